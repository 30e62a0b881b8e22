package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.MeshId;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.postgres.resource.PgRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of the server: a description, and as its last line the marker of what is ours.
 *
 * @param description without the marker line
 * @param marker whose it is; empty where nobody's
 * @param use what a role is for
 */
public record PgComment(String description, Optional<Marker> marker, Optional<PgRole.Use> use) {
  private static final Pattern MARKER =
      Pattern.compile(
          "meshwright:\\{\"mesh\":\"([a-z][a-z0-9_]{0,62})\",\"scope\":\"([a-z0-9_.]{1,200})\""
              + "(?:,\"use\":\"([a-z]{1,20})\")?}");

  /** The comment of an object of ours. */
  public static PgComment of(String description, Marker marker) {
    return new PgComment(description, Optional.of(marker), Optional.empty());
  }

  /** Reads a comment; what is no marker is description. */
  public static PgComment parse(String text) {
    int cut = text.lastIndexOf('\n');
    Matcher matcher = MARKER.matcher(text.substring(cut + 1));
    if (!matcher.matches()) {
      return new PgComment(text, Optional.empty(), Optional.empty());
    }
    return new PgComment(
        text.substring(0, Math.max(cut, 0)),
        Optional.of(new Marker(new MeshId(matcher.group(1)), matcher.group(2))),
        Optional.ofNullable(matcher.group(3)).flatMap(PgRole.Use::ofWord));
  }

  /** What every comment with a marker of the mesh contains; others may contain it too. */
  static String markerStart(MeshId mesh) {
    return "meshwright:{\"mesh\":\"" + mesh + "\"";
  }

  /** The comment as the server keeps it. */
  public String text() {
    String line = marker.map(this::line).orElse("");
    if (line.isEmpty() || description.isEmpty()) {
      return description + line;
    }
    return description + "\n" + line;
  }

  private String line(Marker mark) {
    return markerStart(mark.mesh())
        + ",\"scope\":\""
        + mark.scope()
        + "\""
        + use.map(u -> ",\"use\":\"" + u.word() + "\"").orElse("")
        + "}";
  }
}

package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.postgres.resource.PgRole;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of the server: a description, and as its last line the marker of what is ours.
 *
 * @param description without the marker line
 * @param marker whose it is; empty where nobody's
 * @param database of a role, which every database of the server shows: the one that it is made for
 * @param use what a role is for
 */
public record PgComment(
    String description,
    Optional<Marker> marker,
    Optional<String> database,
    Optional<PgRole.Use> use) {
  private static final Pattern MARKER =
      Pattern.compile(
          "meshwright:\\{\"mesh\":\"([a-z][a-z0-9_]{0,62})\"(?:,\"workspace\":\"([a-z][a-z0-9_]{0,62})\")?"
              + ",\"scope\":\"([a-z0-9_.]{1,200})\""
              + "(?:,\"db\":\"((?:[A-Za-z0-9._*+-]|%[0-9A-F]{2})+)\")?"
              + "(?:,\"use\":\"([a-z]{1,20})\")?}");

  /** The comment of an object of ours. */
  public static PgComment of(String description, Marker marker) {
    return new PgComment(description, Optional.of(marker), Optional.empty(), Optional.empty());
  }

  /** The comment of a role of ours that is made for a database. */
  public PgComment in(String name) {
    return new PgComment(description, marker, marker.map(m -> name), use);
  }

  /** Reads a comment; what is no marker is description. */
  public static PgComment parse(String text) {
    int cut = text.lastIndexOf('\n');
    Matcher matcher = MARKER.matcher(text.substring(cut + 1));
    if (!matcher.matches()) {
      return new PgComment(text, Optional.empty(), Optional.empty(), Optional.empty());
    }
    return new PgComment(
        text.substring(0, Math.max(cut, 0)),
        Optional.of(
            new Marker(
                new WorkspaceId(
                    matcher.group(1),
                    Optional.ofNullable(matcher.group(2)).orElse(WorkspaceId.MAIN)),
                matcher.group(3))),
        Optional.ofNullable(matcher.group(4))
            .map(d -> URLDecoder.decode(d, StandardCharsets.UTF_8)),
        Optional.ofNullable(matcher.group(5)).flatMap(PgRole.Use::ofWord));
  }

  /**
   * What every comment with a marker of the mesh contains, whatever the workspace; others may too.
   */
  static String markerStart(WorkspaceId mesh) {
    return "meshwright:{\"mesh\":\"" + mesh.mesh() + "\"";
  }

  boolean isFor(PgRole.Use wanted) {
    return use.filter(wanted::equals).isPresent();
  }

  boolean isIn(String name) {
    return database.filter(name::equals).isPresent();
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
        + (mark.mesh().isMain() ? "" : ",\"workspace\":\"" + mark.mesh().workspace() + "\"")
        + ",\"scope\":\""
        + mark.scope()
        + "\""
        + database
            .map(d -> ",\"db\":\"" + URLEncoder.encode(d, StandardCharsets.UTF_8) + "\"")
            .orElse("")
        + use.map(u -> ",\"use\":\"" + u.word() + "\"").orElse("")
        + "}";
  }
}

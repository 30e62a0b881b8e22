package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.postgres.resource.PgRole;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A comment of the server: a description, and as its last line the marker of what is ours.
 *
 * @param description without the marker line
 * @param marker whose it is; empty where nobody's
 * @param database of a role, which every database of the server shows: the one that it is made for
 * @param use what a role is for
 * @param members of a role, its ledger: the members that we made; whoever else is one was made one
 *     by somebody else
 */
public record PgComment(
    String description,
    Optional<Marker> marker,
    Optional<String> database,
    Optional<PgRole.Use> use,
    SortedSet<String> members) {
  /** What every marker begins with, whosever it is. */
  static final String ANY_MARKER = "meshwright:{\"mesh\":\"";

  private static final Pattern ENTRY =
      Pattern.compile("\"((?:[A-Za-z0-9._*+-]|%[0-9A-F]{2}){1,200})\"");
  private static final Pattern MARKER =
      Pattern.compile(
          "meshwright:\\{\"mesh\":\"([a-z][a-z0-9_]{0,62})\"(?:,\"workspace\":\"([a-z][a-z0-9_]{0,62})\")?"
              + ",\"scope\":\"([a-z0-9_.]{1,200})\""
              + "(?:,\"db\":\"((?:[A-Za-z0-9._*+-]|%[0-9A-F]{2})+)\")?"
              + "(?:,\"use\":\"([a-z]{1,20})\")?"
              + "(?:,\"members\":\\[([A-Za-z0-9._*+%\",-]+)\\])?}");

  /** Copies the ledger. */
  public PgComment {
    members = Ordered.set(members);
  }

  /** The comment of an object of ours. */
  public static PgComment of(String description, Marker marker) {
    return new PgComment(
        description, Optional.of(marker), Optional.empty(), Optional.empty(), nobody());
  }

  private static PgComment unmarked(String text) {
    return new PgComment(text, Optional.empty(), Optional.empty(), Optional.empty(), nobody());
  }

  private static SortedSet<String> nobody() {
    return Ordered.set(List.of());
  }

  /** The comment of a role of ours that is made for a database. */
  public PgComment in(String name) {
    return new PgComment(description, marker, marker.map(m -> name), use, members);
  }

  /** The comment of a role of ours with another ledger. */
  public PgComment with(Collection<String> ledger) {
    return new PgComment(description, marker, database, use, Ordered.set(ledger));
  }

  /** Reads a comment; what is no marker is description. */
  public static PgComment parse(String text) {
    int cut = text.lastIndexOf('\n');
    Matcher matcher = MARKER.matcher(text.substring(cut + 1));
    if (!matcher.matches()) {
      return unmarked(text);
    }
    Optional<SortedSet<String>> ledger =
        Optional.ofNullable(matcher.group(6)).map(PgComment::ledger).orElse(Optional.of(nobody()));
    if (ledger.isEmpty()) {
      return unmarked(text);
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
        Optional.ofNullable(matcher.group(5)).flatMap(PgRole.Use::ofWord),
        ledger.get());
  }

  /** The entries of a ledger; empty where it is damaged, and then nothing is believed. */
  private static Optional<SortedSet<String>> ledger(String text) {
    TreeSet<String> names = new TreeSet<>();
    for (String entry : text.split(",", -1)) {
      Matcher matcher = ENTRY.matcher(entry);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      names.add(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8));
    }
    return Optional.of(names);
  }

  /** What every comment with a marker of the workspace contains; others may too. */
  static String markerStart(WorkspaceId mesh) {
    return ANY_MARKER
        + mesh.mesh()
        + "\","
        + (mesh.isMain() ? "" : "\"workspace\":\"" + mesh.workspace() + "\",")
        + "\"scope\":\"";
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
        + mark.scope()
        + "\""
        + database.map(d -> ",\"db\":" + quoted(d)).orElse("")
        + use.map(u -> ",\"use\":\"" + u.word() + "\"").orElse("")
        + (members.isEmpty()
            ? ""
            : members.stream()
                .map(PgComment::quoted)
                .collect(Collectors.joining(",", ",\"members\":[", "]")))
        + "}";
  }

  private static String quoted(String name) {
    return "\"" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "\"";
  }
}

package io.meshwright.kit.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the comment of a database's object holds: a description for people, and a last line for us,
 * in letters, digits and signs that need no escape in any literal.
 *
 * @param description for people
 * @param fields what the last line says; empty where there is none
 */
public record MarkedComment(String description, Map<String, String> fields) {
  private static final String PREFIX = "meshwright:";
  private static final String MESH = "mesh";
  private static final String WORKSPACE = "workspace";
  private static final String SCOPE = "scope";
  private static final String CLAIM = "claim.";
  private static final String AT = "at";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Copies the fields. */
  public MarkedComment {
    fields = Ordered.map(fields);
  }

  /** Reads a comment. */
  public static MarkedComment read(String comment) {
    int line = comment.lastIndexOf('\n');
    String last = comment.substring(line + 1);
    if (!last.startsWith(PREFIX)) {
      return new MarkedComment(comment, Map.of());
    }
    TreeMap<String, String> fields = new TreeMap<>();
    for (String field : last.substring(PREFIX.length()).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return new MarkedComment(line < 0 ? "" : comment.substring(0, line), fields);
  }

  /**
   * Reads the comment of an object that copies take along. A line that was written for another
   * object, or says of none for which, says nothing about this one.
   *
   * @param place of the object, as in {@link #at}
   */
  public static MarkedComment read(String comment, String place) {
    MarkedComment read = read(comment);
    return place.equals(read.fields.get(AT)) ? read : new MarkedComment(read.description, Map.of());
  }

  /** A comment that says whose the object is. */
  public static MarkedComment of(String description, Marker marker) {
    return new MarkedComment(
        description,
        Map.of(
            MESH,
            marker.mesh().mesh(),
            WORKSPACE,
            marker.mesh().workspace(),
            SCOPE,
            marker.scope()));
  }

  /** The comment with one field more. */
  public MarkedComment with(String key, String value) {
    TreeMap<String, String> all = new TreeMap<>(fields);
    all.put(key, value);
    return new MarkedComment(description, all);
  }

  /**
   * The comment of one object and of no other.
   *
   * @param place what tells the object from each other of its kind
   */
  public MarkedComment at(String place) {
    return with(AT, place);
  }

  /** The comment with another ledger. */
  public MarkedComment claiming(Collection<String> claims) {
    TreeMap<String, String> all = new TreeMap<>(fields);
    all.keySet().removeIf(k -> k.startsWith(CLAIM));
    claims.forEach(c -> all.put(CLAIM + c, ""));
    return new MarkedComment(description, all);
  }

  /** Who is in the ledger: what they were given is ours. */
  public SortedSet<String> claims() {
    return Ordered.set(
        fields.keySet().stream()
            .filter(k -> k.startsWith(CLAIM))
            .map(k -> k.substring(CLAIM.length()))
            .toList());
  }

  /** The marker; empty where there is none. */
  public Optional<Marker> marker() {
    String mesh = fields.getOrDefault(MESH, "");
    String workspace = fields.getOrDefault(WORKSPACE, "");
    String scope = fields.getOrDefault(SCOPE, "");
    return scope.isEmpty() || !isName(mesh) || !isName(workspace)
        ? Optional.empty()
        : Optional.of(new Marker(new WorkspaceId(mesh, workspace), scope));
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** As it is written. */
  public String text() {
    List<String> parts = new ArrayList<>();
    fields.forEach((key, value) -> parts.add(encoded(key) + "=" + encoded(value)));
    String line = fields.isEmpty() ? "" : PREFIX + String.join("&", parts);
    return description.isEmpty() || line.isEmpty() ? description + line : description + "\n" + line;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}

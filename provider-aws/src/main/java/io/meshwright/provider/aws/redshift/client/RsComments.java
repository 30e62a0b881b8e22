package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a comment holds: a description for people, and a last line for us, in letters, digits and
 * signs that need no escape in any literal.
 *
 * @param description for people
 * @param fields what the last line says; empty where there is none
 */
public record RsComments(String description, Map<String, String> fields) {
  private static final String PREFIX = "meshwright:";
  private static final String MESH = "mesh";
  private static final String WORKSPACE = "workspace";
  private static final String SCOPE = "scope";
  private static final String CLAIM = "claim.";
  private static final String SHARE = "share.";
  private static final String COLUMN = "column.";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Copies the fields. */
  public RsComments {
    fields = Ordered.map(fields);
  }

  /** Reads a comment. */
  public static RsComments of(Optional<String> comment) {
    String text = comment.orElse("");
    int line = text.lastIndexOf('\n');
    String last = text.substring(line + 1);
    if (!last.startsWith(PREFIX)) {
      return new RsComments(text, Map.of());
    }
    TreeMap<String, String> fields = new TreeMap<>();
    for (String field : last.substring(PREFIX.length()).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return new RsComments(line < 0 ? "" : text.substring(0, line), fields);
  }

  /**
   * The comment of a schema of ours.
   *
   * @param shares our datashares of it, each with those whose use of it is ours
   */
  public static String of(
      RsSchema schema,
      Marker marker,
      Collection<String> claims,
      Map<String, SortedSet<String>> shares) {
    return new RsComments(schema.description(), ours(marker, claims)).sharing(shares).text();
  }

  /** The comment of a table of ours; it says what columns are called by their contract. */
  public static String of(RsTable table, Marker marker, Collection<String> claims) {
    TreeMap<String, String> fields = ours(marker, claims);
    for (RsColumn column : table.columns()) {
      if (!column.neutral().isEmpty()) {
        fields.put(COLUMN + column.name(), column.neutral() + " " + column.published());
      }
    }
    return new RsComments(table.description(), fields).text();
  }

  private static TreeMap<String, String> ours(Marker marker, Collection<String> claims) {
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put(MESH, marker.mesh().mesh());
    fields.put(WORKSPACE, marker.mesh().workspace());
    fields.put(SCOPE, marker.scope());
    claims.forEach(c -> fields.put(CLAIM + c, ""));
    return fields;
  }

  /** The comment with another ledger. */
  public RsComments claiming(Collection<String> claims) {
    TreeMap<String, String> all = new TreeMap<>(fields);
    all.keySet().removeIf(k -> k.startsWith(CLAIM));
    claims.forEach(c -> all.put(CLAIM + c, ""));
    return new RsComments(description, all);
  }

  /** The comment with other datashares. */
  public RsComments sharing(Map<String, SortedSet<String>> shares) {
    TreeMap<String, String> all = new TreeMap<>(fields);
    all.keySet().removeIf(k -> k.startsWith(SHARE));
    shares.forEach((name, users) -> all.put(SHARE + name, String.join(" ", users)));
    return new RsComments(description, all);
  }

  /** Datashares that are ours, each with those whose use of it is ours. */
  public SortedMap<String, SortedSet<String>> shares() {
    TreeMap<String, SortedSet<String>> shares = new TreeMap<>();
    fields.forEach(
        (key, value) -> {
          if (key.startsWith(SHARE)) {
            List<String> users = Arrays.stream(value.split(" ")).filter(u -> !u.isEmpty()).toList();
            shares.put(key.substring(SHARE.length()), Ordered.set(users));
          }
        });
    return Ordered.map(shares);
  }

  /** As it is written. */
  public String text() {
    List<String> parts = new ArrayList<>();
    fields.forEach((key, value) -> parts.add(encoded(key) + "=" + encoded(value)));
    String line = fields.isEmpty() ? "" : PREFIX + String.join("&", parts);
    return description.isEmpty() || line.isEmpty() ? description + line : description + "\n" + line;
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

  /** Grantees of the grants that are ours. */
  public SortedSet<String> claims() {
    return Ordered.set(
        fields.keySet().stream()
            .filter(k -> k.startsWith(CLAIM))
            .map(k -> k.substring(CLAIM.length()))
            .toList());
  }

  /** What a column is called by its contract. */
  String published(String column) {
    List<String> told = told(column);
    return told.size() == 2 ? told.get(1) : column;
  }

  /** The neutral type that a column was made of; empty where nobody says. */
  String neutral(String column) {
    List<String> told = told(column);
    return told.size() == 2 ? told.getFirst() : "";
  }

  private List<String> told(String column) {
    return Arrays.asList(fields.getOrDefault(COLUMN + column, "").split(" ", 2));
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

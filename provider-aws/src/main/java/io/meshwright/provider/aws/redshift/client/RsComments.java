package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Marker;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a comment holds: a description for people, and a last line for us, in letters, digits and
 * signs that need no escape in any literal.
 *
 * @param description for people
 * @param fields what the last line says; empty where there is none
 */
public record RsComments(String description, Map<String, String> fields) {
  private static final String SHARE = "share.";
  private static final String COLUMN = "column.";

  /** Copies the fields. */
  public RsComments {
    fields = Ordered.map(fields);
  }

  /** Reads a comment. */
  public static RsComments of(Optional<String> comment) {
    return of(MarkedComment.read(comment.orElse("")));
  }

  private static RsComments of(MarkedComment comment) {
    return new RsComments(comment.description(), comment.fields());
  }

  private MarkedComment marked() {
    return new MarkedComment(description, fields);
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
    return of(MarkedComment.of(schema.description(), marker).claiming(claims))
        .sharing(shares)
        .text();
  }

  /** The comment of a table of ours; it says what columns are called by their contract. */
  public static String of(RsTable table, Marker marker, Collection<String> claims) {
    MarkedComment comment = MarkedComment.of(table.description(), marker).claiming(claims);
    for (RsColumn column : table.columns()) {
      if (!column.neutral().isEmpty()) {
        comment = comment.with(COLUMN + column.name(), column.neutral() + " " + column.published());
      }
    }
    return comment.text();
  }

  /** The comment with another ledger. */
  public RsComments claiming(Collection<String> claims) {
    return of(marked().claiming(claims));
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
    return marked().text();
  }

  /** The marker; empty where there is none. */
  public Optional<Marker> marker() {
    return marked().marker();
  }

  /** Grantees of the grants that are ours. */
  public SortedSet<String> claims() {
    return marked().claims();
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
}

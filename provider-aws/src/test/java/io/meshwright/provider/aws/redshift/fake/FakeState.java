package io.meshwright.provider.aws.redshift.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in a database. */
final class FakeState {
  final Map<String, String> schemas = new TreeMap<>();
  final Map<String, Table> tables = new TreeMap<>();
  final Set<Right> rights = new TreeSet<>();
  final Map<String, RowPolicy> rowPolicies = new TreeMap<>();
  final Set<Attached> attachedRows = new TreeSet<>();
  final Map<String, MaskPolicy> maskPolicies = new TreeMap<>();
  final Set<Attached> attachedMasks = new TreeSet<>();

  final Map<String, Share> shares = new TreeMap<>();

  /** Texts of views that somebody made, by schema and name. */
  final Map<String, String> views = new TreeMap<>();

  /** What tables that are made come with; the table is empty, and the schema where any is meant. */
  final Set<Right> defaults = new TreeSet<>();

  /** Datashare, end of line, who uses it. */
  final Set<String> shareUsers = new TreeSet<>();

  /** Those of them that are authorised, and whether to write. */
  final Map<String, Boolean> authorised = new TreeMap<>();

  /** Tables whose row policies, or masks, do not shut them for datashares. */
  final Set<String> unlimitedInShares = new TreeSet<>();

  final Set<String> unmaskedInShares = new TreeSet<>();

  /** A datashare; tables by their key. */
  record Share(boolean open, Set<String> schemas, Set<String> takesAll, Set<String> tables) {}

  /** A column. */
  record Column(String type, boolean notNull) {}

  /** A table. */
  record Table(
      String schema, String name, Map<String, Column> columns, String comment, String security) {}

  /** A right; empty table for one on the schema, empty column for one on the whole. */
  record Right(String schema, String table, String column, String word, String who)
      implements Comparable<Right> {
    @Override
    public int compareTo(Right other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A row policy. */
  record RowPolicy(Map<String, String> columns, String shown) {}

  /** A masking policy. */
  record MaskPolicy(String input, String type, String shown) {}

  /** A policy that is attached; a row policy has neither column nor priority. */
  record Attached(
      String policy, String schema, String table, String column, String who, int priority)
      implements Comparable<Attached> {
    @Override
    public int compareTo(Attached other) {
      return toString().compareTo(other.toString());
    }

    boolean isOn(String otherSchema, String otherTable) {
      return schema.equals(otherSchema) && table.equals(otherTable);
    }
  }

  static String key(String schema, String table) {
    return schema + "\n" + table;
  }

  Table table(String schema, String name) {
    Table table = tables.get(key(schema, name));
    if (table == null) {
      throw new IllegalArgumentException("relation " + schema + "." + name + " does not exist");
    }
    return table;
  }

  void put(Table table) {
    tables.put(key(table.schema(), table.name()), table);
  }

  FakeState copy() {
    FakeState copy = new FakeState();
    copy.schemas.putAll(schemas);
    tables.forEach(
        (key, t) ->
            copy.tables.put(
                key,
                new Table(
                    t.schema(),
                    t.name(),
                    new LinkedHashMap<>(t.columns()),
                    t.comment(),
                    t.security())));
    shares.forEach(
        (name, s) ->
            copy.shares.put(
                name,
                new Share(
                    s.open(),
                    new TreeSet<>(s.schemas()),
                    new TreeSet<>(s.takesAll()),
                    new TreeSet<>(s.tables()))));
    copy.views.putAll(views);
    copy.defaults.addAll(defaults);
    copy.shareUsers.addAll(shareUsers);
    copy.authorised.putAll(authorised);
    copy.unlimitedInShares.addAll(unlimitedInShares);
    copy.unmaskedInShares.addAll(unmaskedInShares);
    copy.rights.addAll(rights);
    copy.rowPolicies.putAll(rowPolicies);
    copy.attachedRows.addAll(attachedRows);
    copy.maskPolicies.putAll(maskPolicies);
    copy.attachedMasks.addAll(attachedMasks);
    return copy;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    schemas.forEach((name, comment) -> lines.add("schema " + name + " " + comment));
    tables.values().forEach(t -> lines.add("table " + t));
    rights.forEach(r -> lines.add("right " + r));
    rowPolicies.forEach((name, p) -> lines.add("row policy " + name + " " + p));
    attachedRows.forEach(a -> lines.add("attached " + a));
    maskPolicies.forEach((name, p) -> lines.add("masking policy " + name + " " + p));
    attachedMasks.forEach(a -> lines.add("attached mask " + a));
    shares.forEach((name, s) -> lines.add("datashare " + name + " " + s));
    shareUsers.forEach(u -> lines.add("use of datashare " + u));
    authorised.forEach((u, w) -> lines.add("authorised for datashare " + u + " " + w));
    unlimitedInShares.forEach(t -> lines.add("shown in datashares " + t));
    return lines;
  }
}

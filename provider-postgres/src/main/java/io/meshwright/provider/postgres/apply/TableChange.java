package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.postgres.resource.PgTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of the columns of a table. A column is the one of the same identity, else the one of
 * the same name.
 *
 * @param was the table as it is
 * @param table what it becomes
 * @param kept columns that stay, from the name that they have to the one that they get
 */
record TableChange(PgTable was, PgTable table, SortedMap<String, String> kept) {
  /** Stands behind the name of a column that goes, so that no column is taken for it. */
  private static final String GONE = "\0";

  TableChange {
    kept = Ordered.map(kept);
  }

  static TableChange of(PgTable was, PgTable table) {
    Map<String, String> byId = new TreeMap<>();
    Set<String> twice = new HashSet<>();
    for (PgTable.Column column : was.columns()) {
      Optional<String> id = column.id();
      if (id.isPresent() && byId.putIfAbsent(id.get(), column.name()) != null) {
        twice.add(id.get());
      }
    }
    byId.keySet().removeAll(twice);
    TreeMap<String, String> kept = new TreeMap<>();
    for (PgTable.Column column : table.columns()) {
      column
          .id()
          .flatMap(id -> Optional.ofNullable(byId.get(id)))
          .ifPresent(old -> kept.putIfAbsent(old, column.name()));
    }
    for (PgTable.Column column : table.columns()) {
      if (!kept.containsValue(column.name()) && was.column(column.name()).isPresent()) {
        kept.putIfAbsent(column.name(), column.name());
      }
    }
    return new TableChange(was, table, kept);
  }

  /** The columns that get another name. */
  ColumnMoves moves() {
    TreeMap<String, String> names = new TreeMap<>(kept);
    names.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
    return new ColumnMoves(names);
  }

  /** The table as it is, with what stays of it under its new names. */
  PgTable moved() {
    TreeMap<String, String> names = new TreeMap<>(kept);
    dropped().forEach(name -> names.put(name, name + GONE));
    return new ColumnMoves(names)
        .of(
            new PgTable(
                was.schema(),
                was.name(),
                was.columns().stream().filter(c -> kept.containsKey(c.name())).toList(),
                was.primaryKey(),
                was.unique(),
                was.partition(),
                was.rowSecurity(),
                was.comment()));
  }

  /** The name that a column has, or a key's column that goes. */
  String nameBefore(String name) {
    for (Map.Entry<String, String> entry : kept.entrySet()) {
      if (entry.getValue().equals(name)) {
        return entry.getKey();
      }
    }
    return name.endsWith(GONE) ? name.substring(0, name.length() - GONE.length()) : name;
  }

  List<String> namesBefore(List<String> names) {
    return names.stream().map(this::nameBefore).toList();
  }

  /** Columns that go, by the names that they have. */
  SortedSet<String> dropped() {
    TreeSet<String> dropped = new TreeSet<>();
    was.columns().forEach(c -> dropped.add(c.name()));
    dropped.removeAll(kept.keySet());
    return Ordered.set(dropped);
  }

  /** Columns that get another type, as they become. */
  List<PgTable.Column> retyped() {
    return table.columns().stream()
        .filter(c -> before(c).map(b -> !b.type().equals(c.type())).orElse(false))
        .toList();
  }

  /** Columns that are new. */
  List<PgTable.Column> added() {
    return table.columns().stream().filter(c -> before(c).isEmpty()).toList();
  }

  /** Columns that refuse NULL from now on, as they become. */
  List<PgTable.Column> tightened() {
    return table.columns().stream()
        .filter(c -> !c.nullable() && before(c).map(PgTable.Column::nullable).orElse(false))
        .toList();
  }

  /** A column as it is. */
  Optional<PgTable.Column> before(PgTable.Column column) {
    return kept.containsValue(column.name())
        ? was.column(nameBefore(column.name()))
        : Optional.empty();
  }

  /** Columns under which nothing may lie while they change, by the names that they have. */
  SortedSet<String> touched() {
    TreeSet<String> touched = new TreeSet<>(dropped());
    retyped().forEach(c -> touched.add(nameBefore(c.name())));
    return Ordered.set(touched);
  }

  /** Whether what reads the table changes too. */
  boolean reachesOthers() {
    return !moves().isEmpty() || !touched().isEmpty();
  }
}

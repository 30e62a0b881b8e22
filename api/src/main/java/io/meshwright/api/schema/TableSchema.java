package io.meshwright.api.schema;

import io.meshwright.api.document.DocumentValue;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of one table of a contract.
 *
 * @param name the schema object's name
 * @param physicalName the name that the contract wants on the platform
 * @param description for people; may be empty
 * @param columns in order; at least one, names unique; positions in the primary key and among the
 *     partition columns count from 1 without a gap
 * @param further what else its document says, as written
 */
public record TableSchema(
    String name,
    Optional<String> physicalName,
    String description,
    List<Column> columns,
    DocumentValue.Fields further) {

  /** Checks that there are columns, that no two have one name, and the positions of keys. */
  public TableSchema {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table '" + name + "' has no columns");
    }
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            "table '" + name + "' has two columns named '" + column.name() + "'");
      }
    }
    positions(name, "primary key", columns.stream().map(Column::primaryKeyPosition));
    positions(name, "partition", columns.stream().map(Column::partitionPosition));
  }

  private static void positions(String table, String what, Stream<OptionalInt> written) {
    List<Integer> positions = written.flatMapToInt(OptionalInt::stream).sorted().boxed().toList();
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i) != i + 1) {
        throw new IllegalArgumentException(
            "table '" + table + "' has " + what + " positions " + positions + ", not 1, 2, ...");
      }
    }
  }

  /** A table of which no document says more. */
  public TableSchema(
      String name, Optional<String> physicalName, String description, List<Column> columns) {
    this(name, physicalName, description, columns, DocumentValue.Fields.NONE);
  }

  /** A table without description. */
  public static TableSchema of(String name, List<Column> columns) {
    return new TableSchema(name, Optional.empty(), "", columns);
  }

  /** A table without description. */
  public static TableSchema of(String name, Column... columns) {
    return of(name, List.of(columns));
  }

  /** The column of that name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  /** Names in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Names of the primary key's columns in key order; empty where there is none. */
  public List<String> primaryKey() {
    return columns.stream()
        .filter(c -> c.primaryKeyPosition().isPresent())
        .sorted(Comparator.comparingInt(c -> c.primaryKeyPosition().getAsInt()))
        .map(Column::name)
        .toList();
  }
}

package io.meshwright.spi;

import io.meshwright.api.schema.DataType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What consumers find at a subject, as far as the platform tells.
 *
 * @param columns in the order that consumers see
 */
public record PublishedTable(List<Column> columns) {
  /** Copies the columns, and refuses two of one name. */
  public PublishedTable {
    columns = List.copyOf(columns);
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            "two published columns are named '" + column.name() + "'");
      }
    }
  }

  /**
   * A column.
   *
   * @param name its published name
   * @param type its neutral type; empty where the native one stands for none
   * @param required whether the platform refuses NULL where it is written; empty where it does not
   *     tell
   * @param stableId identity that survives a rename, where the platform keeps it
   */
  public record Column(
      String name,
      Optional<DataType> type,
      Optional<Boolean> required,
      Optional<String> stableId) {}
}

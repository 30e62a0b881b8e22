package io.meshwright.provider.postgres.sql;

import io.meshwright.api.schema.DataType;
import java.util.Map;
import java.util.Optional;

/** Types of a table's columns. */
@FunctionalInterface
public interface ColumnTypes {
  /**
   * The type of a column; empty where there is none of that name, or its type has no neutral one.
   */
  Optional<DataType> of(String column);

  /** Types by name. */
  static ColumnTypes of(Map<String, DataType> types) {
    Map<String, DataType> copy = Map.copyOf(types);
    return column -> Optional.ofNullable(copy.get(column));
  }
}

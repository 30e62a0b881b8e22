package io.meshwright.provider.postgres.sql;

import io.meshwright.api.schema.DataType;
import java.util.Map;
import java.util.Optional;

/** Types of a table's columns. */
@FunctionalInterface
public interface ColumnTypes {
  /** The native type of a column as {@code format_type} writes it; empty where there is none. */
  Optional<String> nativeOf(String column);

  /**
   * The type of a column; empty where there is none of that name, or its type has no neutral one.
   */
  default Optional<DataType> of(String column) {
    return nativeOf(column).flatMap(PgTypes::neutral);
  }

  /** Native types by name. */
  static ColumnTypes of(Map<String, String> types) {
    Map<String, String> copy = Map.copyOf(types);
    return column -> Optional.ofNullable(copy.get(column));
  }
}

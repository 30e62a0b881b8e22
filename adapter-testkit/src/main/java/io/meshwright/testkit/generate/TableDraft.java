package io.meshwright.testkit.generate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.SortedMap;

/**
 * A table together with the constants that its filters compare with, so that its rows can sit on
 * the boundaries.
 *
 * @param schema its columns
 * @param constants per column that can be compared a few values
 */
public record TableDraft(TableSchema schema, SortedMap<String, List<DataValue>> constants) {
  /** Copies the constants. */
  public TableDraft {
    constants = Ordered.map(constants);
  }

  /** Columns that a comparison may name. */
  public List<Column> comparable() {
    return schema.columns().stream().filter(c -> c.type().isComparable()).toList();
  }

  /** The constants of a column. */
  public List<DataValue> constants(Column column) {
    return constants.getOrDefault(column.name(), List.of());
  }
}

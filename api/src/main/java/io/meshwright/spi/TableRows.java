package io.meshwright.spi;

import io.meshwright.api.schema.DataValue;
import java.util.List;

/**
 * Rows of a table, in memory.
 *
 * @param columns names of the columns that could be read, in order
 * @param rows values in that order
 */
public record TableRows(List<String> columns, List<List<DataValue>> rows) {
  /** Copies the lists. */
  public TableRows {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}

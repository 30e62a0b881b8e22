package io.meshwright.spi;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.util.Iterator;
import java.util.List;

/** Bulk load of a port's table, as the deployer. */
public interface Transfer {
  /** Whether the table holds no row. */
  boolean isEmpty(OutputPort port, TableSchema table);

  /**
   * Loads rows, all or none.
   *
   * @param columns names in the order of each row's values
   * @return how many rows were loaded
   */
  long load(
      OutputPort port, TableSchema table, List<String> columns, Iterator<List<DataValue>> rows);
}

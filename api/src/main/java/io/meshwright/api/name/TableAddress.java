package io.meshwright.api.name;

/**
 * One table of a port's contract, written {@code domain.product.port@major.table}.
 *
 * @param port the port
 * @param table the schema object's name in the contract; any text without control characters
 */
public record TableAddress(PortAddress port, String table) implements Comparable<TableAddress> {
  /** Checks the rule for table names. */
  public TableAddress {
    NameRule.anyText("table", table);
  }

  /** The address of one of its columns. */
  public ColumnAddress column(String column) {
    return new ColumnAddress(this, column);
  }

  @Override
  public int compareTo(TableAddress other) {
    int byPort = port.compareTo(other.port);
    return byPort != 0 ? byPort : table.compareTo(other.table);
  }

  @Override
  public String toString() {
    return port + "." + table;
  }
}

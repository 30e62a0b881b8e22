package io.meshwright.api.name;

/**
 * One column of a table, written {@code domain.product.port@major.table.column}.
 *
 * @param table the table
 * @param column the property's name in the contract; any text without control characters
 */
public record ColumnAddress(TableAddress table, String column)
    implements Comparable<ColumnAddress> {
  /** Checks the rule for column names. */
  public ColumnAddress {
    NameRule.anyText("column", column);
  }

  @Override
  public int compareTo(ColumnAddress other) {
    int byTable = table.compareTo(other.table);
    return byTable != 0 ? byTable : column.compareTo(other.column);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}

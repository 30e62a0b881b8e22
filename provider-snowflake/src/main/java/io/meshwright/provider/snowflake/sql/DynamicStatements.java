package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.SortedMap;

/**
 * Statements about dynamic tables
 * (https://docs.snowflake.com/en/sql-reference/sql/create-dynamic-table). One names no columns
 * before its query: each has the name of the column that it keeps.
 */
public final class DynamicStatements {
  private DynamicStatements() {}

  /**
   * A dynamic table with nothing in it, in place of one that is there or not. Nothing fills it but
   * {@link #refresh}, until it has a lag.
   *
   * @param replaces whether one is there, whose grants go with it
   * @param types neutral types by column of the table that it reads
   * @throws UnwritableException where something in it cannot be written
   */
  public static SqlText create(
      SfDynamicTable table,
      SfView.Body.Ruled body,
      SortedMap<String, DataType> types,
      String comment,
      boolean replaces)
      throws UnwritableException {
    return SfText.of(replaces ? "CREATE OR REPLACE DYNAMIC TABLE" : "CREATE DYNAMIC TABLE")
        .name(table.database(), table.schema(), table.name())
        .words("TARGET_LAG =")
        .words(SfDynamicTable.DOWNSTREAM)
        .words("WAREHOUSE =")
        .name(table.warehouse())
        .words("REFRESH_MODE = AUTO INITIALIZE = ON_SCHEDULE COMMENT =")
        .text(comment)
        .words("AS")
        .sql(ViewStatements.query(body, types));
  }

  /** Fills it, or refreshes what is in it. */
  public static SqlText refresh(SfDynamicTable table) {
    return alter(table).words("REFRESH");
  }

  /** How old it may be. What is set in one statement the page writes with commas and without. */
  public static SqlText lag(SfDynamicTable table) {
    return alter(table).words("SET TARGET_LAG =").text(table.lag());
  }

  /** Where it is refreshed. */
  public static SqlText warehouse(SfDynamicTable table) {
    return alter(table).words("SET WAREHOUSE =").name(table.warehouse());
  }

  /** What is said of it. */
  public static SqlText comment(SfDynamicTable table, String comment) {
    return alter(table).words("SET COMMENT =").text(comment);
  }

  private static SqlText alter(SfDynamicTable table) {
    return SfText.of("ALTER DYNAMIC TABLE").name(table.database(), table.schema(), table.name());
  }

  /** Drops it with what it keeps; what it reads stays. */
  public static SqlText drop(SfDynamicTable table) {
    return SfText.of("DROP DYNAMIC TABLE").name(table.database(), table.schema(), table.name());
  }
}

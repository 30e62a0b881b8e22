package io.meshwright.provider.snowflake.client;

import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.sql.SfTypes;

/** A column of a table, as the catalogue shows it. */
final class ShownColumn {
  private ShownColumn() {}

  /**
   * The column.
   *
   * @param comment the table's, which says what the contract calls it
   */
  static SfColumn of(SnowflakeRow row, MarkedComment comment) {
    String name = row.text("column_name");
    return new SfColumn(
        name,
        SfTypes.shown(
            row.text("data_type"),
            row.number("character_maximum_length"),
            row.number("numeric_precision"),
            row.number("numeric_scale"),
            row.number("datetime_precision"),
            row.optional("collation_name")),
        row.text("is_nullable").equals("NO"),
        SfComments.published(comment, name),
        SfComments.neutral(comment, name));
  }
}

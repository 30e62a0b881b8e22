package io.meshwright.provider.snowflake.client;

import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.sql.SfTypes;

/** Columns as the catalogue lists them. */
final class LiveColumns {
  private LiveColumns() {}

  /** A column of a table or view whose comment may say what it was made of. */
  static SfColumn column(SnowflakeRow row, MarkedComment comment) {
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

package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfTable;
import java.util.List;

/**
 * Statements about external tables
 * (https://docs.snowflake.com/en/sql-reference/sql/create-external-table). Nothing but its refresh
 * is altered (https://docs.snowflake.com/en/sql-reference/sql/alter-external-table): another column
 * or comment is another table in place of the one that is there, over the same files.
 */
public final class ExternalStatements {
  private ExternalStatements() {}

  /** A table that is not there; it knows the files that are there. */
  static SqlText create(SfTable table, SfExternal files, String comment) {
    return rest(SfText.of("CREATE EXTERNAL TABLE"), false, table, files, comment);
  }

  /** Another one in its place, at once; who may read it, may still. */
  public static SqlText replace(SfTable table, SfExternal files, String comment) {
    return rest(SfText.of("CREATE OR REPLACE EXTERNAL TABLE"), true, table, files, comment);
  }

  private static SqlText rest(
      SqlText start, boolean copies, SfTable table, SfExternal files, String comment) {
    List<String> stage = files.stageNames();
    SqlText text =
        start
            .name(table.database(), table.schema(), table.name())
            .list(table.columns().stream().map(ExternalStatements::column).toList())
            .words("LOCATION =")
            .stage(
                files.folders(),
                stage.getFirst(),
                stage.subList(1, stage.size()).toArray(String[]::new))
            .words(files.refresh() ? "AUTO_REFRESH = TRUE" : "AUTO_REFRESH = FALSE")
            .words("FILE_FORMAT = (TYPE =")
            .words(files.type())
            .words(")");
    return (copies ? text.words("COPY GRANTS") : text).words("COMMENT =").text(comment);
  }

  /**
   * What a row has under the name that the contract gives; GET takes that as a text
   * (https://docs.snowflake.com/en/sql-reference/functions/get), whatever signs it has.
   */
  private static SqlText column(SfColumn column) {
    SqlText found = SfText.call("GET", SfText.of("VALUE"), SfText.ofText(column.published()));
    return SfText.ofName(column.name())
        .sql(SfTypes.written(column.type()))
        .words("AS")
        .brackets(SfText.cast(found, column.type()));
  }
}

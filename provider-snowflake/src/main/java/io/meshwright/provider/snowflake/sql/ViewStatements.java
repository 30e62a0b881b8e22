package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Statements about secure views (https://docs.snowflake.com/en/sql-reference/sql/create-view). A
 * view names its columns before its text, so that no name in the text is anything but a column of
 * the table.
 */
public final class ViewStatements {
  private ViewStatements() {}

  /**
   * A view that is not there.
   *
   * @param types neutral types by column of the table
   * @throws UnwritableException where something in it cannot be written
   */
  public static SqlText create(
      SfView view, SfView.Body.Ruled body, SortedMap<String, DataType> types, String comment)
      throws UnwritableException {
    return rest(SfText.of("CREATE SECURE VIEW"), false, view, body, types, comment);
  }

  /**
   * Another text, comment or form of a view that is there, at once; who may read it, may still.
   *
   * @param types neutral types by column of the table
   * @throws UnwritableException where something in it cannot be written
   */
  public static SqlText replace(
      SfView view, SfView.Body.Ruled body, SortedMap<String, DataType> types, String comment)
      throws UnwritableException {
    return rest(SfText.of("CREATE OR REPLACE SECURE VIEW"), true, view, body, types, comment);
  }

  private static SqlText rest(
      SqlText start,
      boolean copies,
      SfView view,
      SfView.Body.Ruled body,
      SortedMap<String, DataType> types,
      String comment)
      throws UnwritableException {
    SqlText named =
        start
            .name(view.database(), view.schema(), view.name())
            .list(body.names().stream().map(n -> SfText.ofName(n)).toList());
    return (copies ? named.words("COPY GRANTS") : named)
        .words("COMMENT =")
        .text(comment)
        .words("AS")
        .sql(query(body, types));
  }

  /**
   * What a view selects: rows in which somebody sees some cell, and of each column what the body of
   * a masking policy would make of it.
   *
   * @param types neutral types by column of the table
   * @throws UnwritableException where something in it cannot be written
   */
  public static SqlText query(SfView.Body.Ruled body, SortedMap<String, DataType> types)
      throws UnwritableException {
    List<SqlText> items = new ArrayList<>();
    for (SfView.Shown column : body.columns()) {
      CellRule rule = body.cells().get(column.name());
      items.add(
          rule == null
              ? SfText.ofName(column.source())
              : SfBodies.mask(rule, column.source(), types));
    }
    SqlText query =
        SfText.of("SELECT")
            .sql(SfText.joined(items, ","))
            .words("FROM")
            .name(body.table().database(), body.table().schema(), body.table().name());
    return SfBodies.fitting(
        body.rows().equals(Expression.Constant.TRUE)
            ? query
            : query.words("WHERE").sql(SfConditions.write(body.rows(), types, true)));
  }

  /** Drops a view; what it reads stays. */
  public static SqlText drop(String database, String schema, String name) {
    return SfText.of("DROP VIEW").name(database, schema, name);
  }
}

package io.meshwright.provider.aws.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What views select, as the text that an engine gets. */
public final class ViewQueries {
  private ViewQueries() {}

  /**
   * The query of a view whose body is known.
   *
   * @throws UnwritableException where there is no text that surely means it
   */
  public static String write(AwsView view, ViewBody.Select body, ViewDialect dialect)
      throws UnwritableException {
    Expression rows = body.rows();
    List<ViewSql> columns = new ArrayList<>();
    for (int i = 0; i < view.columns().size(); i++) {
      AwsColumn column = view.columns().get(i);
      columns.add(
          cell(column, body, body.cells().get(i), rows, dialect).words("AS").name(column.name()));
    }
    ViewSql query =
        ViewSql.of(dialect, "SELECT")
            .joined(columns, ",")
            .words("FROM")
            .name(body.base().database(), body.base().table());
    if (!rows.equals(Expression.Constant.TRUE)) {
      query.words("WHERE").sql(ViewConditions.write(rows, body.types(), dialect));
    }
    return query.toString();
  }

  private static ViewSql cell(
      AwsColumn column,
      ViewBody.Select body,
      ViewBody.Cell cell,
      Expression rows,
      ViewDialect dialect)
      throws UnwritableException {
    ViewSql source = ViewSql.of(dialect, "").name(cell.source());
    ViewSql shown =
        cell.mask().isEmpty()
            ? source
            : ViewMasks.write(cell.mask().get(), source, type(column), column.type());
    if (cell.visible().equals(rows)) {
      return shown;
    }
    return ViewSql.of(dialect, "CASE WHEN")
        .sql(ViewConditions.write(cell.visible(), body.types(), dialect))
        .words("THEN")
        .sql(shown)
        .words("END");
  }

  private static DataType type(AwsColumn column) throws UnwritableException {
    Optional<DataType> type = HiveTypes.neutral(column.type(), column.neutral());
    return type.orElseThrow(
        () -> new UnwritableException("view-masks", "it masks a " + column.type()));
  }
}

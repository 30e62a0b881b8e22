package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the server makes of conditions and views. What is not recognised exactly is opaque:
 * nothing is guessed. Texts must come from a connection whose {@code search_path} is empty.
 */
public final class PgParser {
  private PgParser() {}

  /** Types of the columns of tables. */
  @FunctionalInterface
  public interface TableTypes {
    /** Types of a table's columns; empty where the table is not known. */
    Optional<ColumnTypes> of(String schema, String table);
  }

  /** A condition as {@code pg_get_expr} writes it, in normal form. */
  public static Expression condition(String text, ColumnTypes types) {
    return new Expression.Opaque(text + types);
  }

  /**
   * The body of a view as {@code pg_get_viewdef} writes it.
   *
   * @param columnNames names of the view's columns, in order
   * @param comments descriptions by column name; columns without one may be left out
   */
  public static PgView.Body view(
      String definition,
      List<String> columnNames,
      Map<String, String> comments,
      TableTypes tables) {
    return new PgView.Unread(Digest.of(definition + comments + tables), columnNames);
  }
}

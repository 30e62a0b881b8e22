package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the server makes of conditions and views. What is not recognised exactly is opaque:
 * nothing is guessed, since a wrong reading would be a security hole.
 *
 * <p>The texts must come from a connection with {@code search_path = ''}, {@code DateStyle = ISO},
 * {@code bytea_output = hex} and {@code standard_conforming_strings = on}, the last three of which
 * are defaults.
 */
public final class PgParser {
  private PgParser() {}

  /** Types of the columns of tables. */
  @FunctionalInterface
  public interface TableTypes {
    /** Types of a table's columns; empty where the relation is not known, or not a table. */
    Optional<ColumnTypes> of(String schema, String table);
  }

  /** A condition as {@code pg_get_expr} writes it, in normal form. */
  public static Expression condition(String text, ColumnTypes types) {
    try {
      return NormalForm.of(ConditionReader.giving(types).condition(SqlReader.expression(text)));
    } catch (UnreadableException e) {
      return ConditionReader.opaque(text);
    }
  }

  /**
   * The body of a view as {@code pg_get_viewdef(oid)} writes it.
   *
   * @param columnNames names of the view's columns, in order
   * @param comments descriptions by column name; columns without one may be left out
   */
  public static PgView.Body view(
      String definition,
      List<String> columnNames,
      Map<String, String> comments,
      TableTypes tables) {
    PgView.Unread unread = new PgView.Unread(Digest.of(definition), columnNames);
    try {
      PgView.Select select = ViewReader.view(definition, comments, tables);
      return select.columnNames().equals(columnNames) ? select : unread;
    } catch (UnreadableException e) {
      return unread;
    }
  }
}

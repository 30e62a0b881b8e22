package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Expression;

/** Conditions as this dialect writes them. */
public final class PgConditions {
  private PgConditions() {}

  /** A condition over a table's columns; no outer brackets.
   *
   * @throws IllegalArgumentException where a part is opaque: what was not read is never written
   */
  public static String write(Expression condition, ColumnTypes types) {
    throw new IllegalStateException(condition.text() + types);
  }
}

package io.meshwright.provider.postgres.sql;

import io.meshwright.provider.postgres.resource.PgView;

/** Queries of views as this dialect writes them. */
public final class PgViews {
  private PgViews() {}

  /** The query of a view, to stand after {@code AS}.
   *
   * @param types types of the source's columns
   */
  public static String query(PgView.Select view, ColumnTypes types) {
    throw new IllegalStateException(view.toString() + types);
  }
}

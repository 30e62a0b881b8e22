package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.stream.Collectors;

/** Queries of views as this dialect writes them. */
public final class PgViews {
  private PgViews() {}

  /**
   * The query of a view, to stand after {@code AS}. Every column keeps the type of its source,
   * whatever masks it has, so that the view can be replaced in place.
   *
   * @param types types of the source's columns
   * @throws IllegalArgumentException where a condition is opaque or a source column has no type
   */
  public static String query(PgView.Select view, ColumnTypes types) {
    String columns =
        view.columns().stream()
            .map(c -> value(c, types) + " AS " + PgSql.quoteIdentifier(c.name()))
            .collect(Collectors.joining(", "));
    String where = view.where().map(w -> " WHERE " + PgConditions.write(w, types)).orElse("");
    return "SELECT "
        + columns
        + " FROM "
        + PgSql.qualified(view.sourceSchema(), view.sourceTable())
        + where;
  }

  private static String value(PgView.Column column, ColumnTypes types) {
    String raw = PgSql.quoteIdentifier(column.source());
    if (column.visible().isEmpty() && column.masks().isEmpty()) {
      return raw;
    }
    String nativeType =
        types
            .nativeOf(column.source())
            .filter(t -> PgTypes.neutral(t).isPresent())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "column '" + column.source() + "' has no neutral type"));
    String value = raw;
    if (!column.masks().isEmpty()) {
      value =
          column.masks().stream()
              .map(
                  m ->
                      " WHEN "
                          + binding(m.when(), types)
                          + " THEN "
                          + PgMasks.write(m.mask(), column.source(), nativeType))
              .collect(Collectors.joining("", "CASE", " ELSE " + raw + " END"));
    }
    if (column.visible().isPresent()) {
      value =
          "CASE WHEN "
              + PgConditions.write(column.visible().get(), types)
              + " THEN "
              + value
              + " ELSE NULL::"
              + nativeType
              + " END";
    }
    return "(" + value + ")::" + nativeType;
  }

  /** A mask binds unless its condition is false; only one that asks for the row can be unknown. */
  private static String binding(Expression when, ColumnTypes types) {
    String text = PgConditions.writeHiding(when, types);
    return ColumnNames.of(when).isEmpty() ? text : "(" + text + " IS NOT FALSE)";
  }
}

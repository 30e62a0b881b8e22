package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.problem.Problem;
import io.meshwright.provider.snowflake.resource.SfColumn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether a table's columns can be columns here. */
final class TableColumns {
  private static final String WHOLE_ROW = "VALUE";

  private TableColumns() {}

  /** Why they cannot; empty where they can. */
  static Optional<Problem> problem(TableRules rules) {
    Set<String> seen = new HashSet<>();
    for (SfColumn column : rules.form().columns()) {
      String where = rules.policies().table() + "." + column.published();
      if (column.name().equals(WHOLE_ROW) && rules.form().storage().external().isPresent()) {
        return Optional.of(
            Problem.error(
                "name-collision",
                where,
                "every external table has a column VALUE, which is the whole of a row",
                "give the column another name"));
      }
      if (!seen.add(column.name())) {
        return Optional.of(
            Problem.error(
                "name-collision",
                where,
                "two columns become '" + column.name() + "' in Snowflake",
                "rename one of the two"));
      }
      Optional<String> refusal =
          rules
              .policies()
              .schema()
              .column(column.published())
              .flatMap(c -> rules.form().storage().refusal(c.type()));
      if (refusal.isPresent()) {
        return Optional.of(
            Problem.error(
                "bad-type",
                where,
                refusal.get(),
                "choose a type that Snowflake keeps, or place the port elsewhere"));
      }
    }
    return Optional.empty();
  }
}

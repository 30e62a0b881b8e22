package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What one principal gets on one table.
 *
 * @param privileges on the whole table
 * @param columns columns that he may select, where that is not all of them
 * @param rows the rows that he may read, over native names; empty where he may read none
 */
record Given(SortedSet<String> privileges, SortedSet<String> columns, Optional<Expression> rows) {
  private static final String SELECT = "SELECT";
  private static final List<String> WRITE = List.of("DELETE", "INSERT", "UPDATE");
  private static final List<String> EVERYTHING =
      List.of("ALTER", "DELETE", "DROP", "INSERT", "REFERENCES", SELECT, "TRUNCATE", "UPDATE");

  /** Copies the words. */
  Given {
    privileges = Ordered.set(privileges);
    columns = Ordered.set(columns);
  }

  /** What comes of each part of it; without columns nothing is read. */
  static Given of(boolean whole, SortedSet<String> columns, Expression rows, boolean writes) {
    List<String> privileges = new ArrayList<>();
    if (writes) {
      privileges.addAll(WRITE);
    }
    if (whole) {
      privileges.add(SELECT);
    }
    return new Given(
        Ordered.set(privileges),
        whole ? Ordered.set(List.of()) : columns,
        whole || !columns.isEmpty() ? Optional.of(rows) : Optional.empty());
  }

  static Given managing() {
    return new Given(
        Ordered.set(EVERYTHING), Ordered.set(List.of()), Optional.of(Expression.Constant.TRUE));
  }

  /** Whether there is nothing of the table itself in it. */
  boolean isNothing() {
    return privileges.isEmpty() && columns.isEmpty();
  }
}

package io.meshwright.engine.catalogue;

import io.meshwright.api.policy.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rows, in the words of filters, and for how long.
 *
 * @param condition empty for all rows
 * @param from the first instant at which they are seen, where a denial ends
 * @param until the first instant at which they no longer are
 */
record RowWords(String condition, Optional<Instant> from, Optional<Instant> until) {
  /** The alternatives of a condition in normal form; rows of any of them are seen. */
  static List<RowWords> of(Expression rows) {
    List<Expression> alternatives =
        rows instanceof Expression.Or(List<Expression> parts) && !parts.isEmpty()
            ? parts
            : List.of(rows);
    return alternatives.stream().map(RowWords::one).toList();
  }

  private static RowWords one(Expression alternative) {
    List<Expression> parts =
        alternative instanceof Expression.And(List<Expression> all) ? all : List.of(alternative);
    List<Expression> conditions = new ArrayList<>();
    Optional<Instant> from = Optional.empty();
    Optional<Instant> until = Optional.empty();
    for (Expression part : parts) {
      if (part instanceof Expression.Before(Instant end)) {
        until = until.filter(end::isAfter).or(() -> Optional.of(end));
      } else if (part instanceof Expression.Not(Expression.Before(Instant end))) {
        from = from.filter(end::isBefore).or(() -> Optional.of(end));
      } else if (!part.equals(Expression.Constant.TRUE)) {
        conditions.add(part);
      }
    }
    String text =
        switch (conditions.size()) {
          case 0 -> "";
          case 1 -> conditions.getFirst().text();
          default -> new Expression.And(conditions).text();
        };
    return new RowWords(text, from, until);
  }
}

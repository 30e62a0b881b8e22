package io.meshwright.api.policy;

import java.util.List;

/**
 * Shows from their form alone that one condition holds only where another does. It never shows what
 * is not so, and misses much that is; what it shows costs no enumeration.
 */
final class Implication {
  private Implication() {}

  /** Whether the first can be seen to hold only where the second does; both in normal form. */
  static boolean holds(Expression first, Expression second) {
    if (first.equals(second)
        || first.equals(Expression.Constant.FALSE)
        || second.equals(Expression.Constant.TRUE)) {
      return true;
    }
    if (first instanceof Expression.Or(List<Expression> parts)) {
      return parts.stream().allMatch(p -> holds(p, second));
    }
    if (second instanceof Expression.And(List<Expression> parts)) {
      return parts.stream().allMatch(p -> holds(first, p));
    }
    if (second instanceof Expression.Or(List<Expression> parts)
        && parts.stream().anyMatch(p -> holds(first, p))) {
      return true;
    }
    if (first instanceof Expression.And(List<Expression> parts)) {
      return parts.stream().anyMatch(p -> holds(p, second));
    }
    return switch (first) {
      case Expression.Before(var a) -> second instanceof Expression.Before(var b) && !a.isAfter(b);
      case Expression.Not(Expression.Before(var a)) ->
          second instanceof Expression.Not(Expression.Before(var b)) && !b.isAfter(a);
      default -> false;
    };
  }

  /**
   * Whether each alternative of the first can be seen to hold only where one of the others does.
   */
  static boolean holds(Expression first, List<Expression> others) {
    return alternatives(first).stream().allMatch(a -> others.stream().anyMatch(o -> holds(a, o)));
  }

  /** Whether each cell can be seen to be given away by one of the larger rules too. */
  static boolean holds(CellRule smaller, List<CellRule> larger) {
    return alternatives(smaller.visible()).stream()
        .allMatch(
            a ->
                larger.stream()
                    .anyMatch(l -> holds(a, l.visible()) && masks(smaller.masks(), l.masks())));
  }

  private static List<Expression> alternatives(Expression condition) {
    return condition instanceof Expression.Or(List<Expression> parts) ? parts : List.of(condition);
  }

  /**
   * Wherever the larger rules mask, the smaller ones put the same mask or one that reveals nothing.
   * Of several masks the first counts, so only the last may let something through. A mask binds
   * unless its condition is false; what {@link #holds(Expression, Expression)} shows of conditions
   * that hold it shows of conditions that are not false as well, since it goes by their form.
   */
  private static boolean masks(List<CellRule.MaskCase> smaller, List<CellRule.MaskCase> larger) {
    if (smaller.equals(larger)) {
      return true;
    }
    boolean simple =
        smaller.stream()
            .limit(Math.max(0, smaller.size() - 1))
            .allMatch(m -> m.mask().revealsNothing());
    return larger.isEmpty()
        || simple
            && larger.stream()
                .allMatch(
                    l ->
                        smaller.stream()
                            .anyMatch(
                                s ->
                                    (s.mask().equals(l.mask()) || s.mask().revealsNothing())
                                        && holds(l.when(), s.when())));
  }
}

package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The canonical form of a condition: equal text means equal meaning, and what servers do to a
 * condition (BETWEEN to two comparisons, IN to alternatives, negations pushed inwards) is undone.
 * Every rewriting holds in three-valued logic.
 */
public final class NormalForm {
  private NormalForm() {}

  /** The canonical form; applying it twice changes nothing. */
  public static Expression of(Expression condition) {
    return normal(condition, false);
  }

  /** The canonical form after replacing leaves, for example members by constants. */
  public static Expression of(Expression condition, Function<Expression, Expression> leaves) {
    return of(mapLeaves(condition, leaves));
  }

  /** The condition with each leaf (everything but and, or, not) replaced. */
  public static Expression mapLeaves(
      Expression condition, Function<Expression, Expression> leaves) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) ->
          new Expression.And(parts.stream().map(p -> mapLeaves(p, leaves)).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(p -> mapLeaves(p, leaves)).toList());
      case Expression.Not(Expression part) -> new Expression.Not(mapLeaves(part, leaves));
      case Expression.Constant c -> leaves.apply(c);
      case Expression.Compare c -> leaves.apply(c);
      case Expression.In c -> leaves.apply(c);
      case Expression.Between c -> leaves.apply(c);
      case Expression.Like c -> leaves.apply(c);
      case Expression.IsNull c -> leaves.apply(c);
      case Expression.MemberOf c -> leaves.apply(c);
      case Expression.Before c -> leaves.apply(c);
      case Expression.Opaque c -> leaves.apply(c);
    };
  }

  private static Expression normal(Expression condition, boolean negated) {
    return switch (condition) {
      case Expression.Constant(boolean value) -> new Expression.Constant(value != negated);
      case Expression.Not(Expression part) -> normal(part, !negated);
      case Expression.And(List<Expression> parts) -> combine(parts, negated, !negated);
      case Expression.Or(List<Expression> parts) -> combine(parts, negated, negated);
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          normal(
              Expression.and(
                  new Expression.Compare(operand, Expression.Operator.GE, low),
                  new Expression.Compare(operand, Expression.Operator.LE, high)),
              negated);
      case Expression.Compare compare -> comparison(compare, negated);
      case Expression.In in -> negate(membership(in), negated);
      case Expression.Like c -> negate(c, negated);
      case Expression.IsNull c -> negate(c, negated);
      case Expression.MemberOf c -> negate(c, negated);
      case Expression.Before c -> negate(c, negated);
      case Expression.Opaque c -> negate(c, negated);
    };
  }

  private static Expression negate(Expression leaf, boolean negated) {
    if (!negated) {
      return leaf;
    }
    return leaf instanceof Expression.Compare compare
        ? comparison(compare, true)
        : new Expression.Not(leaf);
  }

  /** Constants stand on the right, columns in order of their names. */
  private static Expression comparison(Expression.Compare compare, boolean negated) {
    Expression.Operator operator = negated ? compare.operator().negated() : compare.operator();
    boolean swap =
        compare.left() instanceof Operand.Literal && compare.right() instanceof Operand.ColumnRef
            || compare.left() instanceof Operand.ColumnRef(String left)
                && compare.right() instanceof Operand.ColumnRef(String right)
                && left.compareTo(right) > 0;
    return swap
        ? new Expression.Compare(compare.right(), operator.swapped(), compare.left())
        : new Expression.Compare(compare.left(), operator, compare.right());
  }

  private static Expression membership(Expression.In in) {
    List<DataValue> values =
        in.values().stream().distinct().sorted(Comparator.comparing(DataValue::text)).toList();
    return values.size() == 1
        ? new Expression.Compare(
            in.operand(), Expression.Operator.EQ, new Operand.Literal(values.getFirst()))
        : new Expression.In(in.operand(), values);
  }

  private static Expression combine(List<Expression> parts, boolean negated, boolean conjunction) {
    TreeMap<String, Expression> sorted = new TreeMap<>();
    for (Expression part : parts) {
      Expression normal = normal(part, negated);
      if (normal instanceof Expression.Constant(boolean value)) {
        if (value != conjunction) {
          return normal;
        }
        continue;
      }
      List<Expression> flat =
          conjunction && normal instanceof Expression.And(List<Expression> inner)
              ? inner
              : !conjunction && normal instanceof Expression.Or(List<Expression> inner)
                  ? inner
                  : List.of(normal);
      flat.forEach(p -> sorted.put(p.text(), p));
    }
    List<Expression> result = absorb(new ArrayList<>(sorted.values()), conjunction);
    if (result.isEmpty()) {
      return new Expression.Constant(conjunction);
    }
    if (result.size() == 1) {
      return result.getFirst();
    }
    return conjunction ? new Expression.And(result) : new Expression.Or(result);
  }

  /** {@code a OR (a AND b)} is {@code a}, and the other way round; both hold for unknown too. */
  private static List<Expression> absorb(List<Expression> parts, boolean conjunction) {
    List<Expression> kept = new ArrayList<>();
    for (Expression part : parts) {
      List<Expression> inner =
          conjunction && part instanceof Expression.Or(List<Expression> alternatives)
              ? alternatives
              : !conjunction && part instanceof Expression.And(List<Expression> conditions)
                  ? conditions
                  : List.of();
      if (inner.stream().noneMatch(parts::contains)) {
        kept.add(part);
      }
    }
    return kept;
  }
}

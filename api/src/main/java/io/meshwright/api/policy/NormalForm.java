package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The canonical form of a condition: equal text means equal meaning, and what servers do to a
 * condition (BETWEEN to two comparisons, IN to alternatives, negations pushed inwards) is undone.
 * Every rewriting holds in three-valued logic.
 */
// The same object back means that nothing changed; equality would walk whole trees for that.
@SuppressWarnings("ReferenceEquality")
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

  /**
   * The condition with each leaf (everything but and, or, not) replaced; the very same condition
   * where no leaf is.
   */
  public static Expression mapLeaves(
      Expression condition, Function<Expression, Expression> leaves) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) -> {
        List<Expression> mapped = mapAll(parts, leaves);
        yield Same.object(mapped, parts) ? condition : new Expression.And(mapped);
      }
      case Expression.Or(List<Expression> parts) -> {
        List<Expression> mapped = mapAll(parts, leaves);
        yield Same.object(mapped, parts) ? condition : new Expression.Or(mapped);
      }
      case Expression.Not(Expression part) -> {
        Expression mapped = mapLeaves(part, leaves);
        yield Same.object(mapped, part) ? condition : new Expression.Not(mapped);
      }
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

  private static List<Expression> mapAll(
      List<Expression> parts, Function<Expression, Expression> leaves) {
    List<Expression> mapped = new ArrayList<>(parts.size());
    boolean same = true;
    for (Expression part : parts) {
      Expression next = mapLeaves(part, leaves);
      same &= Same.object(next, part);
      mapped.add(next);
    }
    return same ? parts : mapped;
  }

  private static Expression normal(Expression condition, boolean negated) {
    return switch (condition) {
      case Expression.Constant(boolean value) ->
          negated ? new Expression.Constant(!value) : condition;
      case Expression.Not(Expression part) -> {
        Expression normal = normal(part, !negated);
        yield !negated && normal.equals(condition) ? condition : normal;
      }
      case Expression.And(List<Expression> parts) -> combine(condition, parts, negated, !negated);
      case Expression.Or(List<Expression> parts) -> combine(condition, parts, negated, negated);
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
    if (swap) {
      return new Expression.Compare(compare.right(), operator.swapped(), compare.left());
    }
    return negated ? new Expression.Compare(compare.left(), operator, compare.right()) : compare;
  }

  private static Expression membership(Expression.In in) {
    List<DataValue> values =
        in.values().stream().distinct().sorted(Comparator.comparing(DataValue::text)).toList();
    if (values.equals(in.values()) && values.size() > 1) {
      return in;
    }
    return values.size() == 1
        ? new Expression.Compare(
            in.operand(), Expression.Operator.EQ, new Operand.Literal(values.getFirst()))
        : new Expression.In(in.operand(), values);
  }

  private static Expression combine(
      Expression condition, List<Expression> parts, boolean negated, boolean conjunction) {
    List<Expression> flat = new ArrayList<>(parts.size());
    for (Expression part : parts) {
      Expression normal = normal(part, negated);
      if (normal instanceof Expression.Constant(boolean value)) {
        if (value != conjunction) {
          return normal;
        }
      } else if (conjunction && normal instanceof Expression.And(List<Expression> inner)) {
        flat.addAll(inner);
      } else if (!conjunction && normal instanceof Expression.Or(List<Expression> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(normal);
      }
    }
    List<Expression> result = absorb(sorted(flat), conjunction);
    if (result.isEmpty()) {
      return new Expression.Constant(conjunction);
    }
    if (result.size() == 1) {
      return result.getFirst();
    }
    if (!negated && isSame(result, parts)) {
      return condition;
    }
    return conjunction ? new Expression.And(result) : new Expression.Or(result);
  }

  private static boolean isSame(List<Expression> result, List<Expression> parts) {
    boolean same = result.size() == parts.size();
    for (int i = 0; same && i < parts.size(); i++) {
      same = Same.object(result.get(i), parts.get(i));
    }
    return same;
  }

  /** In order of their text, each once. */
  private static List<Expression> sorted(List<Expression> parts) {
    if (parts.size() < 2) {
      return parts;
    }
    List<String> texts = new ArrayList<>(parts.size());
    boolean ascending = true;
    for (Expression part : parts) {
      String text = part.text();
      ascending &= texts.isEmpty() || texts.getLast().compareTo(text) < 0;
      texts.add(text);
    }
    if (ascending) {
      return parts;
    }
    TreeMap<String, Expression> sorted = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      sorted.put(texts.get(i), parts.get(i));
    }
    return new ArrayList<>(sorted.values());
  }

  /** {@code a OR (a AND b)} is {@code a}, and the other way round; both hold for unknown too. */
  private static List<Expression> absorb(List<Expression> parts, boolean conjunction) {
    if (parts.stream().allMatch(p -> inner(p, conjunction).isEmpty())) {
      return parts;
    }
    Set<Expression> all = new HashSet<>(parts);
    List<Expression> kept = new ArrayList<>();
    for (Expression part : parts) {
      if (inner(part, conjunction).stream().noneMatch(all::contains)) {
        kept.add(part);
      }
    }
    return kept;
  }

  private static List<Expression> inner(Expression part, boolean conjunction) {
    if (conjunction && part instanceof Expression.Or(List<Expression> alternatives)) {
      return alternatives;
    }
    return !conjunction && part instanceof Expression.And(List<Expression> conditions)
        ? conditions
        : List.of();
  }
}

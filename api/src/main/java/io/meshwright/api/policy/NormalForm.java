package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The canonical form of a condition: equal text means equal meaning, and what servers or people do
 * to a condition is undone. Negations stand at leaves; BETWEEN is two comparisons; alternatives for
 * one column are one IN, and what it must not be one NOT IN; constants stand on the right; a LIKE
 * without wildcards is an equality; parts are in order of their text, each once, without those that
 * another one makes superfluous. Every rewriting holds in three-valued logic, so {@code x OR NOT x}
 * is not true and {@code x AND NOT x} not false. Brackets are not multiplied out: two spellings
 * that differ by distribution keep two forms.
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
      case Expression.Like like -> negate(pattern(like), negated);
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
    if (compare.left().equals(compare.right())) {
      return withItself(compare, operator);
    }
    boolean swap =
        compare.left() instanceof Operand.Literal && compare.right() instanceof Operand.ColumnRef
            || compare.left() instanceof Operand.ColumnRef(String left)
                && compare.right() instanceof Operand.ColumnRef(String right)
                && left.compareTo(right) > 0;
    if (swap) {
      return comparison(
          new Expression.Compare(compare.right(), operator.swapped(), compare.left()), false);
    }
    if (operator == Expression.Operator.NE
        && compare.right() instanceof Operand.Literal(DataValue.Bool(boolean value))) {
      Operand opposite = new Operand.Literal(new DataValue.Bool(!value));
      return new Expression.Compare(compare.left(), Expression.Operator.EQ, opposite);
    }
    return negated ? new Expression.Compare(compare.left(), operator, compare.right()) : compare;
  }

  /** What holds of every value is not true, since of NULL it is unknown. */
  private static Expression withItself(Expression.Compare compare, Expression.Operator operator) {
    Expression.Operator same =
        switch (operator) {
          case EQ, LE, GE -> Expression.Operator.EQ;
          case NE, LT, GT -> Expression.Operator.NE;
        };
    return same == compare.operator()
        ? compare
        : new Expression.Compare(compare.left(), same, compare.right());
  }

  private static Expression membership(Expression.In in) {
    Expression one = Junction.oneOf(in.operand(), in.values());
    if (one.equals(in)) {
      return in;
    }
    return one instanceof Expression.Compare compare ? comparison(compare, false) : one;
  }

  /** A pattern without wildcards is the text itself, and of equal patterns one is written. */
  private static Expression pattern(Expression.Like like) {
    Optional<String> text = LikePattern.onlyText(like.pattern());
    if (text.isPresent()) {
      Operand literal = new Operand.Literal(new DataValue.Text(text.get()));
      return comparison(
          new Expression.Compare(like.operand(), Expression.Operator.EQ, literal), false);
    }
    String canonical = LikePattern.canonical(like.pattern());
    return canonical.equals(like.pattern()) ? like : new Expression.Like(like.operand(), canonical);
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
    List<Expression> result = Junction.parts(flat, conjunction);
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
}

package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of one AND, or of one OR, in canonical form. What is done here holds in three-valued
 * logic, where AND is the least and OR the greatest of its parts.
 */
final class Junction {
  private static final DataValue TRUE = new DataValue.Bool(true);
  private static final DataValue FALSE = new DataValue.Bool(false);

  private Junction() {}

  /**
   * Parts that mean the same together, in order of their text.
   *
   * @param flat parts in normal form, none of which is a junction of the same word
   */
  static List<Expression> parts(List<Expression> flat, boolean conjunction) {
    return absorb(sorted(merged(flat, conjunction)), conjunction);
  }

  /**
   * Being one of some values, as one condition; sorted, each once. Being true or false is being
   * equal to itself, which of NULL is unknown.
   */
  static Expression oneOf(Operand operand, Collection<DataValue> values) {
    if (values.contains(TRUE) && values.contains(FALSE)) {
      return new Expression.Compare(operand, Expression.Operator.EQ, operand);
    }
    List<DataValue> sorted =
        values.stream().distinct().sorted(Comparator.comparing(DataValue::text)).toList();
    return sorted.size() == 1
        ? new Expression.Compare(
            operand, Expression.Operator.EQ, new Operand.Literal(sorted.getFirst()))
        : new Expression.In(operand, sorted);
  }

  /** IN is the OR of its equalities, and NOT IN the AND of its inequalities. */
  private static List<Expression> merged(List<Expression> parts, boolean conjunction) {
    if (parts.size() < 2) {
      return parts;
    }
    Map<Operand, List<Expression>> byOperand = new LinkedHashMap<>();
    for (Expression part : parts) {
      Expression list = conjunction ? opposite(part) : part;
      if (!values(list).isEmpty()) {
        byOperand.computeIfAbsent(operand(list), k -> new ArrayList<>()).add(part);
      }
    }
    List<Expression> merged = new ArrayList<>(parts);
    byOperand.forEach(
        (operand, lists) -> {
          if (lists.size() > 1) {
            merged.removeAll(lists);
            List<DataValue> values = new ArrayList<>();
            lists.forEach(l -> values.addAll(values(conjunction ? opposite(l) : l)));
            Expression one = oneOf(operand, values);
            merged.add(conjunction ? opposite(one) : one);
          }
        });
    return merged;
  }

  /** The values of which a column has to be one; none where the condition is of another kind. */
  private static List<DataValue> values(Expression condition) {
    return switch (condition) {
      case Expression.In(Operand operand, List<DataValue> values) -> values;
      case Expression.Compare(
              Operand.ColumnRef column,
              Expression.Operator operator,
              Operand.Literal(DataValue value))
          when operator == Expression.Operator.EQ ->
          List.of(value);
      default -> List.of();
    };
  }

  private static Operand operand(Expression list) {
    return list instanceof Expression.In in ? in.operand() : ((Expression.Compare) list).left();
  }

  /** Of an equality and a list, negated or not, the opposite; anything else as it is, negated. */
  private static Expression opposite(Expression condition) {
    return switch (condition) {
      case Expression.Compare(
              Operand left,
              Expression.Operator operator,
              Operand.Literal(DataValue.Bool(boolean value)))
          when operator == Expression.Operator.EQ ->
          new Expression.Compare(left, operator, new Operand.Literal(new DataValue.Bool(!value)));
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right)
          when operator == Expression.Operator.EQ || operator == Expression.Operator.NE ->
          new Expression.Compare(left, operator.negated(), right);
      case Expression.Not(Expression part) -> part;
      default -> new Expression.Not(condition);
    };
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

  /**
   * {@code a OR (a AND b)} is {@code a}, {@code (a OR b) AND (a OR b OR c)} is {@code (a OR b)}: a
   * part goes where another one has some of its inner parts and no others, or where what one of its
   * inner parts consists of stands there already.
   */
  private static List<Expression> absorb(List<Expression> parts, boolean conjunction) {
    if (parts.size() < 2 || parts.stream().noneMatch(p -> inner(p, conjunction).size() > 1)) {
      return parts;
    }
    Map<Expression, Integer> numbers = new HashMap<>();
    Set<Expression> present = new HashSet<>();
    List<BitSet> inner = new ArrayList<>(parts.size());
    for (Expression part : parts) {
      BitSet set = new BitSet();
      for (Expression each : inner(part, conjunction)) {
        set.set(numbers.computeIfAbsent(each, k -> numbers.size()));
      }
      inner.add(set);
      present.addAll(inner(part, !conjunction));
    }
    List<Expression> kept = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      if (!isAbsorbed(i, inner) && !isPresent(parts.get(i), present, conjunction)) {
        kept.add(parts.get(i));
      }
    }
    return kept;
  }

  private static boolean isPresent(Expression part, Set<Expression> present, boolean conjunction) {
    List<Expression> within =
        switch (part) {
          case Expression.Or(List<Expression> alternatives) when conjunction -> alternatives;
          case Expression.And(List<Expression> conditions) when !conjunction -> conditions;
          default -> List.of();
        };
    return within.stream().anyMatch(w -> present.containsAll(inner(w, !conjunction)));
  }

  private static boolean isAbsorbed(int index, List<BitSet> inner) {
    int size = inner.get(index).cardinality();
    for (BitSet other : inner) {
      if (other.cardinality() < size) {
        BitSet rest = (BitSet) other.clone();
        rest.andNot(inner.get(index));
        if (rest.isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Alternatives of a part of an AND, conditions of a part of an OR. */
  private static List<Expression> inner(Expression part, boolean conjunction) {
    return switch (part) {
      case Expression.Or(List<Expression> alternatives) when conjunction ->
          alternatives.stream().flatMap(a -> leaves(a, true).stream()).toList();
      case Expression.And(List<Expression> conditions) when !conjunction ->
          conditions.stream().flatMap(c -> leaves(c, false).stream()).toList();
      default -> leaves(part, conjunction);
    };
  }

  private static List<Expression> leaves(Expression part, boolean conjunction) {
    Expression list = conjunction ? part : opposite(part);
    if (!(list instanceof Expression.In(Operand operand, List<DataValue> values))) {
      return List.of(part);
    }
    return values.stream()
        .map(v -> oneOf(operand, List.of(v)))
        .map(e -> conjunction ? e : opposite(e))
        .toList();
  }
}

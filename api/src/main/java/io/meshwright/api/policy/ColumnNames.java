package io.meshwright.api.policy;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The columns that conditions are about. */
public final class ColumnNames {
  private ColumnNames() {}

  /** The columns that a condition names. */
  public static SortedSet<String> of(Expression condition) {
    TreeSet<String> found = new TreeSet<>();
    NormalForm.mapLeaves(
        condition,
        leaf ->
            rename(
                leaf,
                name -> {
                  found.add(name);
                  return name;
                }));
    return found;
  }

  /** A leaf with its columns renamed. */
  public static Expression rename(Expression leaf, UnaryOperator<String> names) {
    return switch (leaf) {
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          new Expression.Compare(rename(left, names), operator, rename(right, names));
      case Expression.In(Operand operand, var values) ->
          new Expression.In(rename(operand, names), values);
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          new Expression.Between(rename(operand, names), rename(low, names), rename(high, names));
      case Expression.Like(Operand operand, String pattern) ->
          new Expression.Like(rename(operand, names), pattern);
      case Expression.IsNull(Operand operand) -> new Expression.IsNull(rename(operand, names));
      default -> leaf;
    };
  }

  private static Operand rename(Operand operand, UnaryOperator<String> names) {
    return operand instanceof Operand.ColumnRef(String name)
        ? new Operand.ColumnRef(names.apply(name))
        : operand;
  }
}

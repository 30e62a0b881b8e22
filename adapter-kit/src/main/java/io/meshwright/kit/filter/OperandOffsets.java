package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.List;

/** Where the operands of an expression stand in its text. */
final class OperandOffsets {
  private final FilterReducer text;
  private final List<Integer> offsets = new ArrayList<>();
  private int last;

  private OperandOffsets(FilterReducer text) {
    this.text = text;
  }

  /** The offsets, leaf by leaf and within each from left to right. */
  static List<Integer> of(Expression expression, FilterReducer text) {
    OperandOffsets found = new OperandOffsets(text);
    Expression same = NormalForm.mapLeaves(expression, found::leaf);
    assert same.equals(expression);
    return found.offsets;
  }

  private Expression leaf(Expression leaf) {
    switch (leaf) {
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          add(left, right);
      case Expression.In(Operand operand, List<DataValue> values) -> {
        add(operand);
        values.forEach(this::add);
      }
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          add(operand, low, high);
      case Expression.Like(Operand operand, String pattern) -> add(operand);
      case Expression.IsNull(Operand operand) -> add(operand);
      default -> {
        // Has no operands.
      }
    }
    return leaf;
  }

  /** What is not in the text, as the truth that a column alone is compared with, stands there. */
  private void add(Object... operands) {
    for (Object operand : operands) {
      last = text.offset(operand).orElse(last);
      offsets.add(last);
    }
  }
}

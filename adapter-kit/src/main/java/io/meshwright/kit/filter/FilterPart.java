package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.util.List;

/** What a placeholder stands for while one pair of brackets is parsed. */
sealed interface FilterPart {
  /** A column or literal. */
  record Value(Operand operand, int offset) implements FilterPart {}

  /** What a pair of brackets holds, or the membership of a session. */
  record Condition(Expression expression, int offset) implements FilterPart {}

  /** The values of IN. */
  record Values(List<DataValue> values, int offset) implements FilterPart {
    /** Copies the values. */
    public Values {
      values = List.copyOf(values);
    }
  }

  /** Where it starts, in code points. */
  int offset();
}

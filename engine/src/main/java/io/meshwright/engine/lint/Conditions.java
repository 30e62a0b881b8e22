package io.meshwright.engine.lint;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Expression;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether conditions hold on no row, on every row, or only where others do; false where unproven.
 */
final class Conditions {
  private Conditions() {}

  static boolean neverTrue(Expression condition) {
    return within(condition, Expression.Constant.FALSE);
  }

  static boolean alwaysTrue(Expression condition) {
    return within(Expression.Constant.TRUE, condition);
  }

  /** Whether the first holds only where the second does. */
  static boolean within(Expression smaller, Expression larger) {
    return Containment.within(rules(smaller), List.of(rules(larger)))
        == Containment.Answer.CONTAINED;
  }

  private static AccessRules rules(Expression rows) {
    return new AccessRules(
        new TreeMap<>(Map.of("rows", new CellRule(rows, List.of()))),
        Expression.Constant.FALSE,
        Expression.Constant.FALSE);
  }
}

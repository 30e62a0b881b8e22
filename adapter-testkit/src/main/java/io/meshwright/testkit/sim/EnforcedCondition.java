package io.meshwright.testkit.sim;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the platform itself decides a condition; shares nothing with the reference. No is 0, unknown
 * 1, yes 2.
 *
 * @param asks who asks, and when
 * @param row raw values
 */
record EnforcedCondition(NativeEnforcement.Asking asks, Map<String, DataValue> row) {
  static final int NO = 0;
  static final int UNKNOWN = 1;
  static final int YES = 2;

  EnforcedCondition {
    row = Map.copyOf(row);
  }

  /** Whether a condition that opens something is met; roles that are not active open nothing. */
  boolean yes(Expression condition) {
    return decide(condition, asks.active(), asks.held()) == YES;
  }

  /** Whether a condition that closes something is ruled out; roles that are held close. */
  boolean no(Expression condition) {
    return decide(condition, asks.held(), asks.active()) == NO;
  }

  /** Under a NOT the two sets of roles change places. */
  private int decide(Expression condition, Set<String> roles, Set<String> others) {
    return switch (condition) {
      case Expression.Constant(boolean value) -> value ? YES : NO;
      case Expression.Not(Expression part) -> YES - decide(part, others, roles);
      case Expression.And(List<Expression> parts) ->
          parts.stream().mapToInt(p -> decide(p, roles, others)).min().orElse(YES);
      case Expression.Or(List<Expression> parts) ->
          parts.stream().mapToInt(p -> decide(p, roles, others)).max().orElse(NO);
      case Expression.Compare(Operand left, var operator, Operand right) ->
          compare(value(left), operator.symbol(), value(right));
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          Math.min(
              compare(value(low), "<=", value(operand)),
              compare(value(operand), "<=", value(high)));
      case Expression.In(Operand operand, Collection<DataValue> values) ->
          values.stream().mapToInt(v -> compare(value(operand), "=", v)).max().orElse(NO);
      case Expression.IsNull(Operand operand) ->
          value(operand) instanceof DataValue.Null ? YES : NO;
      case Expression.Like(Operand operand, String pattern) -> like(value(operand), pattern);
      case Expression.MemberOf(var principal) -> roles.contains(principal.name()) ? YES : NO;
      case Expression.Before(Instant instant) -> asks.now().compareTo(instant) < 0 ? YES : NO;
      case Expression.Opaque opaque -> UNKNOWN;
    };
  }

  private static int like(DataValue value, String pattern) {
    if (value instanceof DataValue.Text(String text)) {
      return EnforcedValues.matches(text, pattern) ? YES : NO;
    }
    return UNKNOWN;
  }

  private DataValue value(Operand operand) {
    return switch (operand) {
      case Operand.Literal(DataValue value) -> value;
      case Operand.ColumnRef(String name) -> row.getOrDefault(name, DataValue.Null.VALUE);
    };
  }

  private static int compare(DataValue left, String symbol, DataValue right) {
    OptionalInt order = EnforcedValues.order(left, right);
    if (order.isEmpty()) {
      return UNKNOWN;
    }
    int sign = Integer.signum(order.getAsInt());
    boolean holds =
        switch (symbol) {
          case "=" -> sign == 0;
          case "<>" -> sign != 0;
          case "<" -> sign == -1;
          case "<=" -> sign != 1;
          case ">" -> sign == 1;
          case ">=" -> sign != -1;
          default -> throw new IllegalStateException(symbol + " is no comparison");
        };
    return holds ? YES : NO;
  }
}

package io.meshwright.api.policy;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Evaluates conditions for one session at one instant: the executable half of the reference
 * semantics.
 *
 * @param session who asks
 * @param now when
 */
public record Evaluator(Session session, Instant now) {

  /**
   * The truth of a condition on a row. A column that the row lacks is NULL.
   *
   * @throws IllegalArgumentException where the condition compares values of kinds that do not
   *     compare, which binding to a table schema rules out, or holds an opaque part
   */
  public Truth truth(Expression condition, Map<String, DataValue> row) {
    return truth(condition, row, true);
  }

  /**
   * @param gives whether access grows when the condition holds: then members are those that are
   *     active, else those that are held
   */
  private Truth truth(Expression condition, Map<String, DataValue> row, boolean gives) {
    return switch (condition) {
      case Expression.Constant(boolean value) -> Truth.of(value);
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          compare(value(left, row), operator, value(right, row));
      case Expression.In in -> in(in, row);
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          compare(value(operand, row), Expression.Operator.GE, value(low, row))
              .and(compare(value(operand, row), Expression.Operator.LE, value(high, row)));
      case Expression.Like(Operand operand, String pattern) -> like(value(operand, row), pattern);
      case Expression.IsNull(Operand operand) ->
          Truth.of(value(operand, row) instanceof DataValue.Null);
      case Expression.And and -> {
        Truth truth = Truth.TRUE;
        for (Expression part : and.parts()) {
          truth = truth.and(truth(part, row, gives));
        }
        yield truth;
      }
      case Expression.Or or -> {
        Truth truth = Truth.FALSE;
        for (Expression part : or.parts()) {
          truth = truth.or(truth(part, row, gives));
        }
        yield truth;
      }
      case Expression.Not(Expression part) -> truth(part, row, !gives).not();
      case Expression.MemberOf(PrincipalId member) ->
          Truth.of(gives ? session.has(member) : session.holds(member));
      case Expression.Before before -> Truth.of(now.isBefore(before.instant()));
      case Expression.Opaque opaque ->
          throw new IllegalArgumentException(
              "an opaque condition has no truth value, take bounds first: " + opaque.description());
    };
  }

  /** Whether a condition holds; unknown does not. */
  public boolean holds(Expression condition, Map<String, DataValue> row) {
    return truth(condition, row) == Truth.TRUE;
  }

  /**
   * Whether a condition that takes something away, such as that of a mask, may hold: what is
   * unknown stays closed.
   */
  public boolean hides(Expression condition, Map<String, DataValue> row) {
    return truth(condition, row, false) != Truth.FALSE;
  }

  private Truth in(Expression.In in, Map<String, DataValue> row) {
    Truth truth = Truth.FALSE;
    for (DataValue value : in.values()) {
      truth = truth.or(compare(value(in.operand(), row), Expression.Operator.EQ, value));
    }
    return truth;
  }

  private static DataValue value(Operand operand, Map<String, DataValue> row) {
    return switch (operand) {
      case Operand.ColumnRef(String name) -> row.getOrDefault(name, DataValue.Null.VALUE);
      case Operand.Literal(DataValue value) -> value;
    };
  }

  private static Truth compare(DataValue left, Expression.Operator operator, DataValue right) {
    OptionalInt order = Comparison.compare(left, right);
    if (order.isEmpty()) {
      return Truth.UNKNOWN;
    }
    int sign = order.getAsInt();
    return Truth.of(
        switch (operator) {
          case EQ -> sign == 0;
          case NE -> sign != 0;
          case LT -> sign < 0;
          case LE -> sign <= 0;
          case GT -> sign > 0;
          case GE -> sign >= 0;
        });
  }

  private static Truth like(DataValue value, String pattern) {
    return switch (value) {
      case DataValue.Null() -> Truth.UNKNOWN;
      case DataValue.Text(String text) -> Truth.of(LikePattern.of(pattern).matches(text));
      default ->
          throw new IllegalArgumentException(
              value.text() + " is not text: LIKE takes text columns only");
    };
  }
}

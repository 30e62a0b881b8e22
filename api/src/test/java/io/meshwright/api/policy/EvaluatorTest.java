package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Expression.Operator;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final PrincipalId ANALYSTS = PrincipalId.parse("group:analysts");
  private final Evaluator evaluator =
      new Evaluator(new Session(new SessionId("ana"), Ordered.set(List.of(ANALYSTS))), NOW);

  private static DataValue text(String value) {
    return new DataValue.Text(value);
  }

  private Truth truth(Expression condition, DataValue value) {
    return evaluator.truth(condition, Map.of("c", value));
  }

  private static Expression is(Operator operator, DataValue value) {
    return Expression.compare("c", operator, value);
  }

  @Test
  void aComparisonWithNullIsUnknown() {
    assertThat(truth(is(Operator.EQ, text("EU")), DataValue.Null.VALUE)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(is(Operator.NE, text("EU")), DataValue.Null.VALUE)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void inWithANullAmongItsValuesNeverBecomesFalse() {
    Expression in =
        new Expression.In(new Operand.ColumnRef("c"), List.of(text("EU"), DataValue.Null.VALUE));
    assertThat(truth(in, text("EU"))).isEqualTo(Truth.TRUE);
    assertThat(truth(in, text("US"))).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(Expression.not(in), text("US"))).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void textComparesByCodePointWithTrailingBlanks() {
    assertThat(truth(is(Operator.EQ, text("EU")), text("EU "))).isEqualTo(Truth.FALSE);
    assertThat(truth(is(Operator.LT, text("\uFFFD")), text("\uD83D\uDE00"))).isEqualTo(Truth.FALSE);
    assertThat(truth(is(Operator.LT, text("a")), text("Z"))).isEqualTo(Truth.TRUE);
  }

  @Test
  void numbersCompareByValueAndNanIsAboveThemAll() {
    assertThat(
            truth(
                is(Operator.EQ, DataValue.Numeric.of(1)),
                new DataValue.Numeric(new BigDecimal("1.00"))))
        .isEqualTo(Truth.TRUE);
    assertThat(
            truth(
                is(Operator.GT, new DataValue.Floating(1e300)), new DataValue.Floating(Double.NaN)))
        .isEqualTo(Truth.TRUE);
    assertThat(
            truth(
                is(Operator.EQ, new DataValue.Floating(Double.NaN)),
                new DataValue.Floating(Double.NaN)))
        .isEqualTo(Truth.TRUE);
    assertThat(truth(is(Operator.EQ, new DataValue.Floating(0.0)), new DataValue.Floating(-0.0)))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aUnderscoreTakesOneCodePointAndABackslashTakesTheNextLiterally() {
    Operand column = new Operand.ColumnRef("c");
    assertThat(truth(new Expression.Like(column, "_"), text("\uD83D\uDE00"))).isEqualTo(Truth.TRUE);
    assertThat(truth(new Expression.Like(column, "10\\%"), text("10%"))).isEqualTo(Truth.TRUE);
    assertThat(truth(new Expression.Like(column, "10\\%"), text("100"))).isEqualTo(Truth.FALSE);
    assertThat(truth(new Expression.Like(column, "%a%b"), text("xxabab"))).isEqualTo(Truth.TRUE);
    assertThat(truth(new Expression.Like(column, "%"), DataValue.Null.VALUE))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void unknownAndFalseIsFalseAndUnknownOrTrueIsTrue() {
    Expression unknown = is(Operator.EQ, text("x"));
    assertThat(truth(Expression.and(unknown, Expression.Constant.FALSE), DataValue.Null.VALUE))
        .isEqualTo(Truth.FALSE);
    assertThat(truth(Expression.or(unknown, Expression.Constant.TRUE), DataValue.Null.VALUE))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aGrantHoldsBeforeItsInstantAndNotAtIt() {
    assertThat(truth(new Expression.Before(NOW), text(""))).isEqualTo(Truth.FALSE);
    assertThat(truth(new Expression.Before(NOW.plusNanos(1000)), text(""))).isEqualTo(Truth.TRUE);
  }

  @Test
  void membershipIsWhatTheSessionDeclares() {
    assertThat(truth(new Expression.MemberOf(ANALYSTS), text(""))).isEqualTo(Truth.TRUE);
    assertThat(truth(new Expression.MemberOf(PrincipalId.parse("group:others")), text("")))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void anOpaqueConditionHasNoTruthValue() {
    assertThatThrownBy(() -> truth(new Expression.Opaque("f(x)"), text("")))
        .hasMessageContaining("take bounds first");
  }
}

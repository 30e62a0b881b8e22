package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataValue;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is called contained gives nothing away: the proof that no order over-grants rests on it. */
class ContainmentSoundnessTest {
  private static final int SEEDS = 150;
  private static final Operand A = new Operand.ColumnRef("a");
  private static final Operand B = new Operand.ColumnRef("b");

  /** Each can hold, so none is within rules under which nobody sees anything. */
  static List<Expression> satisfiable() {
    return List.of(
        Expression.not(new Expression.IsNull(A)),
        new Expression.Compare(A, Expression.Operator.LT, B),
        Expression.not(new Expression.Like(A, "a%")),
        new Expression.Like(A, "%a"),
        compare(Expression.Operator.GT, new DataValue.Uuid(new UUID(5, 5))),
        compare(Expression.Operator.LT, new DataValue.Floating(Double.NaN)),
        compare(Expression.Operator.GT, new DataValue.Floating(Double.POSITIVE_INFINITY)),
        Expression.and(
            compare(Expression.Operator.GT, number("1.2")),
            compare(Expression.Operator.LT, number("1.3"))),
        Expression.and(
            new Expression.Compare(A, Expression.Operator.EQ, B),
            compare(Expression.Operator.EQ, number("7"))));
  }

  private static DataValue number(String text) {
    return new DataValue.Numeric(new BigDecimal(text));
  }

  private static Expression compare(Expression.Operator operator, DataValue value) {
    return new Expression.Compare(A, operator, new Operand.Literal(value));
  }

  private static AccessRules rules(Expression visible) {
    TreeMap<String, CellRule> columns = new TreeMap<>();
    columns.put("a", new CellRule(visible, List.of()));
    return new AccessRules(columns, Expression.Constant.FALSE, Expression.Constant.FALSE);
  }

  @ParameterizedTest
  @MethodSource("satisfiable")
  void whatCanHoldIsNotWithinNothing(Expression condition) {
    assertThat(Containment.within(rules(condition), List.of(rules(Expression.Constant.FALSE))))
        .as(condition.text())
        .isNotEqualTo(Containment.Answer.CONTAINED);
  }

  @Test
  void aNameWithQuotesIsNotTakenForTwoMembers() {
    Expression hostile =
        new Expression.MemberOf(PrincipalId.ofNative("a') AND MEMBER_OF('native:b"));
    Expression both =
        Expression.and(
            new Expression.MemberOf(PrincipalId.ofNative("a")),
            new Expression.MemberOf(PrincipalId.ofNative("b")));
    assertThat(hostile.text()).isNotEqualTo(both.text());
  }

  @Test
  void aColumnNamedTrueIsNotTakenForTheValue() {
    Expression column =
        new Expression.Compare(A, Expression.Operator.EQ, new Operand.ColumnRef("true"));
    Expression value =
        new Expression.Compare(
            A, Expression.Operator.EQ, new Operand.Literal(new DataValue.Bool(true)));
    assertThat(NormalForm.of(Expression.and(column, value))).isInstanceOf(Expression.And.class);
  }

  @Test
  void containedRulesGiveNoCellThatTheLargerOnesDoNot() {
    SimulatedFixture fixture = SimulatedFixture.atomic();
    int contained = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomCase first = ContractRun.newCase(seed, fixture);
      RandomCase second = RandomCases.changed(first, seed + SEEDS, fixture.target(), first.now());
      Map<TableAddress, TablePolicies> other = policies(second);
      for (TablePolicies table : policies(first).values()) {
        AccessRules one = ReferenceSemantics.rules(table);
        AccessRules two =
            ReferenceSemantics.rules(Optional.ofNullable(other.get(table.table())).orElseThrow());
        CellComparison cells =
            new CellComparison(
                first, table.schema(), first.rows().getOrDefault(table.table(), List.of()));
        if (Containment.within(one, List.of(two)) == Containment.Answer.CONTAINED) {
          contained++;
          assertThat(cells.excess(one, List.of(two))).as(first.text()).isEqualTo(Optional.empty());
        }
        assertThat(Containment.within(one, List.of(two, one)))
            .isEqualTo(Containment.Answer.CONTAINED);
      }
    }
    assertThat(contained).isPositive();
  }

  private static Map<TableAddress, TablePolicies> policies(RandomCase made) {
    return PolicyResolution.resolve(made.mesh(), made.now()).tables();
  }
}

package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Containment.Answer;
import io.meshwright.api.policy.Expression.Operator;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContainmentTest {
  private static final Expression A = new Expression.MemberOf(PrincipalId.parse("group:a"));
  private static final Expression B = new Expression.MemberOf(PrincipalId.parse("group:b"));
  private static final Expression EU =
      Expression.compare("region", Operator.EQ, new DataValue.Text("EU"));

  private static AccessRules rules(Expression visible, CellRule.MaskCase... masks) {
    return new AccessRules(
        new TreeMap<>(Map.of("c", new CellRule(visible, List.of(masks)))),
        Expression.Constant.FALSE,
        Expression.Constant.FALSE);
  }

  private static Answer within(AccessRules smaller, AccessRules larger) {
    return Containment.within(smaller, List.of(larger));
  }

  @Test
  void aFilterGivesLessThanNone() {
    assertThat(within(rules(Expression.and(A, EU)), rules(A))).isEqualTo(Answer.CONTAINED);
    assertThat(within(rules(A), rules(Expression.and(A, EU)))).isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void aBoundaryIsFound() {
    Expression below = Expression.compare("n", Operator.LT, DataValue.Numeric.of(10));
    Expression atMost = Expression.compare("n", Operator.LE, DataValue.Numeric.of(10));
    assertThat(within(rules(atMost), rules(below))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(below), rules(atMost))).isEqualTo(Answer.CONTAINED);
  }

  @Test
  void nullIsFound() {
    Expression notEu = Expression.not(EU);
    Expression notEuOrNull =
        Expression.or(notEu, new Expression.IsNull(new Operand.ColumnRef("region")));
    assertThat(within(rules(notEuOrNull), rules(notEu))).isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void aValueIsFoundWhereOnlyItsAbsenceIsAskedFor() {
    Expression isNull = new Expression.IsNull(new Operand.ColumnRef("margin"));
    assertThat(within(rules(A), rules(Expression.and(A, isNull)))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(Expression.and(A, isNull)), rules(A))).isEqualTo(Answer.CONTAINED);
  }

  @Test
  void columnsThatAreComparedWithEachOtherShareTheirConstants() {
    Expression same =
        new Expression.Compare(
            new Operand.ColumnRef("home"), Operator.EQ, new Operand.ColumnRef("region"));
    assertThat(within(rules(Expression.and(same, EU)), rules(same))).isEqualTo(Answer.CONTAINED);
    assertThat(within(rules(same), rules(Expression.and(same, EU)))).isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void expiryIsFound() {
    Expression until =
        Expression.and(A, new Expression.Before(Instant.parse("2027-01-01T00:00:00Z")));
    assertThat(within(rules(A), rules(until))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(until), rules(A))).isEqualTo(Answer.CONTAINED);
  }

  @Test
  void theBoundMayBeAUnion() {
    assertThat(Containment.within(rules(Expression.or(A, B)), List.of(rules(A), rules(B))))
        .isEqualTo(Answer.CONTAINED);
    assertThat(within(rules(Expression.or(A, B)), rules(A))).isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void aMaskedValueGivesLessThanTheValueAndAnotherMaskSomethingElse() {
    CellRule.MaskCase hash =
        new CellRule.MaskCase(Expression.Constant.TRUE, new Mask.Hash(Optional.empty()));
    CellRule.MaskCase partial =
        new CellRule.MaskCase(Expression.Constant.TRUE, new Mask.Partial(1, 1));
    CellRule.MaskCase nothing = new CellRule.MaskCase(Expression.Constant.TRUE, new Mask.Nullify());
    assertThat(within(rules(A, hash), rules(A))).isEqualTo(Answer.CONTAINED);
    assertThat(within(rules(A), rules(A, hash))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(A, partial), rules(A, hash))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(A, nothing), rules(A, hash))).isEqualTo(Answer.CONTAINED);
  }

  @Test
  void aMaskOnCellsThatEverybodySeesOnAllRowsIsNotOverlooked() {
    Expression all = Expression.Constant.TRUE;
    CellRule.MaskCase hash = new CellRule.MaskCase(all, new Mask.Hash(Optional.empty()));
    CellRule.MaskCase partial = new CellRule.MaskCase(all, new Mask.Partial(1, 1));
    assertThat(within(rules(all), rules(all, hash))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(all, partial), rules(all, hash))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(all, hash), rules(all))).isEqualTo(Answer.CONTAINED);
    assertThat(Containment.retains(rules(all, hash), rules(all), rules(all)))
        .isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void whatCouldNotBeReadCountsAsOpenBelowAndAsClosedAbove() {
    Expression opaque = new Expression.Opaque("f(x)");
    assertThat(within(rules(Expression.and(A, opaque)), rules(A))).isEqualTo(Answer.CONTAINED);
    assertThat(within(rules(A), rules(Expression.and(A, opaque)))).isEqualTo(Answer.EXCEEDS);
    assertThat(within(rules(Expression.not(opaque)), rules(Expression.Constant.FALSE)))
        .isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void whatBothEndsGiveMustBeKeptOnTheWay() {
    AccessRules before = rules(A);
    AccessRules after = rules(Expression.or(A, B));
    assertThat(Containment.retains(rules(Expression.Constant.FALSE), before, after))
        .isEqualTo(Answer.EXCEEDS);
    assertThat(Containment.retains(rules(A), before, after)).isEqualTo(Answer.CONTAINED);
    CellRule.MaskCase hash =
        new CellRule.MaskCase(Expression.Constant.TRUE, new Mask.Hash(Optional.empty()));
    assertThat(Containment.retains(rules(A, hash), before, after)).isEqualTo(Answer.EXCEEDS);
  }

  /** Nobody is in both groups, so that what such a session would see does not matter. */
  @Test
  void aSessionThatThereCannotBeIsNoWitness() {
    AccessRules either = rules(Expression.or(A, B));
    AccessRules alone =
        rules(
            Expression.or(
                Expression.and(A, Expression.not(B)), Expression.and(B, Expression.not(A))));
    assertThat(within(either, alone)).isEqualTo(Answer.EXCEEDS);
    assertThat(Containment.within(either, List.of(alone), session -> session.size() <= 1))
        .isEqualTo(Answer.CONTAINED);
    assertThat(Containment.within(either, List.of(rules(A)), session -> session.size() <= 1))
        .isEqualTo(Answer.EXCEEDS);
    assertThat(Containment.retains(alone, either, rules(Expression.or(A, B, EU))))
        .isEqualTo(Answer.EXCEEDS);
    assertThat(
            Containment.retains(
                alone, either, rules(Expression.or(A, B, EU)), session -> session.size() <= 1))
        .isEqualTo(Answer.CONTAINED);
  }

  private static List<Expression> members(int count) {
    List<Expression> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Expression.MemberOf(PrincipalId.parse("group:g" + i)));
    }
    return all;
  }

  /** Of many principals only some sets are tried, and those that there cannot be are not. */
  @Test
  void ofManyWhoAreNeverTogetherEachIsTried() {
    List<Expression> all = members(8);
    AccessRules some = rules(Expression.and(new Expression.Or(all.subList(1, 8)), EU));
    assertThat(
            Containment.within(
                rules(Expression.and(new Expression.Or(all), EU)),
                List.of(some),
                session -> session.size() <= 1))
        .isEqualTo(Answer.EXCEEDS);
  }

  /** What holds for each of them is proven, however many they are; else only of some sets it is. */
  @Test
  void ofManyWhoAreNeverTogetherEverySessionIsTried() {
    Expression any = new Expression.Or(members(12));
    Expression there = Expression.not(new Expression.IsNull(new Operand.ColumnRef("n")));
    Expression either =
        Expression.or(
            Expression.compare("n", Operator.LT, DataValue.Numeric.of(10)),
            Expression.compare("n", Operator.GT, DataValue.Numeric.of(5)));
    AccessRules low = rules(Expression.and(any, there));
    AccessRules high = rules(Expression.and(any, either));
    assertThat(Containment.within(low, List.of(high), session -> session.size() <= 1))
        .isEqualTo(Answer.CONTAINED);
    assertThat(within(low, high)).isEqualTo(Answer.UNPROVEN);
  }

  @Test
  void tooManyCombinationsAreUnprovenUnlessTheFormsAreEqual() {
    Expression wide = Expression.Constant.TRUE;
    for (int i = 0; i < 12; i++) {
      wide =
          Expression.and(wide, Expression.compare("c" + i, Operator.LT, DataValue.Numeric.of(i)));
    }
    assertThat(within(rules(wide), rules(Expression.and(wide, EU)))).isEqualTo(Answer.UNPROVEN);
    assertThat(within(rules(Expression.and(EU, wide)), rules(Expression.and(wide, EU))))
        .isEqualTo(Answer.CONTAINED);
  }
}

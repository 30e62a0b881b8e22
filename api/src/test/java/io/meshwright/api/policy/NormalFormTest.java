package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Expression.Operator;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NormalFormTest {
  private static final PrincipalId MEMBER = PrincipalId.parse("group:a");

  private static Expression number(String column, Operator operator, long value) {
    return Expression.compare(column, operator, DataValue.Numeric.of(value));
  }

  private static Expression random(SplittableRandom random, int depth) {
    Operand column = new Operand.ColumnRef(random.nextBoolean() ? "a" : "b");
    Operand low = new Operand.Literal(DataValue.Numeric.of(random.nextInt(3)));
    return switch (depth == 0 ? random.nextInt(6) : random.nextInt(9)) {
      case 0 ->
          new Expression.Compare(column, List.of(Operator.values()).get(random.nextInt(6)), low);
      case 1 ->
          new Expression.Compare(low, List.of(Operator.values()).get(random.nextInt(6)), column);
      case 2 ->
          new Expression.In(
              column,
              List.of(
                  DataValue.Numeric.of(random.nextInt(3)),
                  random.nextInt(4) == 0
                      ? DataValue.Null.VALUE
                      : DataValue.Numeric.of(random.nextInt(3))));
      case 3 -> new Expression.Between(column, low, new Operand.Literal(DataValue.Numeric.of(1)));
      case 4 -> new Expression.IsNull(column);
      case 5 -> random.nextBoolean() ? new Expression.MemberOf(MEMBER) : Expression.Constant.TRUE;
      case 6 -> Expression.not(random(random, depth - 1));
      case 7 -> new Expression.And(parts(random, depth));
      default -> new Expression.Or(parts(random, depth));
    };
  }

  private static List<Expression> parts(SplittableRandom random, int depth) {
    List<Expression> parts = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      parts.add(random(random, depth - 1));
    }
    return parts;
  }

  @Test
  void theNormalFormHasTheSameTruthOnEveryRowAndIsStable() {
    List<DataValue> values =
        List.of(
            DataValue.Null.VALUE,
            DataValue.Numeric.of(0),
            DataValue.Numeric.of(1),
            DataValue.Numeric.of(2));
    Evaluator with =
        new Evaluator(new Session(new SessionId("s"), Ordered.set(List.of(MEMBER))), Instant.EPOCH);
    Evaluator without =
        new Evaluator(
            new Session(new SessionId("s"), Ordered.set(List.<PrincipalId>of())), Instant.EPOCH);
    for (long seed = 0; seed < 3000; seed++) {
      Expression expression = random(new SplittableRandom(seed), 3);
      Expression normal = NormalForm.of(expression);
      assertThat(NormalForm.of(normal))
          .as("seed %d: %s", seed, expression.text())
          .isEqualTo(normal);
      for (DataValue a : values) {
        for (DataValue b : values) {
          Map<String, DataValue> row = new TreeMap<>(Map.of("a", a, "b", b));
          for (Evaluator evaluator : List.of(with, without)) {
            assertThat(evaluator.truth(normal, row))
                .as("seed %d: %s on %s", seed, expression.text(), row)
                .isEqualTo(evaluator.truth(expression, row));
          }
        }
      }
    }
  }

  @Test
  void whatServersRewriteHasOneForm() {
    Operand a = new Operand.ColumnRef("a");
    Expression between =
        new Expression.Between(
            a,
            new Operand.Literal(DataValue.Numeric.of(1)),
            new Operand.Literal(DataValue.Numeric.of(5)));
    Expression pair = Expression.and(number("a", Operator.LE, 5), number("a", Operator.GE, 1));
    assertThat(NormalForm.of(between)).isEqualTo(NormalForm.of(pair));
    assertThat(NormalForm.of(Expression.not(number("a", Operator.LT, 1))))
        .isEqualTo(number("a", Operator.GE, 1));
    assertThat(
            NormalForm.of(
                new Expression.In(a, List.of(DataValue.Numeric.of(1), DataValue.Numeric.of(1)))))
        .isEqualTo(number("a", Operator.EQ, 1));
  }

  @Test
  void partsAreSortedAndRepeatedOnesDropped() {
    Expression x = number("a", Operator.EQ, 1);
    Expression y = number("b", Operator.EQ, 2);
    assertThat(NormalForm.of(Expression.or(y, x, y))).isEqualTo(NormalForm.of(Expression.or(x, y)));
    assertThat(NormalForm.of(Expression.or(x, Expression.and(x, y)))).isEqualTo(x);
  }
}

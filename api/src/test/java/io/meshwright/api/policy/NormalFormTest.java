package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Expression.Operator;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static Expression text(String column, Operator operator, String value) {
    return Expression.compare(column, operator, new DataValue.Text(value));
  }

  private static Expression in(String column, String... values) {
    return new Expression.In(
        new Operand.ColumnRef(column),
        Arrays.stream(values).<DataValue>map(DataValue.Text::new).toList());
  }

  private static Expression like(String pattern) {
    return new Expression.Like(new Operand.ColumnRef("a"), pattern);
  }

  private static Expression withItself(Operator operator) {
    Operand a = new Operand.ColumnRef("a");
    return new Expression.Compare(a, operator, a);
  }

  /** Two spellings of one filter. */
  static Stream<Arguments> spellings() {
    Expression x = text("a", Operator.EQ, "x");
    Expression y = text("a", Operator.EQ, "y");
    Expression b = number("b", Operator.EQ, 2);
    Expression c = number("c", Operator.GT, 2);
    Expression d = number("d", Operator.GT, 2);
    return Stream.of(
        Arguments.of(in("a", "x", "y"), Expression.or(y, x)),
        Arguments.of(in("a", "x", "y", "z"), Expression.or(in("a", "z", "y"), x)),
        Arguments.of(
            Expression.not(in("a", "x", "y")),
            Expression.and(text("a", Operator.NE, "y"), text("a", Operator.NE, "x"))),
        Arguments.of(
            Expression.not(Expression.or(x, b)),
            Expression.and(text("a", Operator.NE, "x"), number("b", Operator.NE, 2))),
        Arguments.of(
            Expression.not(Expression.and(x, b)),
            Expression.or(Expression.not(b), Expression.not(x))),
        Arguments.of(Expression.and(x, b, x), Expression.and(b, x)),
        Arguments.of(in("a", "x", "y"), Expression.or(x, y, Expression.and(x, b))),
        Arguments.of(
            Expression.or(in("a", "x", "y"), Expression.and(in("a", "x", "y"), b)),
            Expression.or(y, x)),
        Arguments.of(
            Expression.or(b, c), Expression.or(b, Expression.and(Expression.or(b, c), d), c)),
        Arguments.of(
            Expression.and(Expression.or(b, c), Expression.or(b, c, d)), Expression.or(c, b)),
        Arguments.of(x, Expression.and(x, in("a", "x", "y"))),
        Arguments.of(withItself(Operator.LE), withItself(Operator.GE)),
        Arguments.of(
            withItself(Operator.EQ),
            new Expression.In(
                new Operand.ColumnRef("a"),
                List.of(new DataValue.Bool(true), new DataValue.Bool(false)))),
        Arguments.of(withItself(Operator.LT), Expression.not(withItself(Operator.EQ))),
        Arguments.of(x, like("x")),
        Arguments.of(text("a", Operator.EQ, "100%"), like("100\\%")),
        Arguments.of(like("a%_b"), like("a_%%b")),
        Arguments.of(like("\\a%"), like("a%")),
        Arguments.of(
            Expression.compare("e", Operator.NE, new DataValue.Bool(false)),
            Expression.compare("e", Operator.EQ, new DataValue.Bool(true))));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void spellingsOfOneFilterHaveOneForm(Expression one, Expression other) {
    assertThat(NormalForm.of(one)).isEqualTo(NormalForm.of(other));
  }

  /** What looks like a constant is none where a NULL can be. */
  @Test
  void nothingIsFoldedThatAValueOfNullKeepsOpen() {
    Expression x = text("a", Operator.EQ, "x");
    assertThat(NormalForm.of(Expression.or(x, Expression.not(x))))
        .isNotInstanceOf(Expression.Constant.class);
    assertThat(NormalForm.of(Expression.and(x, Expression.not(x))))
        .isNotInstanceOf(Expression.Constant.class);
    assertThat(NormalForm.of(like("%"))).isEqualTo(like("%"));
    assertThat(NormalForm.of(Expression.and(x, Expression.Constant.FALSE)))
        .isEqualTo(Expression.Constant.FALSE);
    assertThat(NormalForm.of(Expression.or(x, Expression.Constant.TRUE)))
        .isEqualTo(Expression.Constant.TRUE);
  }
}

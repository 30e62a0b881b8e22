package io.meshwright.kit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an expression shows is a filter that means the same. */
class FilterRoundTripTest {
  private static final long SEED = 20_261_122L;
  private static final int COUNT = Integer.getInteger("meshwright.test.count", 3_000);
  private static final List<String> NAMES =
      List.of("region", "Region", "order id", "a\"b", "größe", "date", "p1", "x", "select");
  private static final List<Expression.Operator> OPERATORS = List.of(Expression.Operator.values());
  private static final List<String> TEXTS =
      List.of("", "it's", "a\\", "%_\\_", "😀", "-- x", "p1", "NULL", "\"", "a;b", "$$", "\n\t");

  @Test
  void textParsesToTheSameMeaning() {
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      Expression expression = condition(random, 4);
      ParsedFilter parsed = FilterParser.parse(expression.text());
      assertThat(parsed.findings()).as("%s: %s", i, expression.text()).isEmpty();
      assertThat(NormalForm.of(parsed.expression().orElseThrow()))
          .as("%s: %s", i, expression.text())
          .isEqualTo(NormalForm.of(expression));
    }
  }

  @Test
  void anyTextEndsInAnExpressionOrOneFinding() {
    Random random = new Random(SEED);
    List<String> pieces =
        List.of(
            "a",
            "b",
            "'x'",
            "1",
            "(",
            ")",
            " and ",
            " or ",
            " not ",
            " in ",
            ",",
            "=",
            "<>",
            " is ",
            " null ",
            " like ",
            " between ",
            "-",
            "'",
            "\"",
            " true ",
            "date ",
            "member_of",
            ".",
            ";",
            "p0",
            " escape ",
            "\\",
            "😀",
            "e1");
    for (int i = 0; i < COUNT; i++) {
      String text =
          String.join(
              "",
              IntStream.range(0, random.nextInt(12))
                  .mapToObj(n -> pieces.get(random.nextInt(pieces.size())))
                  .toList());
      ParsedFilter parsed = FilterParser.parse(text);
      int length = text.codePointCount(0, text.length());
      assertThat(parsed.findings())
          .as(text)
          .allSatisfy(f -> assertThat(f.offset()).isBetween(0, length));
    }
  }

  private static Expression condition(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    return switch (kind) {
      case 0 -> new Expression.Compare(column(random), operator(random), operand(random));
      case 1 -> new Expression.In(column(random), values(random));
      case 2 -> new Expression.Between(column(random), operand(random), operand(random));
      case 3 -> new Expression.Like(column(random), TEXTS.get(random.nextInt(TEXTS.size())));
      case 4 -> new Expression.IsNull(column(random));
      case 5 ->
          random.nextBoolean()
              ? new Expression.MemberOf(PrincipalId.parse("group:g-" + random.nextInt(3)))
              : new Expression.Constant(random.nextBoolean());
      case 6, 7 -> new Expression.Not(condition(random, depth - 1));
      case 8 -> new Expression.And(conditions(random, depth - 1));
      default -> new Expression.Or(conditions(random, depth - 1));
    };
  }

  private static List<Expression> conditions(Random random, int depth) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> condition(random, depth)).toList();
  }

  private static List<DataValue> values(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> value(random)).toList();
  }

  private static Operand column(Random random) {
    return new Operand.ColumnRef(NAMES.get(random.nextInt(NAMES.size())));
  }

  private static Operand operand(Random random) {
    return random.nextInt(4) == 0 ? column(random) : new Operand.Literal(value(random));
  }

  private static Expression.Operator operator(Random random) {
    return OPERATORS.get(random.nextInt(OPERATORS.size()));
  }

  private static DataValue value(Random random) {
    LocalDate day = LocalDate.ofEpochDay(random.nextInt(-700_000, 100_000));
    LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
    return switch (random.nextInt(9)) {
      case 0 -> new DataValue.Bool(random.nextBoolean());
      case 1 ->
          new DataValue.Numeric(BigDecimal.valueOf(random.nextLong(), random.nextInt(-9, 30)));
      case 2 -> new DataValue.Floating(random.nextGaussian());
      case 3 -> new DataValue.Date(day);
      case 4 -> new DataValue.Time(time);
      case 5 -> new DataValue.Timestamp(LocalDateTime.of(day, time));
      case 6 -> new DataValue.TimestampTz(Instant.ofEpochSecond(random.nextInt(), 1000));
      case 7 -> new DataValue.Uuid(new UUID(random.nextLong(), random.nextLong()));
      default -> new DataValue.Text(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}

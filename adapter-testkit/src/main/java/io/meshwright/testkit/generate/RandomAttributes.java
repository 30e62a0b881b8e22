package io.meshwright.testkit.generate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of attributes, every case with every case inside, with hostile texts. */
final class RandomAttributes {
  private static final List<String> TEXTS =
      List.of(
          "",
          "orders",
          "Größe",
          "\"quoted\\",
          "line\nbreak\ttab\u0000nul",
          "\u202eturned",
          "\ud83d\ude00",
          "\u2028",
          "</script>",
          "null",
          "1e999");

  private final Choice choice;

  RandomAttributes(Choice choice) {
    this.choice = choice;
  }

  String text() {
    return choice.oneOf(TEXTS) + (choice.percent(50) ? choice.between(0, 999) : "");
  }

  Digest digest() {
    return Digest.of("digest " + choice.anyLong());
  }

  Address address() {
    return Address.of("local", choice.oneOf(List.of("view", "table")), text(), text());
  }

  Value value(int depth) {
    return switch (choice.between(depth > 0 ? 0 : 2, 10)) {
      case 0 -> new Value.Seq(List.of(value(depth - 1), value(depth - 1)));
      case 1 -> new Value.Obj(Ordered.map(Map.of(text(), value(depth - 1))));
      case 2 -> new Value.Text(text());
      case 3 -> new Value.Int(BigInteger.valueOf(choice.anyLong()).pow(choice.between(0, 5)));
      case 4 -> new Value.Dec(decimal());
      case 5 -> new Value.Bool(choice.percent(50));
      case 6 -> new Value.Bag(Ordered.set(List.of(text(), text())));
      case 7 -> new Value.Condition(condition(3));
      case 8 -> new Value.Ref(address(), text());
      case 9 -> new Value.Secret(text(), digest());
      default -> new Value.Opaque(digest());
    };
  }

  private BigDecimal decimal() {
    return new BigDecimal(BigInteger.valueOf(choice.anyLong()), choice.between(-40, 40));
  }

  private Expression condition(int depth) {
    return switch (choice.between(depth > 0 ? 0 : 3, 11)) {
      case 0 -> new Expression.And(List.of(condition(depth - 1), condition(depth - 1)));
      case 1 -> new Expression.Or(choice.percent(20) ? List.of() : List.of(condition(depth - 1)));
      case 2 -> new Expression.Not(condition(depth - 1));
      case 3 -> new Expression.Constant(choice.percent(50));
      case 4 ->
          new Expression.Compare(
              operand(), choice.oneOf(List.of(Expression.Operator.values())), operand());
      case 5 -> new Expression.In(operand(), List.of(data(), data()));
      case 6 -> new Expression.Between(operand(), operand(), operand());
      case 7 -> new Expression.Like(operand(), text());
      case 8 -> new Expression.IsNull(operand());
      case 9 ->
          new Expression.MemberOf(
              choice.percent(50)
                  ? PrincipalId.parse("group:analysts")
                  : PrincipalId.ofNative("Analysten \"Süd\""));
      case 10 -> new Expression.Before(Instant.ofEpochSecond(choice.below(99_999_999_999L)));
      default -> new Expression.Opaque(text());
    };
  }

  private Operand operand() {
    return choice.percent(50) ? new Operand.ColumnRef(text()) : new Operand.Literal(data());
  }

  private DataValue data() {
    LocalDateTime time =
        LocalDateTime.of(choice.between(-200, 12_000), 3, 31, 12, 0)
            .plusNanos(choice.below(1_000_000_000L));
    return switch (choice.between(0, 12)) {
      case 0 -> DataValue.Null.VALUE;
      case 1 -> new DataValue.Bool(choice.percent(50));
      case 2 -> new DataValue.Numeric(decimal());
      case 3 ->
          new DataValue.Floating(
              choice.oneOf(
                  List.of(1.5, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE)));
      case 4 -> new DataValue.Text(text());
      case 5 -> new DataValue.Binary(choice.percent(50) ? "" : "00ff");
      case 6 -> new DataValue.Date(LocalDate.from(time));
      case 7 -> new DataValue.Time(LocalTime.from(time));
      case 8 -> new DataValue.Timestamp(time);
      case 9 -> new DataValue.TimestampTz(Instant.ofEpochSecond(choice.below(9_999_999_999L)));
      case 10 -> new DataValue.Uuid(new UUID(choice.anyLong(), choice.anyLong()));
      case 11 -> new DataValue.Xml("<a>1</a>");
      default -> new DataValue.Json("{\"a\":1}");
    };
  }
}

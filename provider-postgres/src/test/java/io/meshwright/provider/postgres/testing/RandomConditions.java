package io.meshwright.provider.postgres.testing;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Bound conditions, masks and values at random, the same for one seed. */
public final class RandomConditions {
  /** Names that are hard to quote; the last one has 63 bytes. */
  public static final List<String> HOSTILE_NAMES =
      List.of(
          "a\"b",
          "select",
          "Ünï ©",
          "x'; drop table t; --",
          "$1",
          "UPPER",
          "ab\\c",
          "中文",
          "123456789012345678901234567890123456789012345678901234567890123");

  private static final List<String> TEXTS =
      List.of(
          "EU",
          "",
          "it's",
          "a\\b",
          "\"q\"",
          "Ünï",
          "x\u0001y",
          "中",
          "line\nbreak",
          "'; --",
          "%",
          "\uD83D\uDE00",
          "$$",
          "NULL",
          "-5",
          "E'x'");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "5",
          "2147483647",
          "-2147483648",
          "2147483648",
          "-3000000000",
          "1.5",
          "-1.50",
          "0.000001",
          "9223372036854775807",
          "9223372036854775808",
          "-99999999999999999999.99");
  private static final List<Double> FLOATS =
      List.of(
          0d,
          1d,
          -1.5,
          0.1,
          1e300,
          Double.MIN_VALUE,
          -1e22,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          123456789.125);

  private final Random random;
  private final TableSchema schema;
  private final List<String> roles;

  /** A source of conditions over a table, about native roles. */
  public RandomConditions(long seed, TableSchema schema, List<String> roles) {
    this.random = new Random(seed);
    this.schema = schema;
    this.roles = List.copyOf(roles);
  }

  /** A table with a column of every type that a filter takes, and columns of hostile names. */
  public static TableSchema everyType() {
    List<Column> columns = new ArrayList<>();
    List<DataType> types =
        List.of(
            new DataType.Bool(),
            new DataType.Int32(),
            new DataType.Int64(),
            new DataType.Decimal(12, 3),
            new DataType.Float32(),
            new DataType.Float64(),
            DataType.Text.unlimited(),
            DataType.Text.upTo(100),
            new DataType.Binary(),
            new DataType.Date(),
            new DataType.Time(),
            new DataType.Timestamp(),
            new DataType.TimestampTz(),
            new DataType.Uuid());
    for (DataType type : types) {
      columns.add(Column.of("c" + columns.size(), type));
      columns.add(Column.of("d" + columns.size(), type));
    }
    columns.add(Column.of("j", new DataType.Json()));
    columns.add(Column.builder("k", new DataType.Json()).physicalType("json").build());
    columns.add(Column.of("x", new DataType.Xml()));
    for (int i = 0; i < 2; i++) {
      columns.add(
          Column.builder("small" + i, new DataType.Int32()).physicalType("smallint").build());
      columns.add(
          Column.builder("any" + i, new DataType.Decimal(38, 9)).physicalType("numeric").build());
    }
    for (String name : HOSTILE_NAMES) {
      columns.add(Column.of(name, types.get(columns.size() % types.size())));
    }
    return TableSchema.of("t", columns);
  }

  /** A condition that binds to the table. */
  public Expression condition(int depth) {
    while (true) {
      Binder.Bound bound = Binder.bind(any(depth), schema);
      if (bound.findings().isEmpty()) {
        return bound.condition();
      }
    }
  }

  private Expression any(int depth) {
    int choice = random.nextInt(depth <= 0 ? 8 : 14);
    return switch (choice) {
      case 0, 1 -> comparison();
      case 2 -> in();
      case 3 -> new Expression.IsNull(ref(column()));
      case 4 -> text();
      case 5 -> between();
      case 6 -> new Expression.MemberOf(PrincipalId.ofNative(pick(roles)));
      case 7 ->
          random.nextInt(4) == 0
              ? new Expression.Constant(random.nextBoolean())
              : new Expression.Before(instant());
      case 8, 9, 10 -> new Expression.And(parts(depth));
      case 11, 12 -> new Expression.Or(parts(depth));
      default -> new Expression.Not(any(depth - 1));
    };
  }

  private List<Expression> parts(int depth) {
    List<Expression> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      parts.add(any(depth - 1));
    }
    return parts;
  }

  private Expression comparison() {
    Column column = column();
    Expression.Operator operator = pick(List.of(Expression.Operator.values()));
    Operand right =
        random.nextInt(4) == 0 ? ref(column()) : new Operand.Literal(literal(column.type()));
    return random.nextInt(5) == 0
        ? new Expression.Compare(right, operator, ref(column))
        : new Expression.Compare(ref(column), operator, right);
  }

  private Expression in() {
    Column column = column();
    List<DataValue> values = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      values.add(literal(column.type()));
    }
    return new Expression.In(ref(column), values);
  }

  private Expression between() {
    Column column = column();
    return new Expression.Between(
        ref(column),
        new Operand.Literal(literal(column.type())),
        random.nextInt(5) == 0 ? ref(column()) : new Operand.Literal(literal(column.type())));
  }

  private Expression text() {
    String pattern = pick(List.of("a%", "%\\_b", "_", "it's%", "\\\\%", "", "%中%", "a\\%"));
    return new Expression.Like(ref(column()), pattern);
  }

  /** A value that a filter may compare with a column of the type. */
  public DataValue literal(DataType type) {
    if (random.nextInt(25) == 0) {
      return DataValue.Null.VALUE;
    }
    return switch (type) {
      case DataType.Bool t -> new DataValue.Bool(random.nextBoolean());
      case DataType.Int32 t -> number();
      case DataType.Int64 t -> number();
      case DataType.Decimal t -> number();
      case DataType.Float32 t -> new DataValue.Floating(pick(FLOATS));
      case DataType.Float64 t -> new DataValue.Floating(pick(FLOATS));
      case DataType.Text t -> new DataValue.Text(pick(TEXTS));
      case DataType.Binary t -> new DataValue.Binary(pick(List.of("", "00", "deadbeef", "27")));
      case DataType.Date t -> new DataValue.Date(date());
      case DataType.Time t -> new DataValue.Time(time());
      case DataType.Timestamp t -> new DataValue.Timestamp(LocalDateTime.of(date(), time()));
      case DataType.TimestampTz t -> new DataValue.TimestampTz(instant());
      case DataType.Uuid t -> new DataValue.Uuid(new UUID(random.nextLong(), random.nextLong()));
      default -> new DataValue.Text("no literal");
    };
  }

  private DataValue number() {
    return new DataValue.Numeric(new BigDecimal(pick(NUMBERS)));
  }

  private LocalDate date() {
    return pick(
        List.of(
            LocalDate.EPOCH,
            LocalDate.of(2026, 2, 28),
            LocalDate.of(1, 1, 1),
            LocalDate.of(-43, 3, 15),
            LocalDate.of(0, 12, 31),
            LocalDate.of(12345, 6, 7)));
  }

  private LocalTime time() {
    return pick(
        List.of(
            LocalTime.MIDNIGHT,
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalTime.of(10, 11),
            LocalTime.of(1, 2, 3, 500_000_000),
            LocalTime.of(4, 5, 6, 1_000)));
  }

  private Instant instant() {
    return pick(
        List.of(
            Instant.EPOCH,
            Instant.parse("2027-03-31T23:59:59.999999Z"),
            Instant.parse("2026-06-01T00:00:00Z"),
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("2500-07-01T12:00:00.000001Z")));
  }

  /** A mask that the type takes. */
  public Mask mask(DataType type) {
    while (true) {
      Mask mask =
          switch (random.nextInt(8)) {
            case 0 -> new Mask.Nullify();
            case 1 -> new Mask.Redact();
            case 2 -> new Mask.Constant(literal(type));
            case 3 -> new Mask.Hash(Optional.empty());
            case 4 -> new Mask.Partial(random.nextInt(4), random.nextInt(4));
            case 5 -> new Mask.TruncateTime(pick(List.of(Mask.Unit.values())));
            case 6 -> new Mask.TruncateNumber(new BigDecimal(pick(List.of("1", "1000", "0.5"))));
            default -> new Mask.TruncateText(random.nextInt(5));
          };
      if (Masking.refusal(mask, type).isEmpty()) {
        return mask;
      }
    }
  }

  /** One of the table's columns. */
  public Column column() {
    return pick(schema.columns());
  }

  /** One of some. */
  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number below a bound. */
  public int number(int bound) {
    return random.nextInt(bound);
  }

  private static Operand ref(Column column) {
    return new Operand.ColumnRef(column.name());
  }
}

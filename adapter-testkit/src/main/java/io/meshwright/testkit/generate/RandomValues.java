package io.meshwright.testkit.generate;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Values of every type, with a liking for the ones that are hard. */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "EU",
          "eu",
          "EU ",
          " EU",
          "it's",
          "a\\b",
          "100%",
          "a_b",
          "größe",
          "Größe",
          "\uFFFD",
          "\uD83D\uDE00",
          "\uD83D\uDE00\uD83D\uDE01 x",
          "e\u0301",
          "é",
          "a\tb\nc",
          "NULL",
          "'; drop table x; --",
          "\"quoted\"",
          "$$",
          "日本語");
  private static final List<Double> FLOATS =
      List.of(
          0.0,
          1.0,
          -1.0,
          0.5,
          -0.25,
          1024.0,
          1e10,
          -1e-5,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);
  private static final List<String> JSON =
      List.of("null", "1", "\"x\"", "[]", "[1, 2]", "{}", "{\"a\": \"\uD83D\uDE00\"}");
  private static final List<String> XML =
      List.of("", "text", "<a/>", "<a b='1'>it\"s</a><c/>", "<a>\uD83D\uDE00</a>\n<!-- c -->");
  private static final List<DataValue> BEYOND_DECIMALS =
      List.of(
          new DataValue.Floating(Double.NaN),
          new DataValue.Floating(Double.POSITIVE_INFINITY),
          new DataValue.Floating(Double.NEGATIVE_INFINITY),
          new DataValue.Numeric(new BigDecimal("-1E+60")),
          new DataValue.Numeric(new BigDecimal("123456789.0123456789012345")));
  private static final LocalDateTime ORIGIN = LocalDateTime.of(2026, 3, 31, 12, 0);
  private static final long MICROS_OF_TEN_YEARS = 315_360_000_000_000L;

  private final Choice choice;

  RandomValues(Choice choice) {
    this.choice = choice;
  }

  /** A value of the type, never NULL. */
  DataValue any(DataType type) {
    return switch (type) {
      case DataType.Bool t -> new DataValue.Bool(choice.percent(50));
      case DataType.Int32 t -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE, choice.anyLong() >> 32);
      case DataType.Int64 t -> whole(Long.MIN_VALUE, Long.MAX_VALUE, choice.anyLong());
      case DataType.Decimal(int precision, int scale) -> decimal(precision, scale);
      case DataType.Float32 t -> new DataValue.Floating((float) floating());
      case DataType.Float64 t -> new DataValue.Floating(floating());
      case DataType.Text t -> text(t);
      case DataType.Binary t -> new DataValue.Binary(hex(choice.between(0, 4)));
      case DataType.Date t -> new DataValue.Date(time().toLocalDate());
      case DataType.Time t -> new DataValue.Time(timeOfDay());
      case DataType.Timestamp t -> new DataValue.Timestamp(time());
      case DataType.TimestampTz t -> new DataValue.TimestampTz(time().toInstant(ZoneOffset.UTC));
      case DataType.Uuid t ->
          new DataValue.Uuid(
              choice.percent(15) ? new UUID(0, 0) : new UUID(choice.anyLong(), choice.anyLong()));
      case DataType.Json t -> new DataValue.Json(choice.oneOf(JSON));
      case DataType.Xml t -> new DataValue.Xml(choice.oneOf(XML));
      case DataType.Array t -> new DataValue.Json(choice.oneOf(List.of("[]", "[\"a\", \"b\"]")));
      case DataType.MapOf t -> new DataValue.Json(choice.oneOf(List.of("{}", "{\"k\": 1}")));
      case DataType.Struct t -> new DataValue.Json("{\"f\": \"x\"}");
    };
  }

  /** A value of the column's type and physical type, never NULL. */
  DataValue any(Column column) {
    return physical(any(column.type()), column);
  }

  /** The value, or one just beside it, of the column's type and physical type. */
  DataValue near(DataValue value, Column column) {
    return physical(near(value, column.type()), column);
  }

  /** A value that the column's physical type holds and its type does not; empty if it has none. */
  Optional<DataValue> beyond(Column column) {
    return column.physicalType().equals(Optional.of(RandomTables.ANY_NUMBER))
        ? Optional.of(choice.oneOf(BEYOND_DECIMALS))
        : Optional.empty();
  }

  private static DataValue physical(DataValue value, Column column) {
    return column.physicalType().equals(Optional.of(RandomTables.SMALL))
            && value instanceof DataValue.Numeric(BigDecimal number)
        ? new DataValue.Numeric(
            number
                .max(BigDecimal.valueOf(Short.MIN_VALUE))
                .min(BigDecimal.valueOf(Short.MAX_VALUE)))
        : value;
  }

  /** The value, or one just beside it, of the type. */
  DataValue near(DataValue value, DataType type) {
    int step = choice.between(-1, 1);
    return switch (value) {
      case DataValue.Numeric(BigDecimal number) -> nearNumber(number, step, type);
      case DataValue.Floating(double number) -> nearFloat(number, step, type);
      case DataValue.Text(String text) -> fit(nearText(text, step), type);
      case DataValue.Date(LocalDate date) -> new DataValue.Date(date.plusDays(step));
      case DataValue.Timestamp(LocalDateTime time) ->
          new DataValue.Timestamp(time.plus(step, ChronoUnit.MICROS));
      case DataValue.TimestampTz(Instant time) ->
          new DataValue.TimestampTz(time.plus(step, ChronoUnit.MICROS));
      case DataValue.Time(LocalTime time) -> new DataValue.Time(time.plus(step, ChronoUnit.MICROS));
      case DataValue.Uuid(UUID id) ->
          new DataValue.Uuid(
              new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + step));
      case DataValue.Binary(String hex) -> new DataValue.Binary(step > 0 ? hex + "00" : hex);
      default -> value;
    };
  }

  private static DataValue whole(long min, long max, long any) {
    long small = any % 7;
    return DataValue.Numeric.of(
        switch ((int) Math.floorMod(any >> 8, 8L)) {
          case 0 -> min;
          case 1 -> max;
          case 2 -> any;
          default -> small;
        });
  }

  private DataValue decimal(int precision, int scale) {
    BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    BigInteger unscaled =
        switch (choice.between(0, 5)) {
          case 0 -> most;
          case 1 -> most.negate();
          case 2 -> BigInteger.valueOf(choice.anyLong()).remainder(most);
          default -> BigInteger.valueOf(choice.between(-300, 300)).remainder(most);
        };
    return new DataValue.Numeric(new BigDecimal(unscaled, scale));
  }

  private double floating() {
    return choice.percent(70) ? choice.oneOf(FLOATS) : choice.between(-1000, 1000) / 8.0;
  }

  private DataValue text(DataType.Text type) {
    return fit(choice.oneOf(TEXTS), type);
  }

  /** Text cut to the type's length; never within a surrogate pair. */
  private static DataValue fit(String text, DataType type) {
    if (!(type instanceof DataType.Text limited) || limited.maxLength().isEmpty()) {
      return new DataValue.Text(text);
    }
    int[] points = text.codePoints().toArray();
    int length = Math.min(points.length, limited.maxLength().getAsInt());
    return new DataValue.Text(new String(points, 0, length));
  }

  private static String nearText(String text, int step) {
    if (step == 0) {
      return text;
    }
    return step > 0 ? text + " " : text.toLowerCase(Locale.ROOT);
  }

  private static DataValue nearNumber(BigDecimal number, int step, DataType type) {
    return switch (type) {
      case DataType.Int32 t ->
          DataValue.Numeric.of(clamp(number, step, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case DataType.Int64 t ->
          DataValue.Numeric.of(clamp(number, step, Long.MIN_VALUE, Long.MAX_VALUE));
      case DataType.Decimal(int precision, int scale) -> {
        BigDecimal moved =
            number
                .setScale(scale, RoundingMode.FLOOR)
                .add(new BigDecimal(BigInteger.valueOf(step), scale));
        yield new DataValue.Numeric(moved.precision() > precision ? number : moved);
      }
      default -> new DataValue.Numeric(number);
    };
  }

  private static long clamp(BigDecimal number, int step, long min, long max) {
    BigDecimal moved = number.setScale(0, RoundingMode.FLOOR).add(BigDecimal.valueOf(step));
    return moved.max(BigDecimal.valueOf(min)).min(BigDecimal.valueOf(max)).longValueExact();
  }

  private static DataValue nearFloat(double number, int step, DataType type) {
    if (type instanceof DataType.Float32) {
      float single = (float) number;
      return new DataValue.Floating(
          step == 0 ? single : step > 0 ? Math.nextUp(single) : Math.nextDown(single));
    }
    return new DataValue.Floating(
        step == 0 ? number : step > 0 ? Math.nextUp(number) : Math.nextDown(number));
  }

  private String hex(int bytes) {
    byte[] content = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      content[i] = (byte) choice.anyLong();
    }
    return HexFormat.of().formatHex(content);
  }

  private LocalDateTime time() {
    if (choice.percent(10)) {
      return LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000);
    }
    return ORIGIN.plus(
        choice.below(MICROS_OF_TEN_YEARS) - MICROS_OF_TEN_YEARS / 2, ChronoUnit.MICROS);
  }

  private LocalTime timeOfDay() {
    return choice.percent(20)
        ? choice.oneOf(List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000)))
        : time().toLocalTime();
  }
}

package io.meshwright.testkit.sim;

import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.UUID;

/** How the platform itself masks; shares nothing with the reference. */
final class EnforcedMask {
  private EnforcedMask() {}

  /**
   * The value under a native function.
   *
   * @param type the column's native type, which are the words of the neutral one
   */
  static DataValue mask(Value function, DataValue value, String type) {
    if (!(function instanceof Value.Obj(SortedMap<String, Value> call))) {
      return DataValue.Null.VALUE;
    }
    String name = call.firstKey();
    return switch (name) {
      case "redact" -> fixed(type);
      case "constant" -> NativeMasks.constant(call);
      default -> value instanceof DataValue.Null ? value : derived(name, call, value);
    };
  }

  private static DataValue derived(String name, SortedMap<String, Value> call, DataValue value) {
    return switch (name) {
      case "sha256" -> new DataValue.Text(hash(text(value)));
      case "partial" ->
          new DataValue.Text(
              partial(
                  text(value),
                  NativeMasks.number(call, "first"),
                  NativeMasks.number(call, "last")));
      case "left" -> new DataValue.Text(left(text(value), NativeMasks.number(call, "length")));
      case "floor-number" ->
          number(value, new BigDecimal(NativeMasks.argument(call, "multiple").text()));
      case "floor-time" -> time(value, NativeMasks.argument(call, "unit").text());
      default -> DataValue.Null.VALUE;
    };
  }

  private static DataValue fixed(String type) {
    String word = type.replaceAll("\\(.*", "");
    return switch (word) {
      case "boolean" -> new DataValue.Bool(false);
      case "int32", "int64", "decimal" -> DataValue.Numeric.of(0);
      case "float32", "float64" -> new DataValue.Floating(0);
      case "text" -> new DataValue.Text("*".repeat(Math.min(4, length(type))));
      case "binary" -> new DataValue.Binary("");
      case "date" -> new DataValue.Date(LocalDate.of(1970, 1, 1));
      case "time" -> new DataValue.Time(LocalTime.of(0, 0));
      case "timestamp" -> new DataValue.Timestamp(LocalDateTime.of(1970, 1, 1, 0, 0));
      case "timestamptz" -> new DataValue.TimestampTz(Instant.ofEpochSecond(0));
      case "uuid" -> new DataValue.Uuid(new UUID(0, 0));
      default -> DataValue.Null.VALUE;
    };
  }

  private static int length(String type) {
    String digits = type.replaceAll("\\D", "");
    return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static String text(DataValue value) {
    return value instanceof DataValue.Text(String text) ? text : value.text();
  }

  private static String hash(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String partial(String text, int first, int last) {
    int length = text.codePointCount(0, text.length());
    if (length <= first + last) {
      return "*".repeat(length);
    }
    int end = text.offsetByCodePoints(text.length(), -last);
    return left(text, first) + "*".repeat(length - first - last) + text.substring(end);
  }

  private static String left(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }

  /** Infinity divided by anything leaves no number. */
  private static DataValue number(DataValue value, BigDecimal multiple) {
    return value instanceof DataValue.Numeric(BigDecimal number)
        ? new DataValue.Numeric(number.subtract(number.remainder(multiple)))
        : new DataValue.Floating(Double.NaN);
  }

  private static DataValue time(DataValue value, String unit) {
    return switch (value) {
      case DataValue.Date(LocalDate date) ->
          new DataValue.Date(floor(date.atTime(0, 0), unit).toLocalDate());
      case DataValue.Timestamp(LocalDateTime time) -> new DataValue.Timestamp(floor(time, unit));
      case DataValue.TimestampTz(Instant instant) ->
          new DataValue.TimestampTz(
              floor(instant.atOffset(ZoneOffset.UTC).toLocalDateTime(), unit)
                  .toInstant(ZoneOffset.UTC));
      default -> DataValue.Null.VALUE;
    };
  }

  private static LocalDateTime floor(LocalDateTime time, String unit) {
    return switch (unit) {
      case "year" -> LocalDateTime.of(time.getYear(), 1, 1, 0, 0);
      case "quarter" ->
          LocalDateTime.of(time.getYear(), (time.getMonthValue() - 1) / 3 * 3 + 1, 1, 0, 0);
      case "month" -> LocalDateTime.of(time.getYear(), time.getMonth(), 1, 0, 0);
      case "day" -> LocalDateTime.of(time.toLocalDate(), LocalTime.of(0, 0));
      case "hour" -> LocalDateTime.of(time.toLocalDate(), LocalTime.of(time.getHour(), 0));
      default ->
          LocalDateTime.of(time.toLocalDate(), LocalTime.of(time.getHour(), time.getMinute()));
    };
  }
}

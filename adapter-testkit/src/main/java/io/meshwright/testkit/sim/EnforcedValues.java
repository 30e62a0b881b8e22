package io.meshwright.testkit.sim;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/** How the platform itself compares values; shares nothing with the reference. */
final class EnforcedValues {
  private static final Charset CODE_POINTS = Charset.forName("UTF-32BE");

  private EnforcedValues() {}

  /** The order of two values; empty where one is NULL. */
  static OptionalInt order(DataValue left, DataValue right) {
    if (left instanceof DataValue.Null || right instanceof DataValue.Null) {
      return OptionalInt.empty();
    }
    if (left instanceof DataValue.Numeric(BigDecimal a)
        && right instanceof DataValue.Numeric(BigDecimal b)) {
      return OptionalInt.of(a.subtract(b).signum());
    }
    if (isNumber(left) && isNumber(right)) {
      return OptionalInt.of(floats(floating(left), floating(right)));
    }
    return OptionalInt.of(Arrays.compareUnsigned(sortKey(left), sortKey(right)));
  }

  private static boolean isNumber(DataValue value) {
    return value instanceof DataValue.Numeric || value instanceof DataValue.Floating;
  }

  private static double floating(DataValue value) {
    return switch (value) {
      case DataValue.Numeric(BigDecimal number) -> number.doubleValue();
      case DataValue.Floating(double number) -> number;
      default -> throw new IllegalStateException(value.text() + " is no number");
    };
  }

  private static int floats(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return (Double.isNaN(left) ? 1 : 0) - (Double.isNaN(right) ? 1 : 0);
    }
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Bytes whose unsigned order is the order of the values. */
  private static byte[] sortKey(DataValue value) {
    return switch (value) {
      case DataValue.Bool(boolean flag) -> new byte[] {(byte) (flag ? 1 : 0)};
      case DataValue.Text(String text) -> text.getBytes(CODE_POINTS);
      case DataValue.Binary(String hex) -> HexFormat.of().parseHex(hex);
      case DataValue.Date(var date) -> key(date.toEpochDay(), 0);
      case DataValue.Time(var time) -> key(0, time.toNanoOfDay());
      case DataValue.Timestamp(var time) ->
          key(time.toLocalDate().toEpochDay(), time.toLocalTime().toNanoOfDay());
      case DataValue.TimestampTz(var instant) -> key(instant.getEpochSecond(), instant.getNano());
      case DataValue.Uuid(UUID id) ->
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array();
      default -> throw new IllegalStateException(value.text() + " does not compare");
    };
  }

  private static byte[] key(long high, long low) {
    return ByteBuffer.allocate(16).putLong(high ^ Long.MIN_VALUE).putLong(low).array();
  }

  static boolean matches(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    boolean escaped = false;
    for (int point : pattern.codePoints().toArray()) {
      String one = Character.toString(point);
      if (escaped) {
        regex.append(Pattern.quote(one));
        escaped = false;
      } else if (point == '\\') {
        escaped = true;
      } else {
        regex.append(point == '%' ? ".*" : point == '_' ? "." : Pattern.quote(one));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}

package io.meshwright.provider.snowflake.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Casts by the page on data type conversion. A text becomes a date or a time by the input formats
 * of the session, which whoever asks may set: without a format of its own that is an error here.
 */
final class SqlCasts {
  /** Nobody says in which zone the session is; this is not UTC. */
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private SqlCasts() {}

  /** A type without its numbers. */
  static String family(String type) {
    String word = type.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
    return switch (word) {
      case "DECIMAL",
          "DEC",
          "NUMERIC",
          "INT",
          "INTEGER",
          "BIGINT",
          "SMALLINT",
          "TINYINT",
          "BYTEINT" ->
          "NUMBER";
      case "FLOAT4", "FLOAT8", "DOUBLE", "DOUBLE PRECISION", "REAL" -> "FLOAT";
      case "CHAR", "CHARACTER", "NCHAR", "STRING", "TEXT", "NVARCHAR", "NVARCHAR2" -> "VARCHAR";
      case "VARBINARY" -> "BINARY";
      case "DATETIME", "TIMESTAMP", "TIMESTAMPNTZ" -> "TIMESTAMP_NTZ";
      case "TIMESTAMPLTZ" -> "TIMESTAMP_LTZ";
      case "TIMESTAMPTZ" -> "TIMESTAMP_TZ";
      default -> word;
    };
  }

  /** Numbers of a type, those that are left out by default. */
  static List<Integer> numbers(String type) {
    int open = type.indexOf('(');
    String family = family(type);
    if (open > 0 && !family.equals("ARRAY") && !family.equals("MAP") && !family.equals("OBJECT")) {
      return List.of(type.substring(open + 1, type.length() - 1).split(",", -1)).stream()
          .map(n -> Integer.valueOf(n.strip()))
          .toList();
    }
    return switch (family) {
      case "NUMBER" -> List.of(38, 0);
      case "VARCHAR" -> List.of(16_777_216);
      case "BINARY" -> List.of(8_388_608);
      case "TIME", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ" -> List.of(9);
      default -> List.of();
    };
  }

  /** NULL where the cast would fail. */
  static @Nullable Object tryCast(@Nullable Object value, String type) {
    if (value instanceof String text && family(type).equals("NUMBER")) {
      return text.strip().matches("[+-]?\\d+(\\.\\d*)?") ? cast(value, type) : null;
    }
    throw new IllegalStateException("TRY_CAST of " + value + " to " + type);
  }

  static @Nullable Object cast(@Nullable Object value, String type) {
    if (value == null) {
      return null;
    }
    List<Integer> numbers = numbers(type);
    return switch (family(type)) {
      case "BOOLEAN" -> bool(value, type);
      case "NUMBER" -> number(value, numbers.get(0), numbers.size() > 1 ? numbers.get(1) : 0);
      case "FLOAT" ->
          value instanceof Number n
              ? (Object) (n.doubleValue() + 0.0d)
              : Double.valueOf(text(value, type));
      case "VARCHAR" -> cut(SqlFunctions.text(value), numbers.get(0));
      case "DATE" -> date(value, type);
      case "TIME" -> {
        if (value instanceof LocalTime time) {
          yield scaled(time.toNanoOfDay(), numbers.get(0));
        }
        if (value instanceof LocalDateTime time) {
          yield scaled(time.toLocalTime().toNanoOfDay(), numbers.get(0));
        }
        throw open(value, type);
      }
      case "TIMESTAMP_NTZ" -> local(value, type, numbers.get(0));
      case "TIMESTAMP_LTZ" -> instant(value, type, numbers.get(0));
      case "TIMESTAMP_TZ" -> {
        if (value instanceof OffsetDateTime) {
          yield value;
        }
        yield instant(value, type, numbers.get(0)).atZone(ZONE).toOffsetDateTime();
      }
      case "BINARY" -> {
        if (value instanceof SqlFunctions.Bytes) {
          yield value;
        }
        throw open(value, type);
      }
      // Nothing that happens to a semi-structured value here changes it.
      case "VARIANT", "ARRAY", "OBJECT", "MAP" -> value;
      default -> throw Refused.unsupported(type);
    };
  }

  private static IllegalStateException open(Object value, String type) {
    return new IllegalStateException(
        value.getClass().getSimpleName()
            + " becomes "
            + type
            + " by parameters of the session, which whoever asks may set");
  }

  private static String text(Object value, String type) {
    if (value instanceof String text) {
      return text;
    }
    throw open(value, type);
  }

  private static Boolean bool(Object value, String type) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    return switch (text(value, type).toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw new IllegalStateException("Boolean value '" + value + "' is not recognized");
    };
  }

  private static BigDecimal number(Object value, int precision, int scale) {
    BigDecimal number =
        switch (value) {
          case BigDecimal n -> n;
          case Double d -> BigDecimal.valueOf(d);
          case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
          case String s -> new BigDecimal(s.strip());
          default -> throw new IllegalStateException("no number: " + value);
        };
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() - rounded.scale() > precision - scale) {
      throw new IllegalStateException("Number out of representable range: " + number);
    }
    return rounded;
  }

  /** An explicit cast cuts what is too long. */
  private static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private static LocalDate date(Object value, String type) {
    return switch (value) {
      case LocalDate d -> d;
      case LocalDateTime t -> t.toLocalDate();
      case Instant i -> i.atZone(ZONE).toLocalDate();
      case OffsetDateTime t -> t.toLocalDate();
      default -> throw open(value, type);
    };
  }

  private static LocalTime scaled(long nanos, int scale) {
    long unit = (long) Math.pow(10, 9 - scale);
    return LocalTime.ofNanoOfDay(nanos / unit * unit);
  }

  private static LocalDateTime local(Object value, String type, int scale) {
    LocalDateTime time =
        switch (value) {
          case LocalDateTime t -> t;
          case LocalDate d -> d.atStartOfDay();
          case Instant i -> LocalDateTime.ofInstant(i, ZONE);
          case OffsetDateTime t -> t.toLocalDateTime();
          default -> throw open(value, type);
        };
    return time.toLocalDate().atTime(scaled(time.toLocalTime().toNanoOfDay(), scale));
  }

  private static Instant instant(Object value, String type, int scale) {
    Instant time =
        switch (value) {
          case Instant i -> i;
          case OffsetDateTime t -> t.toInstant();
          case LocalDateTime t -> t.atZone(ZONE).toInstant();
          case LocalDate d -> d.atStartOfDay(ZONE).toInstant();
          default -> throw open(value, type);
        };
    Instant second = time.truncatedTo(ChronoUnit.SECONDS);
    return second.plusNanos(scaled(time.getNano(), scale).toNanoOfDay());
  }
}

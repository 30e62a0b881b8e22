package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.redshift.fake.Sql.Node;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What expressions mean by the pages of Redshift: trailing blanks of texts do not count where they
 * are compared, functions of texts count characters, a comparison with NULL is unknown.
 */
final class SqlMeaning {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]", Locale.ROOT);

  private final Map<String, DataValue> row;

  SqlMeaning(Map<String, DataValue> row) {
    this.row = row;
  }

  /** Whether a row is kept. */
  static boolean keeps(String expression, Map<String, DataValue> row) {
    Sql sql = new Sql(expression);
    Node node = sql.expression();
    if (!sql.atEnd()) {
      throw new IllegalArgumentException("more than an expression: " + expression);
    }
    return Boolean.TRUE.equals(new SqlMeaning(row).value(node));
  }

  /** What a value of a type becomes. */
  static DataValue masked(String expression, DataValue value, DataType type) {
    Object shown = new SqlMeaning(Map.of("value", value)).value(new Sql(expression).expression());
    return back(shown, type);
  }

  private static DataValue back(@Nullable Object value, DataType type) {
    return switch (value) {
      case null -> DataValue.Null.VALUE;
      case Boolean b -> new DataValue.Bool(b);
      case BigDecimal n -> new DataValue.Numeric(n);
      case Double d -> new DataValue.Floating(d);
      case String s when type instanceof DataType.Uuid -> new DataValue.Uuid(UUID.fromString(s));
      case String s -> new DataValue.Text(s);
      case LocalDate d -> new DataValue.Date(d);
      case LocalTime t -> new DataValue.Time(t);
      case LocalDateTime t -> new DataValue.Timestamp(t);
      case Instant i -> new DataValue.TimestampTz(i);
      case DataValue v -> v;
      default -> throw new IllegalArgumentException("no value: " + value);
    };
  }

  private static @Nullable Object plain(DataValue value) {
    return switch (value) {
      case DataValue.Null() -> null;
      case DataValue.Bool(boolean v) -> v;
      case DataValue.Numeric(BigDecimal v) -> v;
      case DataValue.Floating(double v) -> v;
      case DataValue.Text(String v) -> v;
      case DataValue.Uuid(UUID v) -> v.toString();
      case DataValue.Date(LocalDate v) -> v;
      case DataValue.Time(LocalTime v) -> v;
      case DataValue.Timestamp(LocalDateTime v) -> v;
      case DataValue.TimestampTz(Instant v) -> v;
      default -> value;
    };
  }

  private @Nullable Object value(Node node) {
    return switch (node.op()) {
      case "column" -> {
        DataValue value = row.get(node.text());
        if (value == null) {
          throw new IllegalArgumentException("column " + node.text() + " does not exist");
        }
        yield plain(value);
      }
      case "text" -> node.text();
      case "number" -> new BigDecimal(node.text());
      case "word" -> node.text().equals("NULL") ? null : (Object) node.text().equals("TRUE");
      case "cast" -> cast(value(node.arg(0)), node.text());
      case "call" -> call(node);
      case "case" ->
          Boolean.TRUE.equals(value(node.arg(0))) ? value(node.arg(1)) : value(node.arg(2));
      case "or" -> or(value(node.arg(0)), value(node.arg(1)));
      case "and" -> not(or(not(value(node.arg(0))), not(value(node.arg(1)))));
      case "not" -> not(value(node.arg(0)));
      case "compare" -> compare(value(node.arg(0)), node.text(), value(node.arg(1)));
      case "isnull" -> value(node.arg(0)) == null;
      case "in" -> {
        @Nullable Object all = false;
        for (Node one : node.args().subList(1, node.args().size())) {
          all = or(all, compare(value(node.arg(0)), "=", value(one)));
        }
        yield all;
      }
      case "like" -> like(value(node.arg(0)), String.valueOf(value(node.arg(1))), node.text());
      case "join" -> {
        Object left = value(node.arg(0));
        Object right = value(node.arg(1));
        yield left == null || right == null ? null : left.toString() + right;
      }
      case "minus" -> {
        Object left = value(node.arg(0));
        yield left == null ? null : ((BigDecimal) left).subtract((BigDecimal) value(node.arg(1)));
      }
      default -> throw new IllegalArgumentException(node.op());
    };
  }

  private static @Nullable Object or(@Nullable Object left, @Nullable Object right) {
    if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
      return true;
    }
    return left == null || right == null ? null : (Object) false;
  }

  private static @Nullable Object not(@Nullable Object value) {
    return value == null ? null : (Object) !((Boolean) value);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object compare(
      @Nullable Object left, String sign, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    if (!left.getClass().equals(right.getClass())) {
      throw new IllegalArgumentException("operator does not exist: " + left + sign + right);
    }
    int order =
        left instanceof String text
            ? Arrays.compareUnsigned(bytes(text), bytes((String) right))
            : ((Comparable<Object>) left).compareTo(right);
    return switch (sign) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static byte[] bytes(String text) {
    return text.replaceAll(" +$", "").getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Object like(@Nullable Object value, String pattern, String escape) {
    return value == null
        ? null
        : (Object) like(points((String) value), 0, points(pattern), 0, escape.codePointAt(0));
  }

  private static boolean like(int[] text, int t, int[] pattern, int p, int escape) {
    if (p == pattern.length) {
      return t == text.length;
    }
    if (pattern[p] == escape) {
      return t < text.length
          && text[t] == pattern[p + 1]
          && like(text, t + 1, pattern, p + 2, escape);
    }
    if (pattern[p] == '%') {
      return like(text, t, pattern, p + 1, escape)
          || t < text.length && like(text, t + 1, pattern, p, escape);
    }
    return t < text.length
        && (pattern[p] == '_' || text[t] == pattern[p])
        && like(text, t + 1, pattern, p + 1, escape);
  }

  private static int[] points(String text) {
    return text.codePoints().toArray();
  }

  private static @Nullable Object cast(@Nullable Object value, String type) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      return value instanceof LocalDateTime time && type.equals("date")
          ? time.toLocalDate()
          : value instanceof LocalDate date && type.startsWith("timestamp")
              ? date.atStartOfDay()
              : value;
    }
    return switch (type) {
      case "date" -> LocalDate.parse(text);
      case "time without time zone" -> LocalTime.parse(text);
      case "timestamp without time zone" -> LocalDateTime.parse(text, TIMESTAMP);
      case "timestamp with time zone" ->
          LocalDateTime.parse(text.substring(0, text.length() - 3), TIMESTAMP)
              .toInstant(ZoneOffset.UTC);
      case "real", "double precision" -> Double.valueOf(text);
      default -> text;
    };
  }

  private @Nullable Object call(Node node) {
    List<@Nullable Object> args = new java.util.ArrayList<>();
    node.args().forEach(a -> args.add(value(a)));
    if (args.stream().anyMatch(a -> a == null)) {
      return null;
    }
    return switch (node.text()) {
      case "CHR" -> Character.toString(number(args.get(0)));
      case "LOWER" -> String.valueOf(args.get(0)).toLowerCase(Locale.ROOT);
      case "SHA2" -> sha256(String.valueOf(args.get(0))).toUpperCase(Locale.ROOT);
      case "LEN" -> BigDecimal.valueOf(points(String.valueOf(args.get(0))).length);
      case "REPEAT" -> String.valueOf(args.get(0)).repeat(Math.max(0, number(args.get(1))));
      case "LEFT" -> {
        int[] text = points(String.valueOf(args.get(0)));
        yield new String(text, 0, Math.min(number(args.get(1)), text.length));
      }
      case "RIGHT" -> {
        int[] text = points(String.valueOf(args.get(0)));
        int count = Math.min(number(args.get(1)), text.length);
        yield new String(text, text.length - count, count);
      }
      case "DATE_TRUNC" -> truncated(String.valueOf(args.get(0)), (LocalDateTime) args.get(1));
      default -> throw new IllegalArgumentException("function " + node.text());
    };
  }

  private static int number(@Nullable Object value) {
    return value instanceof BigDecimal number ? number.intValueExact() : -1;
  }

  private static LocalDateTime truncated(String unit, @Nullable LocalDateTime time) {
    if (time == null) {
      throw new IllegalArgumentException("no time");
    }
    LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case "year" -> day.withDayOfYear(1);
      case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case "month" -> day.withDayOfMonth(1);
      case "day" -> day;
      case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
      default -> time.truncatedTo(ChronoUnit.MINUTES);
    };
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

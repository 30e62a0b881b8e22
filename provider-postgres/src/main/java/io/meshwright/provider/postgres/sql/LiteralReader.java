package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constants of the server's text as values, by the type they are cast to. */
final class LiteralReader {
  private static final Pattern DATE = Pattern.compile("(\\d{4,9})-(\\d\\d)-(\\d\\d)( BC)?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4,9}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?)"
              + "([+-]\\d\\d(?::\\d\\d(?::\\d\\d)?)?)?( BC)?");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private LiteralReader() {}

  /** The value of a constant; empty where it is none, or its type has no neutral one. */
  static Optional<DataValue> value(SqlNode node) {
    try {
      return switch (node) {
        case SqlNode.Bool(boolean value) -> Optional.of(new DataValue.Bool(value));
        case SqlNode.Numeric(BigDecimal value) -> Optional.of(new DataValue.Numeric(value));
        case SqlNode.Null() -> Optional.of(DataValue.Null.VALUE);
        case SqlNode.Cast(SqlNode.Text(String text), String type) -> typed(text, base(type));
        case SqlNode.Cast(SqlNode.Null(), String type) -> Optional.of(DataValue.Null.VALUE);
        case SqlNode.Cast(SqlNode inner, String type) ->
            value(inner).flatMap(v -> converted(v, type));
        default -> Optional.empty();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Precision 6 is what these types have anyway. */
  private static String base(String type) {
    return type.startsWith("time") ? type.replace("(6)", "") : type;
  }

  private static Optional<DataValue> typed(String text, String type) {
    return switch (type) {
      case "text", "character varying" -> Optional.of(new DataValue.Text(text));
      case "smallint", "integer", "bigint" ->
          Optional.<DataValue>of(new DataValue.Numeric(new BigDecimal(text)))
              .flatMap(v -> converted(v, type));
      case "numeric" -> Optional.of(new DataValue.Numeric(new BigDecimal(text)));
      case "double precision" -> Optional.of(new DataValue.Floating(floating(text)));
      case "real" -> Optional.of(new DataValue.Floating((float) floating(text)));
      case "bytea" ->
          text.matches("\\\\x([0-9a-f]{2})*")
              ? Optional.of(new DataValue.Binary(text.substring(2)))
              : Optional.empty();
      case "date" -> date(text).map(DataValue.Date::new);
      case "time without time zone" -> Optional.of(new DataValue.Time(LocalTime.parse(text)));
      case "timestamp without time zone" -> timestamp(text);
      case "timestamp with time zone" -> instant(text).map(DataValue.TimestampTz::new);
      case "uuid" ->
          UUID_TEXT.matcher(text).matches()
              ? Optional.of(new DataValue.Uuid(UUID.fromString(text)))
              : Optional.empty();
      case "jsonb" -> Optional.of(new DataValue.Json(text));
      default ->
          type.startsWith("numeric(")
              ? converted(new DataValue.Numeric(new BigDecimal(text)), type)
              : varchar(text, type);
    };
  }

  /** A cast to a length cuts longer text; only where it does not is the constant what it seems. */
  private static Optional<DataValue> varchar(String text, String type) {
    return PgTypes.neutral(type)
        .filter(
            t ->
                t instanceof DataType.Text(OptionalInt max)
                    && text.codePointCount(0, text.length()) <= max.orElse(Integer.MAX_VALUE))
        .map(t -> new DataValue.Text(text));
  }

  private static double floating(String text) {
    return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static Optional<DataValue> converted(DataValue value, String type) {
    if (value instanceof DataValue.Numeric(BigDecimal number)) {
      boolean whole = number.scale() <= 0;
      return switch (type) {
        case "smallint", "integer", "bigint" -> whole ? Optional.of(value) : Optional.empty();
        case "numeric" -> Optional.of(value);
        case "double precision" -> Optional.of(new DataValue.Floating(number.doubleValue()));
        case "real" -> Optional.of(new DataValue.Floating(number.floatValue()));
        default -> PgTypes.neutral(type).filter(t -> Masking.fits(value, t)).map(t -> value);
      };
    }
    if (value instanceof DataValue.Floating(double number) && type.equals("real")) {
      return Optional.of(new DataValue.Floating((float) number));
    }
    boolean sameKind =
        value instanceof DataValue.Text text && varchar(text.value(), type).isPresent()
            || value instanceof DataValue.Text && type.equals("text")
            || value instanceof DataValue.Text && type.equals("character varying")
            || value instanceof DataValue.Floating && type.equals("double precision");
    return sameKind ? Optional.of(value) : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group(1));
    return Optional.of(
        LocalDate.of(
            matcher.group(4) == null ? year : 1 - year,
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
  }

  private static Optional<DataValue> timestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches() || matcher.group(3) != null) {
      return Optional.empty();
    }
    return time(matcher).map(DataValue.Timestamp::new);
  }

  /** An instant as the server writes it. */
  static Optional<Instant> instant(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches() || matcher.group(3) == null) {
      return Optional.empty();
    }
    ZoneOffset offset = ZoneOffset.of(matcher.group(3));
    return time(matcher).map(t -> OffsetDateTime.of(t, offset).toInstant());
  }

  private static Optional<LocalDateTime> time(Matcher matcher) {
    String era = matcher.group(4) == null ? "" : matcher.group(4);
    return date(matcher.group(1) + era)
        .map(d -> LocalDateTime.of(d, LocalTime.parse(matcher.group(2))));
  }
}

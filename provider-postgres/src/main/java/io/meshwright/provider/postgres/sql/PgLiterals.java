package io.meshwright.provider.postgres.sql;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.UUID;

/** Values as literals that carry their type, so that the server resolves them in one way only. */
final class PgLiterals {
  private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NOT_NEGATIVE)
          .appendPattern("-MM-dd")
          .toFormatter()
          .withChronology(IsoChronology.INSTANCE);

  private PgLiterals() {}

  /**
   * A value as a literal.
   *
   * @throws IllegalArgumentException where the server has no such value
   */
  static String write(DataValue value) {
    return switch (value) {
      case DataValue.Null() -> "NULL";
      case DataValue.Bool(boolean v) -> v ? "TRUE" : "FALSE";
      case DataValue.Numeric(BigDecimal v) -> number(v);
      case DataValue.Floating(double v) -> typed(floating(v), "double precision");
      case DataValue.Text(String v) -> typed(v, "text");
      case DataValue.Binary(String hex) -> typed("\\x" + hex, "bytea");
      case DataValue.Date(LocalDate v) -> typed(date(v) + era(v), "date");
      case DataValue.Time(LocalTime v) ->
          typed(DateTimeFormatter.ISO_LOCAL_TIME.format(v), "time without time zone");
      case DataValue.Timestamp(LocalDateTime v) ->
          typed(timestamp(v) + era(v.toLocalDate()), "timestamp without time zone");
      case DataValue.TimestampTz(Instant v) -> instant(v);
      case DataValue.Uuid(UUID v) -> typed(v.toString(), "uuid");
      case DataValue.Json(String text) -> typed(text, "jsonb");
      case DataValue.Xml(String text) -> typed(text, "xml");
    };
  }

  /** An instant. */
  static String instant(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return typed(timestamp(utc) + "+00" + era(utc.toLocalDate()), "timestamp with time zone");
  }

  private static String typed(String text, String type) {
    return PgSql.quoteLiteral(text) + "::" + type;
  }

  private static String number(BigDecimal value) {
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    if (whole && value.compareTo(INT_MIN) >= 0 && value.compareTo(INT_MAX) <= 0) {
      return value.signum() < 0
          ? typed(value.toBigInteger().toString(), "integer")
          : value.toBigInteger().toString();
    }
    if (whole && value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0) {
      return typed(value.toBigInteger().toString(), "bigint");
    }
    return typed(value.toPlainString(), "numeric");
  }

  private static String floating(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return Double.toString(value);
  }

  private static String date(LocalDate date) {
    return DATE.format(date);
  }

  private static String timestamp(LocalDateTime time) {
    return date(time.toLocalDate())
        + " "
        + DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
  }

  private static String era(LocalDate date) {
    return date.getYear() <= 0 ? " BC" : "";
  }
}

package io.meshwright.api.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** A typed value: a cell of a row, or a literal of a filter. */
public sealed interface DataValue {
  /** No value. Equal to itself as a record; a comparison with it is unknown. */
  record Null() implements DataValue {
    /** The one there is. */
    public static final DataValue VALUE = new Null();
  }

  /** A truth value. */
  record Bool(boolean value) implements DataValue {}

  /** A whole or decimal number, exact; equal numbers are equal records whatever their scale. */
  record Numeric(BigDecimal value) implements DataValue {
    /** Drops trailing zeros. */
    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A whole number. */
    public static Numeric of(long value) {
      return new Numeric(BigDecimal.valueOf(value));
    }
  }

  /** An IEEE 754 number; negative zero is zero. */
  record Floating(double value) implements DataValue {
    /** Folds negative zero. */
    public Floating {
      value = value == 0.0d ? 0.0d : value;
    }
  }

  /** Unicode text. */
  record Text(String value) implements DataValue {}

  /**
   * Bytes.
   *
   * @param hex lower-case hexadecimal digits, an even number of them
   */
  record Binary(String hex) implements DataValue {}

  /** A day. */
  record Date(LocalDate value) implements DataValue {}

  /** A time of day. */
  record Time(LocalTime value) implements DataValue {}

  /** A date and time of day without zone. */
  record Timestamp(LocalDateTime value) implements DataValue {}

  /** An instant. */
  record TimestampTz(Instant value) implements DataValue {}

  /** An identifier. */
  record Uuid(UUID value) implements DataValue {}

  /** A JSON value, or a nested value in JSON form, as canonical text. */
  record Json(String text) implements DataValue {}

  /** XML content, as it is written. */
  record Xml(String text) implements DataValue {}

  /** The value for people; text in single quotes. */
  default String text() {
    return switch (this) {
      case Null() -> "NULL";
      case Bool(boolean value) -> Boolean.toString(value);
      case Numeric(BigDecimal value) -> value.toPlainString();
      case Floating(double value) -> "DOUBLE '" + value + "'";
      case Text(String value) -> "'" + value.replace("'", "''") + "'";
      case Binary(String hex) -> "X'" + hex + "'";
      case Date(LocalDate value) -> "DATE '" + value + "'";
      case Time(LocalTime value) -> "TIME '" + value + "'";
      case Timestamp(LocalDateTime value) -> "TIMESTAMP '" + value + "'";
      case TimestampTz(Instant value) -> "TIMESTAMPTZ '" + value + "'";
      case Uuid(UUID value) -> "UUID '" + value + "'";
      case Json(String text) -> "JSON '" + text.replace("'", "''") + "'";
      case Xml(String text) -> "XML '" + text.replace("'", "''") + "'";
    };
  }
}

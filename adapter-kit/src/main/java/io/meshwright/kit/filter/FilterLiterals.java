package io.meshwright.kit.filter;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Literals of filters. */
final class FilterLiterals {
  /** More digits than any platform keeps of a number, floating ones written out included. */
  private static final int MAX_DIGITS = 400;

  private static final int MICROSECOND = 1000;

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "DATE", "DATE '2026-01-31'",
          "TIME", "TIME '13:45:00'",
          "TIMESTAMP", "TIMESTAMP '2026-01-31 13:45:00'",
          "TIMESTAMPTZ", "TIMESTAMPTZ '2026-01-31T13:45:00Z'",
          "UUID", "UUID '00000000-0000-0000-0000-000000000000'",
          "DOUBLE", "DOUBLE '1.5'",
          "X", "X'00ff'");

  private static final Set<String> SPECIAL_DOUBLES = Set.of("NaN", "Infinity", "-Infinity");

  private FilterLiterals() {}

  /** Whether the word may stand before a quote and say the type of what it holds. */
  static boolean isType(String word) {
    return EXAMPLES.containsKey(word.toUpperCase(Locale.ROOT));
  }

  static DataValue number(FilterToken token, boolean negative) throws FilterException {
    try {
      BigDecimal number = new BigDecimal(token.text());
      if (Math.abs((long) number.scale()) + number.precision() <= MAX_DIGITS) {
        return new DataValue.Numeric(negative ? number.negate() : number);
      }
    } catch (NumberFormatException e) {
      // An exponent beyond int: too long all the same.
    }
    throw new FilterException(
        token.offset(), "the number has more than " + MAX_DIGITS + " digits; write fewer");
  }

  /** The value that the word's type gives to the text of the token. */
  static DataValue typed(String word, FilterToken token) throws FilterException {
    String text = token.text();
    try {
      return switch (word) {
        case "DATE" -> new DataValue.Date(inRange(LocalDate.parse(text)));
        case "TIME" -> new DataValue.Time(micros(LocalTime.parse(text)));
        case "TIMESTAMP" -> timestamp(text.replace(' ', 'T'));
        case "TIMESTAMPTZ" -> instant(text.replace(' ', 'T'));
        case "UUID" -> uuid(text);
        case "DOUBLE" -> floating(text);
        default -> binary(text);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new FilterException(
          token.offset(),
          "'"
              + text
              + "' is no "
              + word.toLowerCase(Locale.ROOT)
              + "; write it as "
              + EXAMPLES.get(word)
              + (word.contains("TIME") ? ", to the microsecond" : ""));
    }
  }

  private static DataValue timestamp(String iso) {
    LocalDateTime time =
        iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
    inRange(time.toLocalDate());
    micros(time.toLocalTime());
    return new DataValue.Timestamp(time);
  }

  private static DataValue instant(String iso) {
    OffsetDateTime time = OffsetDateTime.parse(iso);
    inRange(time.toLocalDate());
    micros(time.toLocalTime());
    return new DataValue.TimestampTz(time.toInstant());
  }

  private static DataValue uuid(String text) {
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new IllegalArgumentException(text);
    }
    return new DataValue.Uuid(UUID.fromString(text));
  }

  private static DataValue floating(String text) {
    if (!SPECIAL_DOUBLES.contains(text) && !text.matches("-?\\d*\\.?\\d+([eE][+-]?\\d+)?")) {
      throw new IllegalArgumentException(text);
    }
    return new DataValue.Floating(Double.parseDouble(text));
  }

  private static DataValue binary(String text) {
    String hex = text.toLowerCase(Locale.ROOT);
    return new DataValue.Binary(HexFormat.of().formatHex(HexFormat.of().parseHex(hex)));
  }

  /** Years that every platform has and that are written with four digits. */
  private static LocalDate inRange(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw new DateTimeException("years are 0001 to 9999");
    }
    return date;
  }

  private static LocalTime micros(LocalTime time) {
    if (time.getNano() % MICROSECOND != 0) {
      throw new DateTimeException("more than microseconds");
    }
    return time;
  }
}

package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Values as literals. What a parameter of the session could read otherwise is given with its format
 * (https://docs.snowflake.com/en/sql-reference/functions/to_timestamp).
 */
final class SfLiterals {
  /** What a literal cannot hold. */
  static final String LIMIT = "constants";

  static final String DATE_FORMAT = "YYYY-MM-DD";
  static final String TIME_FORMAT = "HH24:MI:SS.FF6";
  static final String TIMESTAMP_FORMAT = DATE_FORMAT + " " + TIME_FORMAT;
  static final String INSTANT_FORMAT = TIMESTAMP_FORMAT + " TZHTZM";
  static final String HEX_FORMAT = "HEX";

  /** Ends the text of an instant. */
  static final String UTC = " +0000";

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final int NANOS_OF_A_MICROSECOND = 1_000;

  /** Others are to be avoided, https://docs.snowflake.com/en/sql-reference/data-types-datetime. */
  private static final int FIRST_YEAR = 1582;

  private static final int LAST_YEAR = 9999;

  private SfLiterals() {}

  /**
   * A value that a column of a type is compared with, or shows.
   *
   * @throws UnwritableException where the type does not hold it, or it has no sure form
   */
  static SqlText write(DataValue value, DataType type) throws UnwritableException {
    if (!Masking.fits(value, type)) {
      throw unwritable(value);
    }
    return switch (value) {
      case DataValue.Null() -> SfText.of("NULL");
      case DataValue.Bool(boolean v) -> SfText.of(v ? "TRUE" : "FALSE");
      case DataValue.Numeric(BigDecimal v) -> SfText.of(v.toPlainString());
      case DataValue.Floating(double v) when Double.isFinite(v) ->
          SfText.cast(SfText.ofText(Double.toString(v)), SfTypes.of(type));
      case DataValue.Text(String v) when v.indexOf('\0') < 0 -> SfText.ofText(v);
      case DataValue.Binary(String hex) -> by("TO_BINARY", hex, HEX_FORMAT);
      case DataValue.Date(LocalDate v) when isPlain(v) ->
          by("TO_DATE", DATE.format(v), DATE_FORMAT);
      case DataValue.Time(LocalTime v) when isMicroseconds(v) ->
          by("TO_TIME", TIME.format(v), TIME_FORMAT);
      case DataValue.Timestamp(LocalDateTime v) when isPlain(v) ->
          by("TO_TIMESTAMP_NTZ", TIMESTAMP.format(v), TIMESTAMP_FORMAT);
      case DataValue.TimestampTz(var v) when isPlain(LocalDateTime.ofInstant(v, ZoneOffset.UTC)) ->
          by(
              "TO_TIMESTAMP_LTZ",
              TIMESTAMP.format(LocalDateTime.ofInstant(v, ZoneOffset.UTC)) + UTC,
              INSTANT_FORMAT);
      case DataValue.Uuid(var v) -> SfText.ofText(v.toString());
      default -> throw unwritable(value);
    };
  }

  private static SqlText by(String function, String value, String format) {
    return SfText.call(function, SfText.ofText(value), SfText.ofText(format));
  }

  private static UnwritableException unwritable(DataValue value) {
    return new UnwritableException(LIMIT, value.text() + " has no sure form there");
  }

  private static boolean isPlain(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  private static boolean isPlain(LocalDateTime time) {
    return isPlain(time.toLocalDate()) && isMicroseconds(time.toLocalTime());
  }

  private static boolean isMicroseconds(LocalTime time) {
    return time.getNano() % NANOS_OF_A_MICROSECOND == 0;
  }
}

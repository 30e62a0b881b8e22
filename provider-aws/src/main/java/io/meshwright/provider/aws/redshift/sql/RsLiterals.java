package io.meshwright.provider.aws.redshift.sql;

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

/** Values as literals that carry their type. */
final class RsLiterals {
  /** What a literal cannot hold. */
  static final String LIMIT = "constants";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final int NANOS_OF_A_MICROSECOND = 1_000;

  private RsLiterals() {}

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
      case DataValue.Null() -> RsSql.of("NULL");
      case DataValue.Bool(boolean v) -> RsSql.of(v ? "TRUE" : "FALSE");
      case DataValue.Numeric(BigDecimal v) -> RsSql.of(v.toPlainString());
      case DataValue.Floating(double v) when Double.isFinite(v) ->
          cast(RsSql.ofText(Double.toString(v)), RsTypes.of(type));
      case DataValue.Text(String v) when v.indexOf('\0') < 0 -> RsSql.ofText(v);
      case DataValue.Date(LocalDate v) when isPlain(v) -> typed(v.toString(), "date");
      case DataValue.Time(LocalTime v) when isMicroseconds(v) ->
          typed(TIME.format(v), "time without time zone");
      case DataValue.Timestamp(LocalDateTime v) when isPlain(v) ->
          typed(TIMESTAMP.format(v), "timestamp without time zone");
      case DataValue.TimestampTz(var v) when isPlain(LocalDateTime.ofInstant(v, ZoneOffset.UTC)) ->
          typed(
              TIMESTAMP.format(LocalDateTime.ofInstant(v, ZoneOffset.UTC)) + "+00",
              "timestamp with time zone");
      case DataValue.Uuid(var v) -> RsSql.ofText(v.toString());
      default -> throw unwritable(value);
    };
  }

  private static UnwritableException unwritable(DataValue value) {
    return new UnwritableException(LIMIT, value.text() + " has no sure form there");
  }

  private static SqlText typed(String value, String type) {
    return cast(RsSql.ofText(value), type);
  }

  /** A value in a type. */
  static SqlText cast(SqlText value, String type) {
    return RsSql.of("CAST")
        .brackets(RsSql.of("").sql(value).words("AS").sql(RsTypes.written(type)));
  }

  private static boolean isPlain(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= 9999;
  }

  private static boolean isPlain(LocalDateTime time) {
    return isPlain(time.toLocalDate()) && isMicroseconds(time.toLocalTime());
  }

  private static boolean isMicroseconds(LocalTime time) {
    return time.getNano() % NANOS_OF_A_MICROSECOND == 0;
  }
}

package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Rows in the text format of <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY</a>:
 * one line each, columns separated by tabs, with backslashes for what would end either.
 */
final class CopyText {
  private static final String NULL = "\\N";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private CopyText() {}

  /** A line with its end. */
  static String line(List<Column> columns, List<DataValue> row) {
    if (row.size() != columns.size()) {
      throw new MeshException(
          ErrorKind.USER,
          "a row has %d values for %d columns; give each column one"
              .formatted(row.size(), columns.size()));
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      line.append(field(columns.get(i), row.get(i)));
    }
    return line.append('\n').toString();
  }

  private static String field(Column column, DataValue value) {
    return switch (value) {
      case DataValue.Null() -> NULL;
      case DataValue.Bool(boolean v) -> v ? "t" : "f";
      case DataValue.Numeric(BigDecimal v) -> v.toPlainString();
      case DataValue.Floating(double v) -> Double.toString(v);
      case DataValue.Text(String v) -> escaped(column, v);
      case DataValue.Binary(String hex) -> "\\\\x" + hex;
      case DataValue.Date(LocalDate v) -> date(v) + era(v);
      case DataValue.Time(LocalTime v) -> TIME.format(v);
      case DataValue.Timestamp(LocalDateTime v) -> timestamp(v) + era(v.toLocalDate());
      case DataValue.TimestampTz(Instant v) -> instant(v);
      case DataValue.Uuid(UUID v) -> v.toString();
      case DataValue.Json(String v) -> escaped(column, v);
      case DataValue.Xml(String v) -> escaped(column, v);
    };
  }

  private static String instant(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return timestamp(utc) + "+00" + era(utc.toLocalDate());
  }

  private static String timestamp(LocalDateTime value) {
    return date(value.toLocalDate()) + " " + TIME.format(value);
  }

  private static String date(LocalDate value) {
    // The server wants no sign before years of five digits.
    return "%04d-%02d-%02d"
        .formatted(
            value.get(ChronoField.YEAR_OF_ERA), value.getMonthValue(), value.getDayOfMonth());
  }

  private static String era(LocalDate value) {
    return value.getEra() == IsoEra.BCE ? " BC" : "";
  }

  private static String escaped(Column column, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new MeshException(
          ErrorKind.USER,
          "column '%s': PostgreSQL cannot keep the character NUL in a text; remove it"
              .formatted(column.name()));
    }
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }
}

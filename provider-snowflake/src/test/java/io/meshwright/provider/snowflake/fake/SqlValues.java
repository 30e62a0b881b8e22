package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of cells as Java's own types, and back. */
final class SqlValues {
  private SqlValues() {}

  /** As the server holds it: identifiers and XML are texts there. */
  static @Nullable Object of(DataValue value) {
    return switch (value) {
      case DataValue.Null() -> null;
      case DataValue.Bool(boolean v) -> v;
      case DataValue.Numeric(BigDecimal v) -> v;
      case DataValue.Floating(double v) -> v;
      case DataValue.Text(String v) -> v;
      case DataValue.Binary(String hex) -> new SqlFunctions.Bytes(hex);
      case DataValue.Date(LocalDate v) -> v;
      case DataValue.Time(LocalTime v) -> v;
      case DataValue.Timestamp(LocalDateTime v) -> v;
      case DataValue.TimestampTz(Instant v) -> v;
      case DataValue.Uuid(UUID v) -> v.toString();
      case DataValue.Xml(String v) -> v;
      case DataValue.Json json -> json;
    };
  }

  /** As a column of a type shows it. */
  static DataValue shown(@Nullable Object value, DataType type) {
    return switch (value) {
      case null -> DataValue.Null.VALUE;
      case DataValue v -> v;
      case Boolean v -> new DataValue.Bool(v);
      case Double v -> new DataValue.Floating(v);
      case BigDecimal v ->
          type instanceof DataType.Float32 || type instanceof DataType.Float64
              ? new DataValue.Floating(v.doubleValue())
              : new DataValue.Numeric(v);
      case String v when type instanceof DataType.Uuid -> new DataValue.Uuid(UUID.fromString(v));
      case String v when type instanceof DataType.Xml -> new DataValue.Xml(v);
      case String v -> new DataValue.Text(v);
      case SqlFunctions.Bytes(String hex) -> new DataValue.Binary(hex);
      case LocalDate v -> new DataValue.Date(v);
      case LocalTime v -> new DataValue.Time(v);
      case LocalDateTime v -> new DataValue.Timestamp(v);
      case Instant v -> new DataValue.TimestampTz(v);
      default -> throw new IllegalStateException("not shown in a " + type.text() + ": " + value);
    };
  }
}

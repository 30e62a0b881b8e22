package io.meshwright.provider.postgres.client;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;

/** Values of the driver as values of the model. */
final class JdbcValues {
  private JdbcValues() {}

  static DataValue read(ResultSet results, int place, DataType type) throws SQLException {
    String text = results.getString(place);
    if (text == null) {
      return DataValue.Null.VALUE;
    }
    return switch (type) {
      case DataType.Bool() -> new DataValue.Bool(results.getBoolean(place));
      case DataType.Int32() -> new DataValue.Numeric(new BigDecimal(text));
      case DataType.Int64() -> new DataValue.Numeric(new BigDecimal(text));
      case DataType.Decimal decimal ->
          Character.isLetter(text.charAt(text.length() - 1))
              ? new DataValue.Floating(Double.parseDouble(text))
              : new DataValue.Numeric(new BigDecimal(text));
      case DataType.Float32() -> new DataValue.Floating(results.getFloat(place));
      case DataType.Float64() -> new DataValue.Floating(results.getDouble(place));
      case DataType.Text length -> new DataValue.Text(text);
      case DataType.Binary() ->
          new DataValue.Binary(HexFormat.of().formatHex(results.getBytes(place)));
      case DataType.Date() -> new DataValue.Date(results.getObject(place, LocalDate.class));
      case DataType.Time() -> new DataValue.Time(results.getObject(place, LocalTime.class));
      case DataType.Timestamp() ->
          new DataValue.Timestamp(results.getObject(place, LocalDateTime.class));
      case DataType.TimestampTz() ->
          new DataValue.TimestampTz(results.getObject(place, OffsetDateTime.class).toInstant());
      case DataType.Uuid() -> new DataValue.Uuid(results.getObject(place, UUID.class));
      // The server keeps jsonb in one canonical form, keys in order and without repetition.
      case DataType.Json() -> new DataValue.Json(text);
      case DataType.Xml() -> new DataValue.Xml(text);
      case DataType.Array array -> new DataValue.Json(text);
      case DataType.MapOf map -> new DataValue.Json(text);
      case DataType.Struct struct -> new DataValue.Json(text);
    };
  }
}

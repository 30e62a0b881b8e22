package io.meshwright.engine.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Reads the text of a cell as a value of its column's type. */
final class CellReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private CellReader() {}

  /** The value, or empty where the text is none of that type. */
  static Optional<DataValue> read(String text, DataType type) {
    try {
      return switch (type) {
        case DataType.Bool t ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> Optional.of(new DataValue.Bool(true));
              case "false" -> Optional.of(new DataValue.Bool(false));
              default -> Optional.empty();
            };
        case DataType.Int32 t ->
            Optional.of(new DataValue.Numeric(BigDecimal.valueOf(Integer.parseInt(text))));
        case DataType.Int64 t ->
            Optional.of(new DataValue.Numeric(BigDecimal.valueOf(Long.parseLong(text))));
        case DataType.Decimal t ->
            Optional.<DataValue>of(new DataValue.Numeric(new BigDecimal(text)))
                .filter(v -> Masking.fits(v, t));
        case DataType.Float32 t -> Optional.of(new DataValue.Floating(Float.parseFloat(text)));
        case DataType.Float64 t -> Optional.of(new DataValue.Floating(Double.parseDouble(text)));
        case DataType.Text t -> text(text, t);
        case DataType.Binary t ->
            text.matches("([0-9a-fA-F]{2})*")
                ? Optional.of(new DataValue.Binary(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
        case DataType.Json t -> json(text);
        case DataType.Xml t -> XmlCells.read(text);
        case DataType.Array t -> json(text);
        case DataType.MapOf t -> json(text);
        case DataType.Struct t -> json(text);
        case DataType.Date t -> Binder.literal(new DataValue.Text(text), t);
        case DataType.Time t -> Binder.literal(new DataValue.Text(text), t);
        case DataType.Timestamp t -> Binder.literal(new DataValue.Text(text), t);
        case DataType.TimestampTz t -> Binder.literal(new DataValue.Text(text), t);
        case DataType.Uuid t -> Binder.literal(new DataValue.Text(text), t);
      };
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<DataValue> text(String text, DataType.Text type) {
    boolean fits =
        text.indexOf('\0') < 0
            && text.codePointCount(0, text.length()) <= type.maxLength().orElse(Integer.MAX_VALUE);
    return fits ? Optional.of(new DataValue.Text(text)) : Optional.empty();
  }

  private static Optional<DataValue> json(String text) {
    try {
      Object tree = JSON.readValue(text, Object.class);
      return Optional.of(new DataValue.Json(JSON.writeValueAsString(tree)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}

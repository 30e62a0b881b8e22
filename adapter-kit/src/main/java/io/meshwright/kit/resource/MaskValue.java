package io.meshwright.kit.resource;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Masks, and the constants in them, as values and back. */
public final class MaskValue {
  private static final String KIND = "kind";

  private MaskValue() {}

  /** A mask, as a value. */
  public static Value of(Mask mask) {
    return switch (mask) {
      case Mask.Nullify() -> object("null", Map.of());
      case Mask.Redact() -> object("redact", Map.of());
      case Mask.Constant(DataValue value) -> object("constant", Map.of("value", constant(value)));
      case Mask.Hash(Optional<String> key) ->
          object("hash", key.map(k -> Map.of("key", Value.of(k))).orElse(Map.of()));
      case Mask.Partial(int first, int last) ->
          object("partial", Map.of("first", Value.of(first), "last", Value.of(last)));
      case Mask.TruncateTime(Mask.Unit unit) ->
          object("truncate-time", Map.of("unit", Value.of(unit.name().toLowerCase(Locale.ROOT))));
      case Mask.TruncateNumber(BigDecimal multiple) ->
          object("truncate-number", Map.of("multiple", Value.of(multiple.toPlainString())));
      case Mask.TruncateText(int length) ->
          object("truncate-text", Map.of("length", Value.of(length)));
    };
  }

  /**
   * The mask of a value.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Mask mask(Attributes values) {
    return switch (values.text(KIND)) {
      case "null" -> new Mask.Nullify();
      case "redact" -> new Mask.Redact();
      case "constant" -> new Mask.Constant(constant(values.object("value")));
      case "hash" ->
          new Mask.Hash(
              values.has("key") ? Optional.of(values.text("key")) : Optional.<String>empty());
      case "partial" -> new Mask.Partial(values.number("first"), values.number("last"));
      case "truncate-time" ->
          new Mask.TruncateTime(Mask.Unit.valueOf(values.text("unit").toUpperCase(Locale.ROOT)));
      case "truncate-number" -> new Mask.TruncateNumber(new BigDecimal(values.text("multiple")));
      case "truncate-text" -> new Mask.TruncateText(values.number("length"));
      default -> throw unknown(values.text(KIND));
    };
  }

  private static Value constant(DataValue value) {
    return switch (value) {
      case DataValue.Null() -> object("null", Map.of());
      case DataValue.Bool(boolean v) -> typed("boolean", Boolean.toString(v));
      case DataValue.Numeric(BigDecimal v) -> typed("numeric", v.toPlainString());
      case DataValue.Floating(double v) -> typed("floating", Double.toString(v));
      case DataValue.Text(String v) -> typed("text", v);
      case DataValue.Binary(String hex) -> typed("binary", hex);
      case DataValue.Date(LocalDate v) -> typed("date", v.toString());
      case DataValue.Time(LocalTime v) -> typed("time", v.toString());
      case DataValue.Timestamp(LocalDateTime v) -> typed("timestamp", v.toString());
      case DataValue.TimestampTz(Instant v) -> typed("timestamptz", v.toString());
      case DataValue.Uuid(UUID v) -> typed("uuid", v.toString());
      case DataValue.Json(String v) -> typed("json", v);
      case DataValue.Xml(String v) -> typed("xml", v);
    };
  }

  private static DataValue constant(Attributes values) {
    String kind = values.text(KIND);
    if (kind.equals("null")) {
      return DataValue.Null.VALUE;
    }
    String text = values.text("value");
    return switch (kind) {
      case "boolean" -> new DataValue.Bool(Boolean.parseBoolean(text));
      case "numeric" -> new DataValue.Numeric(new BigDecimal(text));
      case "floating" -> new DataValue.Floating(Double.parseDouble(text));
      case "text" -> new DataValue.Text(text);
      case "binary" -> new DataValue.Binary(text);
      case "date" -> new DataValue.Date(LocalDate.parse(text));
      case "time" -> new DataValue.Time(LocalTime.parse(text));
      case "timestamp" -> new DataValue.Timestamp(LocalDateTime.parse(text));
      case "timestamptz" -> new DataValue.TimestampTz(Instant.parse(text));
      case "uuid" -> new DataValue.Uuid(UUID.fromString(text));
      case "json" -> new DataValue.Json(text);
      case "xml" -> new DataValue.Xml(text);
      default -> throw unknown(kind);
    };
  }

  private static IllegalArgumentException unknown(String kind) {
    return new IllegalArgumentException("there is no mask or constant of kind '" + kind + "'");
  }

  private static Value typed(String kind, String text) {
    return object(kind, Map.of("value", Value.of(text)));
  }

  private static Value object(String kind, Map<String, Value> fields) {
    Map<String, Value> all = new TreeMap<>(fields);
    all.put(KIND, Value.of(kind));
    return Attributes.object(all);
  }
}

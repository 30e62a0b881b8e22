package io.meshwright.engine.planfile;

import static io.meshwright.engine.planfile.Fields.checked;
import static io.meshwright.engine.planfile.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.problem.Place;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Typed values of conditions; texts, truth values and NULL are what JSON calls so. */
final class DataValueJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*+");
  private static final Pattern DECIMAL =
      Pattern.compile("-?+[0-9]++(?:\\.[0-9]++)?+(?:E[+-]?+[0-9]{1,9})?+");

  private DataValueJson() {}

  static JsonNode json(DataValue value) {
    return switch (value) {
      case DataValue.Null none -> NODES.nullNode();
      case DataValue.Bool(boolean bool) -> NODES.booleanNode(bool);
      case DataValue.Text(String text) -> NODES.textNode(text);
      case DataValue.Numeric(BigDecimal number) -> tagged("numeric", decimal(number));
      case DataValue.Floating(double number) -> tagged("floating", Double.toString(number));
      case DataValue.Binary(String hex) -> tagged("binary", hex);
      case DataValue.Date(LocalDate date) -> tagged("date", date.toString());
      case DataValue.Time(LocalTime time) -> tagged("time", time.toString());
      case DataValue.Timestamp(LocalDateTime time) -> tagged("timestamp", time.toString());
      case DataValue.TimestampTz(Instant instant) -> tagged("timestamptz", instant.toString());
      case DataValue.Uuid(UUID uuid) -> tagged("uuid", uuid.toString());
      case DataValue.Json(String json) -> tagged("json", json);
      case DataValue.Xml(String xml) -> tagged("xml", xml);
    };
  }

  private static JsonNode tagged(String tag, String text) {
    return NODES.objectNode().put(tag, text);
  }

  static DataValue read(Part part) {
    return switch (part) {
      case Part.Null none -> DataValue.Null.VALUE;
      case Part.Bool(Place place, boolean value) -> new DataValue.Bool(value);
      case Part.Text(Place place, String value) -> new DataValue.Text(value);
      case Part.Obj obj -> typed(part);
      case Part.Arr other -> throw Fields.wrong(part, "a value");
      case Part.Int other -> throw Fields.wrong(part, "a value; write a number as text");
    };
  }

  private static DataValue typed(Part part) {
    Map.Entry<String, Part> only = Fields.only(part, "a typed value");
    Part inner = only.getValue();
    return switch (only.getKey()) {
      case "numeric" -> new DataValue.Numeric(decimal(inner));
      case "floating" -> parsed(inner, t -> new DataValue.Floating(Double.parseDouble(t)));
      case "binary" -> binary(inner);
      case "date" -> parsed(inner, t -> new DataValue.Date(LocalDate.parse(t)));
      case "time" -> parsed(inner, t -> new DataValue.Time(LocalTime.parse(t)));
      case "timestamp" -> parsed(inner, t -> new DataValue.Timestamp(LocalDateTime.parse(t)));
      case "timestamptz" -> parsed(inner, t -> new DataValue.TimestampTz(Instant.parse(t)));
      case "uuid" -> parsed(inner, t -> new DataValue.Uuid(UUID.fromString(t)));
      case "json" -> new DataValue.Json(text(inner));
      case "xml" -> new DataValue.Xml(text(inner));
      default ->
          throw Refusal.at(part.place(), "there is no value of type '" + only.getKey() + "'");
    };
  }

  private static DataValue binary(Part part) {
    if (!HEX.matcher(text(part)).matches()) {
      throw Refusal.at(part.place(), "pairs of lower-case hexadecimal digits are needed here");
    }
    return new DataValue.Binary(text(part));
  }

  static <T> T parsed(Part part, Function<String, T> parse) {
    String text = text(part);
    if (text.length() > Limits.DIGITS + 20) {
      throw Refusal.at(part.place(), "the value is too long for its type");
    }
    return checked(part.place(), () -> parse.apply(text));
  }

  /** A number as text; one whose zeros would fill the memory is refused. */
  static String decimal(BigDecimal number) {
    if (!isSmall(number)) {
      throw new IllegalArgumentException(
          "a number of " + number.precision() + " digits and scale " + number.scale());
    }
    return number.toString();
  }

  static BigDecimal decimal(Part part) {
    String text = text(part);
    if (text.length() > Limits.DIGITS + 20 || !DECIMAL.matcher(text).matches()) {
      throw Refusal.at(part.place(), "a decimal number as text is needed here");
    }
    BigDecimal number = checked(part.place(), () -> new BigDecimal(text));
    if (!isSmall(number)) {
      throw Refusal.at(part.place(), "the number is too large");
    }
    return number;
  }

  private static boolean isSmall(BigDecimal number) {
    return number.precision() <= Limits.DIGITS && Math.abs((long) number.scale()) <= Limits.DIGITS;
  }
}

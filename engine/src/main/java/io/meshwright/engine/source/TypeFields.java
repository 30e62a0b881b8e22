package io.meshwright.engine.source;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.document.DocumentValue.Fields;
import io.meshwright.api.document.DocumentValue.Items;
import io.meshwright.api.document.DocumentValue.Text;
import io.meshwright.api.schema.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a property says of its type where nothing else is known of it: the words of the standard,
 * and the neutral type outright where those would not be enough.
 */
public final class TypeFields {
  /** Name of the custom property that says a neutral type outright. */
  public static final String OUTRIGHT = "meshwrightType";

  /** Keys of a property that say its type, beside custom properties and the physical type. */
  public static final Set<String> KEYS =
      Set.of("logicalType", "logicalTypeOptions", "items", "properties");

  private static final int MAX_LENGTH_OPTION = 999_999_999;

  private final PropertyReading reading;

  /**
   * Types as a reader will understand them.
   *
   * @param reading what it makes of them
   */
  public TypeFields(PropertyReading reading) {
    this.reading = reading;
  }

  /** A type in the words of the standard. */
  private record Words(
      String logical, OptionalInt maxLength, Optional<String> format, Optional<Boolean> timezone) {
    static Words of(String logical) {
      return new Words(logical, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    static Words format(String logical, String format) {
      return new Words(logical, OptionalInt.empty(), Optional.of(format), Optional.empty());
    }

    static Words timezone(boolean zone) {
      return new Words("timestamp", OptionalInt.empty(), Optional.empty(), Optional.of(zone));
    }

    Map<String, DocumentValue> options() {
      Map<String, DocumentValue> options = new LinkedHashMap<>();
      maxLength.ifPresent(
          length -> options.put("maxLength", new DocumentValue.Digits(Integer.toString(length))));
      format.ifPresent(f -> options.put("format", new Text(f)));
      timezone.ifPresent(zone -> options.put("timezone", new DocumentValue.Flag(zone)));
      return options;
    }
  }

  /**
   * What a property of a type says.
   *
   * @param physicalType the native type that it names
   */
  public Fields of(DataType type, Optional<String> physicalType) {
    Words words = words(type);
    Map<String, DocumentValue> property = new LinkedHashMap<>();
    property.put("logicalType", new Text(words.logical()));
    Map<String, DocumentValue> options = words.options();
    if (!options.isEmpty()) {
      property.put("logicalTypeOptions", new Fields(options));
    }
    if (type instanceof DataType.Array(DataType element)) {
      property.put("items", of(element, Optional.empty()));
    } else if (type instanceof DataType.Struct(List<DataType.Field> fields)) {
      property.put("properties", new Items(fields.stream().map(this::field).toList()));
    } else if (type instanceof DataType.MapOf(DataType key, DataType value)) {
      property.put("customProperties", outright("map"));
      DocumentValue first = field(new DataType.Field("key", key, false));
      DocumentValue second = field(new DataType.Field("value", value, false));
      property.put("properties", new Items(List.of(first, second)));
    } else if (!read(words, physicalType).equals(Optional.of(type))) {
      property.put("customProperties", outright(type.text()));
    }
    return new Fields(property);
  }

  private Optional<DataType> read(Words words, Optional<String> physicalType) {
    return reading.read(
        words.logical(), physicalType, words.maxLength(), words.format(), words.timezone());
  }

  private DocumentValue field(DataType.Field field) {
    Map<String, DocumentValue> property = new LinkedHashMap<>();
    property.put("name", new Text(field.name()));
    property.putAll(of(field.type(), Optional.empty()).entries());
    if (field.required()) {
      property.put("required", new DocumentValue.Flag(true));
    }
    return new Fields(property);
  }

  private static Items outright(String type) {
    Map<String, DocumentValue> entry = new LinkedHashMap<>();
    entry.put("property", new Text(OUTRIGHT));
    entry.put("value", new Text(type));
    return new Items(List.of(new Fields(entry)));
  }

  /** Whether a custom property says the neutral type outright. */
  public static boolean isOutright(DocumentValue custom) {
    return custom instanceof Fields fields
        && fields.text("property").filter(OUTRIGHT::equals).isPresent();
  }

  private static Words words(DataType type) {
    return switch (type) {
      case DataType.Bool() -> Words.of("boolean");
      case DataType.Int32() -> Words.format("integer", "i32");
      case DataType.Int64() -> Words.format("integer", "i64");
      case DataType.Decimal(int precision, int scale) ->
          Words.of(scale == 0 ? "integer" : "number");
      case DataType.Float32() -> Words.format("number", "f32");
      case DataType.Float64() -> Words.format("number", "f64");
      case DataType.Text(OptionalInt length) ->
          new Words(
              "string",
              length.orElse(Integer.MAX_VALUE) <= MAX_LENGTH_OPTION ? length : OptionalInt.empty(),
              Optional.empty(),
              Optional.empty());
      case DataType.Binary() -> Words.format("string", "binary");
      case DataType.Date() -> Words.of("date");
      case DataType.Time() -> Words.of("time");
      case DataType.Timestamp() -> Words.timezone(false);
      case DataType.TimestampTz() -> Words.timezone(true);
      case DataType.Json() -> Words.of("object");
      case DataType.Xml() -> Words.of("string");
      case DataType.Uuid() -> Words.format("string", "uuid");
      case DataType.Array(DataType element) -> Words.of("array");
      case DataType.MapOf(DataType key, DataType value) -> Words.of("object");
      case DataType.Struct(List<DataType.Field> fields) -> Words.of("object");
    };
  }
}

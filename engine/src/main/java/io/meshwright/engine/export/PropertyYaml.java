package io.meshwright.engine.export;

import io.meshwright.api.model.QualityRule;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Columns as properties of ODCS. */
final class PropertyYaml {
  private static final int MAX_LENGTH_OPTION = 999_999_999;

  private final PropertyTypes reading;

  PropertyYaml(PropertyTypes reading) {
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

    Yaml.Keys options() {
      Yaml.Builder options = Yaml.Keys.builder();
      maxLength.ifPresent(length -> options.number("maxLength", length));
      options.said("format", format);
      timezone.ifPresent(zone -> options.put("timezone", new Yaml.Word(Boolean.toString(zone))));
      return options.build();
    }
  }

  Yaml column(Column column, List<QualityRule> quality) {
    Yaml.Builder property = Yaml.Keys.builder().text("name", column.name());
    property.said("id", column.stableId());
    type(property, column.type(), column.physicalType());
    column.declassified().ifPresent(reason -> custom(property, "declassified", reason));
    property.said("description", column.description());
    if (column.primaryKeyPosition().isPresent()) {
      property.flag("primaryKey", true);
      property.number("primaryKeyPosition", column.primaryKeyPosition().getAsInt());
    }
    property.flag("required", column.required()).flag("unique", column.unique());
    if (column.partitionPosition().isPresent()) {
      property.flag("partitioned", true);
      property.number("partitionKeyPosition", column.partitionPosition().getAsInt());
    }
    return property
        .said("classification", column.classification())
        .texts("transformSourceObjects", column.derivedFrom())
        .texts("tags", column.tags())
        .items("quality", quality.stream().map(QualityYaml::rule).toList())
        .build();
  }

  /** Adds what says the type, and the neutral type outright where that would not be enough. */
  private void type(Yaml.Builder property, DataType type, Optional<String> physicalType) {
    Words words = words(type);
    property.text("logicalType", words.logical()).keys("logicalTypeOptions", words.options());
    property.said("physicalType", physicalType);
    if (type instanceof DataType.Array(DataType element)) {
      Yaml.Builder items = Yaml.Keys.builder();
      type(items, element, Optional.empty());
      property.put("items", items.build());
    } else if (type instanceof DataType.Struct(List<DataType.Field> fields)) {
      property.items("properties", fields.stream().map(this::field).toList());
    } else if (type instanceof DataType.MapOf(DataType key, DataType value)) {
      outright(property, "map");
      DataType.Field first = new DataType.Field("key", key, false);
      DataType.Field second = new DataType.Field("value", value, false);
      property.items("properties", List.of(field(first), field(second)));
    } else if (!read(words, physicalType).equals(Optional.of(type))) {
      outright(property, type.text());
    }
  }

  private Optional<DataType> read(Words words, Optional<String> physicalType) {
    return reading.read(
        words.logical(), physicalType, words.maxLength(), words.format(), words.timezone());
  }

  private Yaml field(DataType.Field field) {
    Yaml.Builder property = Yaml.Keys.builder().text("name", field.name());
    type(property, field.type(), Optional.empty());
    return property.flag("required", field.required()).build();
  }

  private static void outright(Yaml.Builder property, String type) {
    custom(property, "meshwrightType", type);
  }

  private static void custom(Yaml.Builder property, String name, String value) {
    property.item(
        "customProperties",
        Yaml.Keys.builder().text("property", name).text("value", value).build());
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

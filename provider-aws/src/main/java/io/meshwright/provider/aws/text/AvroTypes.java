package io.meshwright.provider.aws.text;

import io.meshwright.api.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Neutral types as types of Avro, as text in one form, and back. */
public final class AvroTypes {
  private static final String TYPE = "type";
  private static final String LOGICAL = "logicalType";
  private static final String NEUTRAL = "neutral";
  private static final String LENGTH = "maxLength";
  private static final String NULL = "null";

  private AvroTypes() {}

  /**
   * A type.
   *
   * @param name that of a record, where it is one; unique within a schema
   */
  public static String of(DataType type, String name) {
    return JsonText.of(value(type, name));
  }

  static Object value(DataType type, String name) {
    return switch (type) {
      case DataType.Bool t -> "boolean";
      case DataType.Int32 t -> "int";
      case DataType.Int64 t -> "long";
      case DataType.Decimal(int precision, int scale) ->
          Map.of(TYPE, "bytes", LOGICAL, "decimal", "precision", precision, "scale", scale);
      case DataType.Float32 t -> "float";
      case DataType.Float64 t -> "double";
      case DataType.Text(OptionalInt length) ->
          length.isPresent() ? Map.of(TYPE, "string", LENGTH, length.getAsInt()) : "string";
      case DataType.Binary t -> "bytes";
      case DataType.Date t -> Map.of(TYPE, "int", LOGICAL, "date");
      case DataType.Time t -> Map.of(TYPE, "long", LOGICAL, "time-micros");
      case DataType.Timestamp t -> Map.of(TYPE, "long", LOGICAL, "local-timestamp-micros");
      case DataType.TimestampTz t -> Map.of(TYPE, "long", LOGICAL, "timestamp-micros");
      case DataType.Json t -> Map.of(TYPE, "string", NEUTRAL, "json");
      case DataType.Xml t -> Map.of(TYPE, "string", NEUTRAL, "xml");
      case DataType.Uuid t -> Map.of(TYPE, "string", LOGICAL, "uuid");
      case DataType.Array(DataType element) ->
          Map.of(TYPE, "array", "items", nullable(value(element, name + "_item")));
      case DataType.MapOf(DataType key, DataType value) -> map(key, value, name);
      case DataType.Struct(List<DataType.Field> fields) ->
          Map.of(TYPE, "record", "name", name, "fields", fields(fields, name));
    };
  }

  /** Keys of maps are texts in Avro; those of other types become a list of pairs. */
  private static Object map(DataType key, DataType value, String name) {
    if (key instanceof DataType.Text) {
      return Map.of(TYPE, "map", "values", nullable(value(value, name + "_value")));
    }
    List<DataType.Field> pair =
        List.of(new DataType.Field("key", key, true), new DataType.Field("value", value, false));
    return Map.of(
        TYPE, "array", NEUTRAL, "map", "items", value(new DataType.Struct(pair), name + "_entry"));
  }

  private static List<Object> fields(List<DataType.Field> fields, String name) {
    List<Object> all = new ArrayList<>();
    for (DataType.Field field : fields) {
      Object type = value(field.type(), name + "_" + AvroNames.of(field.name()));
      TreeMap<String, Object> made = new TreeMap<>();
      made.put("name", AvroNames.of(field.name()));
      made.put("published", field.name());
      made.put(TYPE, field.required() ? type : nullable(type));
      all.add(made);
    }
    return all;
  }

  static List<Object> nullable(Object type) {
    return List.of(NULL, type);
  }

  /** The neutral type of a text; empty where there is none. */
  public static Optional<DataType> neutral(String text) {
    return JsonText.read(text).flatMap(AvroTypes::neutral);
  }

  private static Optional<DataType> neutral(Object type) {
    return switch (type) {
      case String word -> plain(word);
      case List<?> union when union.size() == 2 && NULL.equals(union.get(0)) ->
          neutral(union.get(1));
      case Map<?, ?> map -> structured(map);
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> plain(String word) {
    return switch (word) {
      case "boolean" -> Optional.of(new DataType.Bool());
      case "int" -> Optional.of(new DataType.Int32());
      case "long" -> Optional.of(new DataType.Int64());
      case "float" -> Optional.of(new DataType.Float32());
      case "double" -> Optional.of(new DataType.Float64());
      case "string" -> Optional.of(DataType.Text.unlimited());
      case "bytes" -> Optional.of(new DataType.Binary());
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> structured(Map<?, ?> map) {
    String word = word(map, TYPE);
    String logical = word(map, LOGICAL);
    return switch (logical.isEmpty() ? word(map, NEUTRAL) : logical) {
      case "decimal" -> decimal(number(map, "precision"), number(map, "scale"));
      case "date" -> Optional.of(new DataType.Date());
      case "time-micros" -> Optional.of(new DataType.Time());
      case "local-timestamp-micros" -> Optional.of(new DataType.Timestamp());
      case "timestamp-micros" -> Optional.of(new DataType.TimestampTz());
      case "uuid" -> Optional.of(new DataType.Uuid());
      case "json" -> Optional.of(new DataType.Json());
      case "xml" -> Optional.of(new DataType.Xml());
      case "map" -> pairs(map);
      default -> nested(word, map);
    };
  }

  private static Optional<DataType> nested(String word, Map<?, ?> map) {
    return switch (word) {
      case "array" -> part(map, "items").map(DataType.Array::new);
      case "map" -> part(map, "values").map(v -> new DataType.MapOf(DataType.Text.unlimited(), v));
      case "record" -> struct(map).map(t -> t);
      case "string" ->
          number(map, LENGTH) > 0
              ? Optional.of(DataType.Text.upTo(number(map, LENGTH)))
              : plain(word);
      default -> plain(word);
    };
  }

  private static Optional<DataType> part(Map<?, ?> map, String name) {
    return Optional.<Object>ofNullable(map.get(name)).flatMap(AvroTypes::neutral);
  }

  private static Optional<DataType> pairs(Map<?, ?> map) {
    return part(map, "items")
        .filter(DataType.Struct.class::isInstance)
        .map(t -> ((DataType.Struct) t).fields())
        .filter(f -> f.size() == 2)
        .map(f -> new DataType.MapOf(f.get(0).type(), f.get(1).type()));
  }

  private static Optional<DataType.Struct> struct(Map<?, ?> map) {
    if (!(map.get("fields") instanceof List<?> parts) || parts.isEmpty()) {
      return Optional.empty();
    }
    List<DataType.Field> fields = new ArrayList<>();
    for (Object part : parts) {
      if (!(part instanceof Map<?, ?> field)) {
        return Optional.empty();
      }
      String published = word(field, "published");
      String name = published.isEmpty() ? word(field, "name") : published;
      Optional<DataType> type = part(field, TYPE);
      if (type.isEmpty() || fields.stream().anyMatch(f -> f.name().equals(name))) {
        return Optional.empty();
      }
      fields.add(new DataType.Field(name, type.get(), !(field.get(TYPE) instanceof List<?>)));
    }
    return Optional.of(new DataType.Struct(fields));
  }

  private static Optional<DataType> decimal(int precision, int scale) {
    return precision < 1 || precision > 38 || scale < 0 || scale > precision
        ? Optional.empty()
        : Optional.of(new DataType.Decimal(precision, scale));
  }

  static String word(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  private static int number(Map<?, ?> map, String name) {
    return map.get(name) instanceof Integer number ? number : 0;
  }
}

package io.meshwright.provider.aws.sql;

import io.meshwright.api.schema.DataType;
import io.meshwright.kit.text.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Types of Glue columns, both ways. */
public final class HiveTypes {
  /** Longest varchar of Hive. */
  private static final int MAX_VARCHAR = 65_535;

  /** Most brackets in a type that is read. */
  private static final int MAX_DEPTH = 200;

  private static final Set<String> FILTERABLE =
      Set.of("string", "char", "varchar", "int", "bigint", "float", "decimal", "double", "boolean");

  private HiveTypes() {}

  /** A neutral type as Glue has it. What it cannot keep is kept beside it as text. */
  public static String of(DataType type) {
    return switch (type) {
      case DataType.Bool t -> "boolean";
      case DataType.Int32 t -> "int";
      case DataType.Int64 t -> "bigint";
      case DataType.Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
      case DataType.Float32 t -> "float";
      case DataType.Float64 t -> "double";
      case DataType.Text(OptionalInt length) ->
          length.orElse(Integer.MAX_VALUE) <= MAX_VARCHAR
              ? "varchar(" + length.getAsInt() + ")"
              : "string";
      case DataType.Binary t -> "binary";
      case DataType.Date t -> "date";
      case DataType.Timestamp t -> "timestamp";
      case DataType.TimestampTz t -> "timestamp";
      case DataType.Time t -> "string";
      case DataType.Json t -> "string";
      case DataType.Xml t -> "string";
      case DataType.Uuid t -> "string";
      case DataType.Array(DataType element) -> "array<" + of(element) + ">";
      case DataType.MapOf(DataType key, DataType value) -> "map<" + of(key) + "," + of(value) + ">";
      case DataType.Struct(List<DataType.Field> fields) ->
          "struct<"
              + String.join(
                  ",", fields.stream().map(f -> field(f.name()) + ":" + of(f.type())).toList())
              + ">";
    };
  }

  private static String field(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  /** The neutral type of a Glue type; empty where there is none. */
  public static Optional<DataType> neutral(String type) {
    String text = type.strip().toLowerCase(Locale.ROOT);
    if (text.endsWith(">")) {
      boolean readable = text.indexOf('<') > 0 && depth(text) <= MAX_DEPTH;
      return readable ? nested(text) : Optional.empty();
    }
    return TypeText.parse(text).flatMap(HiveTypes::scalar);
  }

  /** The neutral type that a column was made of, where that is told and the native one fits it. */
  public static Optional<DataType> neutral(String type, String told) {
    Optional<DataType> remembered =
        switch (told) {
          case "json" -> Optional.of(new DataType.Json());
          case "xml" -> Optional.of(new DataType.Xml());
          case "uuid" -> Optional.of(new DataType.Uuid());
          case "time" -> Optional.of(new DataType.Time());
          case "timestamptz" -> Optional.of(new DataType.TimestampTz());
          default -> Optional.empty();
        };
    return remembered.filter(t -> of(t).equals(type)).or(() -> neutral(type));
  }

  /** Whether a table with such a column can have row filters. */
  public static boolean isFilterable(String type) {
    return TypeText.parse(type).filter(t -> FILTERABLE.contains(t.word())).isPresent();
  }

  private static Optional<DataType> scalar(TypeText type) {
    return switch (type.word()) {
      case "boolean" -> Optional.of(new DataType.Bool());
      case "tinyint", "smallint", "int", "integer" -> Optional.of(new DataType.Int32());
      case "bigint", "long" -> Optional.of(new DataType.Int64());
      case "decimal" -> decimal(type.first().orElse(10), type.second().orElse(0));
      case "float" -> Optional.of(new DataType.Float32());
      case "double" -> Optional.of(new DataType.Float64());
      case "string" -> Optional.of(DataType.Text.unlimited());
      case "varchar", "char" ->
          Optional.of(
              type.first().orElse(0) > 0
                  ? DataType.Text.upTo(type.first().getAsInt())
                  : DataType.Text.unlimited());
      case "binary" -> Optional.of(new DataType.Binary());
      case "date" -> Optional.of(new DataType.Date());
      case "timestamp" -> Optional.of(new DataType.Timestamp());
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> decimal(int precision, int scale) {
    return precision < 1 || precision > 38 || scale > precision
        ? Optional.empty()
        : Optional.of(new DataType.Decimal(precision, scale));
  }

  private static long depth(String text) {
    return text.chars().filter(c -> c == '<').count();
  }

  private static Optional<DataType> nested(String text) {
    int open = text.indexOf('<');
    List<String> parts = parts(text.substring(open + 1, text.length() - 1));
    return switch (text.substring(0, open)) {
      case "array" ->
          parts.size() == 1 ? neutral(parts.getFirst()).map(DataType.Array::new) : Optional.empty();
      case "map" ->
          parts.size() == 2
              ? neutral(parts.get(0))
                  .flatMap(k -> neutral(parts.get(1)).map(v -> new DataType.MapOf(k, v)))
              : Optional.empty();
      case "struct" -> struct(parts);
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> struct(List<String> parts) {
    List<DataType.Field> fields = new ArrayList<>();
    for (String part : parts) {
      int colon = part.indexOf(':');
      Optional<DataType> type = colon < 1 ? Optional.empty() : neutral(part.substring(colon + 1));
      String name = colon < 1 ? "" : part.substring(0, colon);
      if (type.isEmpty() || fields.stream().anyMatch(f -> f.name().equals(name))) {
        return Optional.empty();
      }
      fields.add(new DataType.Field(name, type.get(), false));
    }
    return Optional.of(new DataType.Struct(fields));
  }

  /** The parts between commas that stand in no inner bracket. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}

package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.text.TypeText;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Types of columns, both ways. A native type is written in full, so that it is shown as it was
 * written; what the native one does not tell is remembered beside it as text.
 */
public final class SfTypes {
  /** Characters of a text where nobody says, and the most that there may be. */
  private static final int DEFAULT_VARCHAR = 16_777_216;

  private static final int MAX_VARCHAR = 134_217_728;
  private static final int DEFAULT_BINARY = 8_388_608;
  private static final int UUID_LENGTH = 36;
  private static final int INT32_DIGITS = 10;
  private static final int INT64_DIGITS = 19;
  private static final int MAX_DIGITS = 38;
  private static final int MAX_SCALE = 37;

  /** Digits after the second where nobody says. */
  private static final int DEFAULT_FRACTION = 9;

  private static final int MICROSECONDS = 6;

  private SfTypes() {}

  /** Why a type cannot be kept; empty where it can. */
  public static Optional<String> refusal(DataType type) {
    return type instanceof DataType.Decimal(int precision, int scale) && scale > MAX_SCALE
        ? Optional.of("NUMBER keeps " + MAX_SCALE + " digits after the point, not " + scale)
        : Optional.empty();
  }

  /** A neutral type as Snowflake has it; the nearest where {@link #refusal} says why not. */
  public static String of(DataType type) {
    return switch (type) {
      case DataType.Bool t -> "BOOLEAN";
      case DataType.Int32 t -> number(INT32_DIGITS, 0);
      case DataType.Int64 t -> number(INT64_DIGITS, 0);
      case DataType.Decimal(int precision, int scale) ->
          number(precision, Math.min(scale, MAX_SCALE));
      case DataType.Float32 t -> "FLOAT";
      case DataType.Float64 t -> "FLOAT";
      case DataType.Text(OptionalInt length) ->
          varchar(Math.min(length.orElse(DEFAULT_VARCHAR), MAX_VARCHAR));
      case DataType.Binary t -> "BINARY(" + DEFAULT_BINARY + ")";
      case DataType.Date t -> "DATE";
      case DataType.Timestamp t -> "TIMESTAMP_NTZ(" + MICROSECONDS + ")";
      case DataType.TimestampTz t -> "TIMESTAMP_LTZ(" + MICROSECONDS + ")";
      case DataType.Time t -> "TIME(" + MICROSECONDS + ")";
      case DataType.Xml t -> varchar(DEFAULT_VARCHAR);
      case DataType.Uuid t -> varchar(UUID_LENGTH);
      case DataType.Json t -> "VARIANT";
      case DataType.Array t -> "ARRAY";
      case DataType.MapOf t -> "OBJECT";
      case DataType.Struct t -> "OBJECT";
    };
  }

  private static String number(int precision, int scale) {
    return "NUMBER(" + precision + "," + scale + ")";
  }

  private static String varchar(int length) {
    return "VARCHAR(" + length + ")";
  }

  /**
   * A type from the columns of {@code INFORMATION_SCHEMA.COLUMNS}.
   *
   * @param type DATA_TYPE
   * @param length CHARACTER_MAXIMUM_LENGTH, of binary ones too
   * @param precision NUMERIC_PRECISION
   * @param scale NUMERIC_SCALE
   * @param fraction DATETIME_PRECISION
   * @param collation COLLATION_NAME; a type with one compares otherwise and is no neutral one
   */
  public static String shown(
      String type,
      OptionalInt length,
      OptionalInt precision,
      OptionalInt scale,
      OptionalInt fraction,
      Optional<String> collation) {
    String word = canonical(type);
    int bracket = word.indexOf('(');
    String base = bracket < 0 ? word : word.substring(0, bracket);
    String full =
        switch (base) {
          case "NUMBER" -> number(precision.orElse(MAX_DIGITS), scale.orElse(0));
          case "VARCHAR" -> varchar(length.orElse(DEFAULT_VARCHAR));
          case "BINARY" -> "BINARY(" + length.orElse(DEFAULT_BINARY) + ")";
          case "TIME", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ" ->
              base + "(" + fraction.orElse(DEFAULT_FRACTION) + ")";
          default -> word;
        };
    return collation.isEmpty() || collation.get().isEmpty()
        ? full
        : full + " COLLATE '" + collation.get() + "'";
  }

  /**
   * One spelling of each native type, whatever synonym it was written with; TIMESTAMP alone, which
   * a parameter of the account gives its meaning, and what is unknown stay as they are.
   */
  public static String canonical(String type) {
    String text = type.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    Optional<TypeText> parsed = TypeText.parse(text);
    if (parsed.isEmpty()) {
      return text;
    }
    OptionalInt first = parsed.get().first();
    OptionalInt second = parsed.get().second();
    return switch (parsed.get().word()) {
      case "number", "decimal", "dec", "numeric" ->
          number(first.orElse(MAX_DIGITS), second.orElse(0));
      case "int", "integer", "bigint", "smallint", "tinyint", "byteint" -> number(MAX_DIGITS, 0);
      case "float", "float4", "float8", "double", "double precision", "real" -> "FLOAT";
      case "varchar", "string", "text", "nvarchar", "nvarchar2", "char varying", "nchar varying" ->
          varchar(first.orElse(DEFAULT_VARCHAR));
      case "char", "character", "nchar" -> varchar(first.orElse(1));
      case "binary", "varbinary" -> "BINARY(" + first.orElse(DEFAULT_BINARY) + ")";
      case "boolean", "bool" -> "BOOLEAN";
      case "date" -> "DATE";
      case "time" -> "TIME(" + first.orElse(DEFAULT_FRACTION) + ")";
      case "timestamp_ntz", "timestampntz", "timestamp without time zone", "datetime" ->
          "TIMESTAMP_NTZ(" + first.orElse(DEFAULT_FRACTION) + ")";
      case "timestamp_ltz", "timestampltz", "timestamp with local time zone" ->
          "TIMESTAMP_LTZ(" + first.orElse(DEFAULT_FRACTION) + ")";
      case "timestamp_tz", "timestamptz", "timestamp with time zone" ->
          "TIMESTAMP_TZ(" + first.orElse(DEFAULT_FRACTION) + ")";
      default -> text;
    };
  }

  /** The neutral type of a native one; empty where there is none. */
  public static Optional<DataType> neutral(String type) {
    return TypeText.parse(canonical(type)).flatMap(SfTypes::neutral);
  }

  /** The neutral type that a column was made of, where that is told and the native one fits it. */
  public static Optional<DataType> neutral(String type, String told) {
    Optional<DataType> remembered = told(told).filter(t -> of(t).equals(canonical(type)));
    return remembered.or(() -> neutral(type));
  }

  /** The neutral type that a text names, where it is no nested one. */
  public static Optional<DataType> named(String text) {
    return Stream.<DataType>of(
            new DataType.Bool(),
            new DataType.Float64(),
            new DataType.Binary(),
            new DataType.Date(),
            new DataType.Time(),
            new DataType.Timestamp(),
            new DataType.TimestampTz())
        .filter(t -> t.text().equals(text))
        .findFirst()
        .or(() -> told(text));
  }

  private static Optional<DataType> told(String told) {
    return switch (told) {
      case "int32" -> Optional.of(new DataType.Int32());
      case "int64" -> Optional.of(new DataType.Int64());
      case "float32" -> Optional.of(new DataType.Float32());
      case "json" -> Optional.of(new DataType.Json());
      case "xml" -> Optional.of(new DataType.Xml());
      case "uuid" -> Optional.of(new DataType.Uuid());
      case "text" -> Optional.of(DataType.Text.unlimited());
      default -> TypeText.parse(told).flatMap(SfTypes::sized);
    };
  }

  private static Optional<DataType> sized(TypeText told) {
    int first = told.first().orElse(0);
    return switch (told.word()) {
      case "text" -> first > 0 ? Optional.of(DataType.Text.upTo(first)) : Optional.empty();
      case "decimal" -> decimal(first, told.second().orElse(0));
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> neutral(TypeText type) {
    return switch (type.word()) {
      case "boolean" -> Optional.of(new DataType.Bool());
      case "number" -> decimal(type.first().orElse(MAX_DIGITS), type.second().orElse(0));
      case "float" -> Optional.of(new DataType.Float64());
      case "varchar" -> Optional.of(text(type.first().orElse(DEFAULT_VARCHAR)));
      case "binary" -> Optional.of(new DataType.Binary());
      case "date" -> Optional.of(new DataType.Date());
      case "time" -> Optional.of(new DataType.Time());
      case "timestamp_ntz" -> Optional.of(new DataType.Timestamp());
      case "timestamp_ltz" -> Optional.of(new DataType.TimestampTz());
      case "variant" -> Optional.of(new DataType.Json());
      // Of which elements, nobody says.
      case "array" -> Optional.of(new DataType.Array(new DataType.Json()));
      case "object" ->
          Optional.of(new DataType.MapOf(DataType.Text.unlimited(), new DataType.Json()));
      default -> Optional.empty();
    };
  }

  private static DataType text(int length) {
    return length == DEFAULT_VARCHAR || length < 1
        ? DataType.Text.unlimited()
        : DataType.Text.upTo(length);
  }

  private static Optional<DataType> decimal(int precision, int scale) {
    return precision < 1 || precision > MAX_DIGITS || scale > precision
        ? Optional.empty()
        : Optional.of(new DataType.Decimal(precision, scale));
  }

  /**
   * A native type as statements write it.
   *
   * @throws IllegalArgumentException where the text is no name of a type
   */
  public static SqlText written(String type) {
    return SfText.of(canonical(type));
  }
}

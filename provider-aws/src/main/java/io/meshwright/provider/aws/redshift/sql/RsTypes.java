package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.text.TypeText;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Types of columns, both ways. Native types are written as {@code format_type} shows them. */
public final class RsTypes {
  /** Most bytes of a text; Redshift counts bytes, the model code points. */
  private static final int MAX_VARCHAR = 65_535;

  private static final int BYTES_OF_A_CODE_POINT = 4;
  private static final int UUID_LENGTH = 36;
  private static final int MAX_VARBYTE = 1_024_000;
  private static final String VARCHAR = "character varying";

  private RsTypes() {}

  /** A neutral type as Redshift has it. What it cannot keep is kept beside it as text. */
  public static String of(DataType type) {
    return switch (type) {
      case DataType.Bool t -> "boolean";
      case DataType.Int32 t -> "integer";
      case DataType.Int64 t -> "bigint";
      case DataType.Decimal(int precision, int scale) -> "numeric(" + precision + "," + scale + ")";
      case DataType.Float32 t -> "real";
      case DataType.Float64 t -> "double precision";
      case DataType.Text(OptionalInt length) -> varchar(length);
      case DataType.Binary t -> "varbyte(" + MAX_VARBYTE + ")";
      case DataType.Date t -> "date";
      case DataType.Timestamp t -> "timestamp without time zone";
      case DataType.TimestampTz t -> "timestamp with time zone";
      case DataType.Time t -> "time without time zone";
      case DataType.Xml t -> VARCHAR + "(" + MAX_VARCHAR + ")";
      case DataType.Uuid t -> VARCHAR + "(" + UUID_LENGTH + ")";
      case DataType.Json t -> "super";
      case DataType.Array t -> "super";
      case DataType.MapOf t -> "super";
      case DataType.Struct t -> "super";
    };
  }

  private static String varchar(OptionalInt codePoints) {
    long bytes = (long) BYTES_OF_A_CODE_POINT * codePoints.orElse(MAX_VARCHAR);
    return VARCHAR + "(" + Math.min(bytes, MAX_VARCHAR) + ")";
  }

  /** One spelling of each native type, whatever the server calls it. */
  public static String canonical(String type) {
    String text = type.strip().toLowerCase(Locale.ROOT);
    Optional<TypeText> parsed = TypeText.parse(text);
    if (parsed.isEmpty()) {
      return text;
    }
    String word =
        switch (parsed.get().word()) {
          case "bool" -> "boolean";
          case "int", "int4" -> "integer";
          case "int8" -> "bigint";
          case "int2" -> "smallint";
          case "decimal" -> "numeric";
          case "float4" -> "real";
          case "float8", "float" -> "double precision";
          case "varchar", "nvarchar" -> VARCHAR;
          case "char", "nchar", "bpchar" -> "character";
          case "varbinary", "binary varying" -> "varbyte";
          case "timestamp" -> "timestamp without time zone";
          case "timestamptz" -> "timestamp with time zone";
          case "time" -> "time without time zone";
          case "timetz" -> "time with time zone";
          default -> parsed.get().word();
        };
    return word + numbers(parsed.get());
  }

  private static String numbers(TypeText type) {
    if (type.first().isEmpty()) {
      return "";
    }
    String second = type.second().isEmpty() ? "" : "," + type.second().getAsInt();
    return "(" + type.first().getAsInt() + second + ")";
  }

  /** The neutral type of a native one; empty where there is none. */
  public static Optional<DataType> neutral(String type) {
    return TypeText.parse(canonical(type)).flatMap(RsTypes::neutral);
  }

  /** The neutral type that a column was made of, where that is told and the native one fits it. */
  public static Optional<DataType> neutral(String type, String told) {
    Optional<DataType> remembered = told(told).filter(t -> of(t).equals(canonical(type)));
    return remembered.or(() -> neutral(type));
  }

  private static Optional<DataType> told(String told) {
    return switch (told) {
      case "json" -> Optional.of(new DataType.Json());
      case "xml" -> Optional.of(new DataType.Xml());
      case "uuid" -> Optional.of(new DataType.Uuid());
      case "text" -> Optional.of(DataType.Text.unlimited());
      default ->
          TypeText.parse(told)
              .filter(t -> t.word().equals("text") && t.first().orElse(0) > 0)
              .map(t -> DataType.Text.upTo(t.first().getAsInt()));
    };
  }

  private static Optional<DataType> neutral(TypeText type) {
    return switch (type.word()) {
      case "boolean" -> Optional.of(new DataType.Bool());
      case "smallint", "integer" -> Optional.of(new DataType.Int32());
      case "bigint" -> Optional.of(new DataType.Int64());
      case "numeric" -> decimal(type.first().orElse(18), type.second().orElse(0));
      case "real" -> Optional.of(new DataType.Float32());
      case "double precision" -> Optional.of(new DataType.Float64());
      case VARCHAR, "text" -> Optional.of(text(type.first()));
      case "varbyte" -> Optional.of(new DataType.Binary());
      case "date" -> Optional.of(new DataType.Date());
      case "time without time zone" -> Optional.of(new DataType.Time());
      case "timestamp without time zone" -> Optional.of(new DataType.Timestamp());
      case "timestamp with time zone" -> Optional.of(new DataType.TimestampTz());
      case "super" -> Optional.of(new DataType.Json());
      default -> Optional.empty();
    };
  }

  private static DataType text(OptionalInt bytes) {
    return bytes.orElse(MAX_VARCHAR) >= MAX_VARCHAR || bytes.getAsInt() < 1
        ? DataType.Text.unlimited()
        : DataType.Text.upTo(bytes.getAsInt());
  }

  private static Optional<DataType> decimal(int precision, int scale) {
    return precision < 1 || precision > 38 || scale > precision
        ? Optional.empty()
        : Optional.of(new DataType.Decimal(precision, scale));
  }

  /** A native type as statements write it. */
  public static SqlText written(String type) {
    return RsSql.of(canonical(type).toUpperCase(Locale.ROOT));
  }
}

package io.meshwright.provider.postgres.sql;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Neutral types and native ones. Native types are written as {@code format_type} writes them. */
public final class PgTypes {
  private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d{1,8})\\)");
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d{1,4}),(\\d{1,4})\\)");

  private static final BigDecimal SMALLEST = BigDecimal.valueOf(Short.MIN_VALUE);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Short.MAX_VALUE);

  private PgTypes() {}

  /** The native type. Lists, maps and structs are kept as JSON. */
  public static String of(DataType type) {
    return switch (type) {
      case DataType.Bool() -> "boolean";
      case DataType.Int32() -> "integer";
      case DataType.Int64() -> "bigint";
      case DataType.Decimal(int precision, int scale) -> "numeric(" + precision + "," + scale + ")";
      case DataType.Float32() -> "real";
      case DataType.Float64() -> "double precision";
      case DataType.Text(OptionalInt max) ->
          max.isPresent() ? "character varying(" + max.getAsInt() + ")" : "text";
      case DataType.Binary() -> "bytea";
      case DataType.Date() -> "date";
      case DataType.Time() -> "time(6) without time zone";
      case DataType.Timestamp() -> "timestamp(6) without time zone";
      case DataType.TimestampTz() -> "timestamp(6) with time zone";
      case DataType.Json() -> "jsonb";
      case DataType.Xml() -> "xml";
      case DataType.Uuid() -> "uuid";
      case DataType.Array array -> "jsonb";
      case DataType.MapOf map -> "jsonb";
      case DataType.Struct struct -> "jsonb";
    };
  }

  /**
   * The neutral type of a native one; empty where there is none whose values compare the same. It
   * may hold more than the native one, as for {@code smallint}, or less, as for {@code numeric}.
   */
  public static Optional<DataType> neutral(String nativeType) {
    return switch (nativeType) {
      case "boolean" -> Optional.of(new DataType.Bool());
      case "smallint", "integer" -> Optional.of(new DataType.Int32());
      case "bigint" -> Optional.of(new DataType.Int64());
      case "real" -> Optional.of(new DataType.Float32());
      case "double precision" -> Optional.of(new DataType.Float64());
      case "text" -> Optional.of(DataType.Text.unlimited());
      case "bytea" -> Optional.of(new DataType.Binary());
      case "date" -> Optional.of(new DataType.Date());
      case "time(6) without time zone", "time without time zone" ->
          Optional.of(new DataType.Time());
      case "timestamp(6) without time zone", "timestamp without time zone" ->
          Optional.of(new DataType.Timestamp());
      case "timestamp(6) with time zone", "timestamp with time zone" ->
          Optional.of(new DataType.TimestampTz());
      case "numeric" -> Optional.of(new DataType.Decimal(38, 9));
      case "json", "jsonb" -> Optional.of(new DataType.Json());
      case "xml" -> Optional.of(new DataType.Xml());
      case "uuid" -> Optional.of(new DataType.Uuid());
      default -> parameterised(nativeType);
    };
  }

  /** Whether a native type holds a value of its neutral type. */
  public static boolean holds(String nativeType, DataValue value) {
    return !nativeType.equals("smallint")
        || !(value instanceof DataValue.Numeric(BigDecimal number))
        || number.compareTo(SMALLEST) >= 0 && number.compareTo(LARGEST) <= 0;
  }

  /**
   * Whether the numbers of one native type may be too much for another of the same neutral type.
   */
  public static boolean narrows(String from, String to) {
    return !from.equals(to) && (from.equals("numeric") || to.equals("smallint"));
  }

  private static Optional<DataType> parameterised(String nativeType) {
    Matcher varchar = VARCHAR.matcher(nativeType);
    if (varchar.matches()) {
      return Optional.of(DataType.Text.upTo(Integer.parseInt(varchar.group(1))));
    }
    Matcher numeric = NUMERIC.matcher(nativeType);
    if (numeric.matches()) {
      int precision = Integer.parseInt(numeric.group(1));
      int scale = Integer.parseInt(numeric.group(2));
      if (precision <= 38 && scale <= precision) {
        return Optional.of(new DataType.Decimal(precision, scale));
      }
    }
    return Optional.empty();
  }
}

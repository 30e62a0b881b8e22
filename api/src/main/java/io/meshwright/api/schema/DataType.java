package io.meshwright.api.schema;

import java.util.List;
import java.util.OptionalInt;

/** The neutral type family. Adapters map it both ways; what is lost on the way is a verdict. */
public sealed interface DataType {
  /** True or false. */
  record Bool() implements DataType {}

  /** 32-bit whole number. */
  record Int32() implements DataType {}

  /** 64-bit whole number. */
  record Int64() implements DataType {}

  /**
   * Exact decimal number.
   *
   * @param precision digits in all, 1 to 38, the most that all platforms but one keep
   * @param scale digits after the point, 0 to {@code precision}
   */
  record Decimal(int precision, int scale) implements DataType {
    /** Checks precision and scale. */
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal("
                + precision
                + ","
                + scale
                + ") is not a type: precision 1 to 38, scale 0 to precision");
      }
    }
  }

  /** IEEE 754 single precision. */
  record Float32() implements DataType {}

  /** IEEE 754 double precision. */
  record Float64() implements DataType {}

  /**
   * Unicode text, compared by code point.
   *
   * @param maxLength longest value in code points; empty means no limit
   */
  record Text(OptionalInt maxLength) implements DataType {
    /** Checks the length. */
    public Text {
      if (maxLength.isPresent() && maxLength.getAsInt() < 1) {
        throw new IllegalArgumentException(
            "text(" + maxLength.getAsInt() + ") is not a type: length 1 or more");
      }
    }

    /** Text of any length. */
    public static Text unlimited() {
      return new Text(OptionalInt.empty());
    }

    /** Text of at most so many code points. */
    public static Text upTo(int maxLength) {
      return new Text(OptionalInt.of(maxLength));
    }
  }

  /** Bytes. */
  record Binary() implements DataType {}

  /** Day of the calendar. */
  record Date() implements DataType {}

  /** Time of day, microseconds, no zone. */
  record Time() implements DataType {}

  /** Date and time of day, microseconds, no zone. */
  record Timestamp() implements DataType {}

  /** Instant, microseconds. An offset is not kept. */
  record TimestampTz() implements DataType {}

  /** Any JSON value. */
  record Json() implements DataType {}

  /** Any XML content. */
  record Xml() implements DataType {}

  /** 128-bit identifier. */
  record Uuid() implements DataType {}

  /**
   * List of values of one type.
   *
   * @param element type of the values
   */
  record Array(DataType element) implements DataType {}

  /**
   * Values by key.
   *
   * @param key type of the keys
   * @param value type of the values
   */
  record MapOf(DataType key, DataType value) implements DataType {}

  /**
   * Named fields.
   *
   * @param fields in order; at least one, names unique
   */
  record Struct(List<Field> fields) implements DataType {
    /** Copies the fields. */
    public Struct {
      fields = List.copyOf(fields);
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("struct() is not a type: at least one field");
      }
      if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
        throw new IllegalArgumentException("a struct with two fields of one name is not a type");
      }
    }
  }

  /**
   * A field of a struct.
   *
   * @param name its name
   * @param type its type
   * @param required whether it is always present
   */
  record Field(String name, DataType type, boolean required) {}

  /** Whether values hold other values; such columns cannot be compared in filters. */
  default boolean isNested() {
    return this instanceof Array || this instanceof MapOf || this instanceof Struct;
  }

  /** Whether filters may compare values; of the others they may ask whether they are NULL. */
  default boolean isComparable() {
    return !isNested() && !(this instanceof Json) && !(this instanceof Xml);
  }

  /** The type as people write it, for example {@code decimal(10,2)}. */
  default String text() {
    return switch (this) {
      case Bool() -> "boolean";
      case Int32() -> "int32";
      case Int64() -> "int64";
      case Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
      case Float32() -> "float32";
      case Float64() -> "float64";
      case Text(OptionalInt max) -> max.isPresent() ? "text(" + max.getAsInt() + ")" : "text";
      case Binary() -> "binary";
      case Date() -> "date";
      case Time() -> "time";
      case Timestamp() -> "timestamp";
      case TimestampTz() -> "timestamptz";
      case Json() -> "json";
      case Xml() -> "xml";
      case Uuid() -> "uuid";
      case Array(DataType element) -> "array<" + element.text() + ">";
      case MapOf(DataType key, DataType value) -> "map<" + key.text() + "," + value.text() + ">";
      case Struct(List<Field> fields) ->
          "struct<"
              + String.join(
                  ",", fields.stream().map(f -> f.name() + ":" + f.type().text()).toList())
              + ">";
    };
  }
}

package io.meshwright.engine.spec;

import io.meshwright.api.schema.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The neutral type of an ODCS property that holds no other properties. The logical type decides the
 * family; physical type and options refine it within the family.
 */
final class OdcsTypes {
  /** A number whose digits nobody says: room for whole numbers to 29 digits and nine places. */
  static final DataType NUMBER = new DataType.Decimal(38, 9);

  private static final Map<String, Family> FAMILIES = inOrder();

  private static Map<String, Family> inOrder() {
    Map<String, Family> families = new LinkedHashMap<>();
    families.put("string", Family.STRING);
    families.put("date", Family.DATE);
    families.put("timestamp", Family.TIMESTAMP);
    families.put("time", Family.TIME);
    families.put("number", Family.NUMBER);
    families.put("integer", Family.INTEGER);
    families.put("object", Family.OBJECT);
    families.put("array", Family.ARRAY);
    families.put("boolean", Family.BOOLEAN);
    return Collections.unmodifiableMap(families);
  }

  private OdcsTypes() {}

  /** Logical types. */
  enum Family {
    STRING,
    DATE,
    TIMESTAMP,
    TIME,
    NUMBER,
    INTEGER,
    OBJECT,
    ARRAY,
    BOOLEAN
  }

  /** Logical types by the words of the standard. */
  static Map<String, Family> families() {
    return FAMILIES;
  }

  /**
   * A type and whether the physical type had to be passed over.
   *
   * @param type the type
   * @param contradiction whether physical and logical type are of different families
   */
  record Typed(DataType type, boolean contradiction) {}

  /** What logicalTypeOptions say, as far as types depend on it. */
  record Options(OptionalInt maxLength, Optional<String> format, Optional<Boolean> timezone) {
    static final Options NONE =
        new Options(OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The type of a scalar property.
   *
   * @throws IllegalArgumentException with a message for people where a length or precision is out
   *     of range
   */
  static Typed of(Family family, Optional<PhysicalType> physical, Options options) {
    Optional<DataType> named =
        family == Family.INTEGER
            ? physical.flatMap(PhysicalType::wholeNumber)
            : physical.flatMap(PhysicalType::dataType);
    DataType plain = plain(family, options);
    if (named.isEmpty()) {
      return new Typed(plain, false);
    }
    return refines(family, named.get())
        ? new Typed(withOptions(named.get(), family, options), false)
        : new Typed(plain, true);
  }

  private static DataType plain(Family family, Options options) {
    return switch (family) {
      case STRING -> new DataType.Text(options.maxLength());
      case DATE -> dateByFormat(options.format().orElse(""));
      case TIMESTAMP ->
          options.timezone().orElse(false) ? new DataType.TimestampTz() : new DataType.Timestamp();
      case TIME -> new DataType.Time();
      case NUMBER -> numberByFormat(options.format().orElse(""));
      case INTEGER -> integerByFormat(options.format().orElse(""));
      case OBJECT, ARRAY -> new DataType.Json();
      case BOOLEAN -> new DataType.Bool();
    };
  }

  /** Before 3.1.0 a date was also the type of times and timestamps, told apart by format only. */
  private static DataType dateByFormat(String format) {
    boolean day = format.contains("y") || format.contains("d");
    boolean hour = format.contains("H") || format.contains("h") || format.contains("m:");
    if (!hour) {
      return new DataType.Date();
    }
    return day ? new DataType.Timestamp() : new DataType.Time();
  }

  private static DataType numberByFormat(String format) {
    return switch (format) {
      case "f32" -> new DataType.Float32();
      case "f64" -> new DataType.Float64();
      default -> NUMBER;
    };
  }

  private static DataType integerByFormat(String format) {
    return switch (format) {
      case "i8", "i16", "i32", "u8", "u16" -> new DataType.Int32();
      case "u64" -> new DataType.Decimal(20, 0);
      case "i128", "u128" -> new DataType.Decimal(38, 0);
      default -> new DataType.Int64();
    };
  }

  /** Whether a physical type is one that values of the logical type may have. */
  private static boolean refines(Family family, DataType type) {
    return switch (family) {
      case STRING ->
          type instanceof DataType.Text
              || type instanceof DataType.Uuid
              || type instanceof DataType.Json
              || type instanceof DataType.Xml
              || type instanceof DataType.Binary;
      case DATE ->
          type instanceof DataType.Date
              || type instanceof DataType.Time
              || type instanceof DataType.Timestamp
              || type instanceof DataType.TimestampTz;
      case TIMESTAMP -> type instanceof DataType.Timestamp || type instanceof DataType.TimestampTz;
      case TIME -> type instanceof DataType.Time;
      case NUMBER -> isInteger(type) || isFraction(type);
      case INTEGER ->
          isInteger(type) || type instanceof DataType.Decimal(int p, int scale) && scale == 0;
      case OBJECT, ARRAY -> type instanceof DataType.Json;
      case BOOLEAN -> type instanceof DataType.Bool;
    };
  }

  private static boolean isInteger(DataType type) {
    return type instanceof DataType.Int32 || type instanceof DataType.Int64;
  }

  private static boolean isFraction(DataType type) {
    return type instanceof DataType.Decimal
        || type instanceof DataType.Float32
        || type instanceof DataType.Float64;
  }

  /** Options narrow what the physical type says; of two lengths the smaller binds. */
  private static DataType withOptions(DataType type, Family family, Options options) {
    if (type instanceof DataType.Text(OptionalInt length) && options.maxLength().isPresent()) {
      int most = Math.min(length.orElse(Integer.MAX_VALUE), options.maxLength().getAsInt());
      return DataType.Text.upTo(most);
    }
    if (family == Family.TIMESTAMP && options.timezone().isPresent()) {
      return options.timezone().get() ? new DataType.TimestampTz() : new DataType.Timestamp();
    }
    return type;
  }
}

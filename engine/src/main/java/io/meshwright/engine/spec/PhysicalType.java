package io.meshwright.engine.spec;

import io.meshwright.api.schema.DataType;
import io.meshwright.kit.text.TypeText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A native type as contracts write it: the words that platforms and databases use, with their
 * lengths.
 *
 * @param word in small letters, without numbers
 * @param first first number in brackets
 * @param second second number in brackets
 */
record PhysicalType(String word, OptionalInt first, OptionalInt second) {
  /** Lengths from here on mean no limit. */
  private static final int UNLIMITED = 1_000_000_000;

  private static final int MAX_PRECISION = 38;
  private static final int MAX_INT64_DIGITS = 18;

  private static final Set<String> TEXT =
      Set.of(
          "varchar",
          "nvarchar",
          "varchar2",
          "nvarchar2",
          "character varying",
          "char",
          "nchar",
          "character",
          "bpchar",
          "string",
          "text",
          "ntext",
          "tinytext",
          "mediumtext",
          "longtext",
          "clob",
          "nclob",
          "citext",
          "enum");

  private static final Set<String> DECIMAL = Set.of("decimal", "numeric", "number", "dec");

  private static final Map<String, DataType> FIXED =
      Map.ofEntries(
          Map.entry("boolean", new DataType.Bool()),
          Map.entry("bool", new DataType.Bool()),
          Map.entry("bit", new DataType.Bool()),
          Map.entry("tinyint", new DataType.Int32()),
          Map.entry("smallint", new DataType.Int32()),
          Map.entry("mediumint", new DataType.Int32()),
          Map.entry("int", new DataType.Int32()),
          Map.entry("integer", new DataType.Int32()),
          Map.entry("int2", new DataType.Int32()),
          Map.entry("int4", new DataType.Int32()),
          Map.entry("int16", new DataType.Int32()),
          Map.entry("int32", new DataType.Int32()),
          Map.entry("serial", new DataType.Int32()),
          Map.entry("serial2", new DataType.Int32()),
          Map.entry("serial4", new DataType.Int32()),
          Map.entry("smallserial", new DataType.Int32()),
          Map.entry("bigint", new DataType.Int64()),
          Map.entry("int8", new DataType.Int64()),
          Map.entry("int64", new DataType.Int64()),
          Map.entry("long", new DataType.Int64()),
          Map.entry("bigserial", new DataType.Int64()),
          Map.entry("serial8", new DataType.Int64()),
          Map.entry("money", new DataType.Decimal(19, 4)),
          Map.entry("smallmoney", new DataType.Decimal(10, 4)),
          Map.entry("bignumeric", new DataType.Decimal(38, 9)),
          Map.entry("real", new DataType.Float32()),
          Map.entry("float4", new DataType.Float32()),
          Map.entry("float32", new DataType.Float32()),
          Map.entry("float", new DataType.Float64()),
          Map.entry("float8", new DataType.Float64()),
          Map.entry("float64", new DataType.Float64()),
          Map.entry("double", new DataType.Float64()),
          Map.entry("double precision", new DataType.Float64()),
          Map.entry("bytea", new DataType.Binary()),
          Map.entry("binary", new DataType.Binary()),
          Map.entry("varbinary", new DataType.Binary()),
          Map.entry("bytes", new DataType.Binary()),
          Map.entry("blob", new DataType.Binary()),
          Map.entry("image", new DataType.Binary()),
          Map.entry("date", new DataType.Date()),
          Map.entry("time", new DataType.Time()),
          Map.entry("time without time zone", new DataType.Time()),
          Map.entry("timestamp", new DataType.Timestamp()),
          Map.entry("timestamp without time zone", new DataType.Timestamp()),
          Map.entry("timestamp_ntz", new DataType.Timestamp()),
          Map.entry("timestampntz", new DataType.Timestamp()),
          Map.entry("datetime", new DataType.Timestamp()),
          Map.entry("datetime2", new DataType.Timestamp()),
          Map.entry("smalldatetime", new DataType.Timestamp()),
          Map.entry("timestamptz", new DataType.TimestampTz()),
          Map.entry("timestamp with time zone", new DataType.TimestampTz()),
          Map.entry("timestamp with local time zone", new DataType.TimestampTz()),
          Map.entry("timestamp_tz", new DataType.TimestampTz()),
          Map.entry("timestamp_ltz", new DataType.TimestampTz()),
          Map.entry("datetimeoffset", new DataType.TimestampTz()),
          Map.entry("json", new DataType.Json()),
          Map.entry("jsonb", new DataType.Json()),
          Map.entry("variant", new DataType.Json()),
          Map.entry("super", new DataType.Json()),
          Map.entry("xml", new DataType.Xml()),
          Map.entry("xmltype", new DataType.Xml()),
          Map.entry("uuid", new DataType.Uuid()),
          Map.entry("uniqueidentifier", new DataType.Uuid()));

  /** Reads a native type; empty where it is of no form that could have a number. */
  static Optional<PhysicalType> parse(String text) {
    return TypeText.parse(text).map(t -> new PhysicalType(t.word(), t.first(), t.second()));
  }

  /** Words that are known. */
  static Set<String> words() {
    Set<String> words = new TreeSet<>(TEXT);
    words.addAll(DECIMAL);
    words.addAll(FIXED.keySet());
    return words;
  }

  /**
   * The neutral type of the word; empty where nobody knows it.
   *
   * @throws IllegalArgumentException with a message for people where its numbers are out of range
   */
  Optional<DataType> dataType() {
    if (TEXT.contains(word)) {
      boolean limited = first.isPresent() && first.getAsInt() < UNLIMITED;
      return Optional.of(new DataType.Text(limited ? first : OptionalInt.empty()));
    }
    if (isDecimal()) {
      return Optional.of(decimal());
    }
    return Optional.ofNullable(FIXED.get(word));
  }

  private boolean isDecimal() {
    return DECIMAL.contains(word);
  }

  private DataType decimal() {
    if (first.isEmpty()) {
      return OdcsTypes.NUMBER;
    }
    int precision = first.getAsInt();
    if (precision > MAX_PRECISION) {
      throw new IllegalArgumentException(
          word
              + "("
              + precision
              + ") has more digits than "
              + MAX_PRECISION
              + ", the most that all platforms keep");
    }
    return new DataType.Decimal(precision, second.orElse(0));
  }

  /** The type of a whole number: a decimal without places becomes one where it fits. */
  Optional<DataType> wholeNumber() {
    if (isDecimal() && first.isEmpty()) {
      return Optional.of(new DataType.Int64());
    }
    Optional<DataType> type = dataType();
    if (type.isPresent()
        && type.get() instanceof DataType.Decimal(int precision, int scale)
        && scale == 0
        && precision <= MAX_INT64_DIGITS) {
      return Optional.of(new DataType.Int64());
    }
    return type;
  }
}

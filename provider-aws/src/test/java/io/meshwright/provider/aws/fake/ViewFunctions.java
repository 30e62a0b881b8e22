package io.meshwright.provider.aws.fake;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Functions and casts of Athena (Trino) and Spark, from their reference pages. */
final class ViewFunctions {
  private ViewFunctions() {}

  /** A function; where an argument is NULL so is what it gives. */
  static DataValue call(String name, List<DataValue> arguments, boolean spark) {
    if (arguments.stream().anyMatch(DataValue.Null.class::isInstance)) {
      return DataValue.Null.VALUE;
    }
    return switch (name + (spark ? " spark" : " athena")) {
      case "length spark", "length athena" ->
          DataValue.Numeric.of(points(text(arguments, 0)).length);
      case "lower spark", "lower athena" ->
          new DataValue.Text(text(arguments, 0).toLowerCase(Locale.ROOT));
      case "substr spark", "substr athena" -> new DataValue.Text(substr(arguments));
      case "rpad spark", "rpad athena" -> new DataValue.Text(rpad(arguments));
      case "to_utf8 athena" -> binary(text(arguments, 0).getBytes(StandardCharsets.UTF_8));
      case "sha256 athena" -> binary(sha256(bytes(arguments, 0)));
      case "to_hex athena" ->
          new DataValue.Text(HexFormat.of().withUpperCase().formatHex(bytes(arguments, 0)));
      case "encode spark" -> {
        utf8(arguments);
        yield binary(text(arguments, 0).getBytes(StandardCharsets.UTF_8));
      }
      case "decode spark" -> {
        utf8(arguments);
        yield new DataValue.Text(new String(bytes(arguments, 0), StandardCharsets.UTF_8));
      }
      case "sha2 spark" -> {
        if (number(arguments, 1) != 256) {
          throw new IllegalArgumentException("sha2 of " + arguments);
        }
        yield new DataValue.Text(HexFormat.of().formatHex(sha256(bytes(arguments, 0))));
      }
      case "date_trunc spark", "date_trunc athena" -> cut(arguments);
      default -> throw new IllegalArgumentException("there is no function " + name);
    };
  }

  private static void utf8(List<DataValue> arguments) {
    if (!text(arguments, 1).equals("UTF-8")) {
      throw new IllegalArgumentException("another charset: " + arguments);
    }
  }

  private static int[] points(String text) {
    return text.codePoints().toArray();
  }

  private static String text(List<DataValue> arguments, int index) {
    return switch (arguments.get(index)) {
      case DataValue.Text(String text) -> text;
      case DataValue.Uuid(var uuid) -> uuid.toString();
      default -> throw new IllegalArgumentException(arguments.get(index) + " is no text");
    };
  }

  private static int number(List<DataValue> arguments, int index) {
    if (arguments.get(index) instanceof DataValue.Numeric(BigDecimal number)) {
      return number.intValueExact();
    }
    throw new IllegalArgumentException(arguments.get(index) + " is no number");
  }

  private static byte[] bytes(List<DataValue> arguments, int index) {
    if (arguments.get(index) instanceof DataValue.Binary(String hex)) {
      return HexFormat.of().parseHex(hex);
    }
    throw new IllegalArgumentException(arguments.get(index) + " is no binary");
  }

  private static DataValue binary(byte[] bytes) {
    return new DataValue.Binary(HexFormat.of().formatHex(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Positions start with 1. */
  private static String substr(List<DataValue> arguments) {
    int[] points = points(text(arguments, 0));
    int from = number(arguments, 1) - 1;
    int count = arguments.size() > 2 ? number(arguments, 2) : points.length;
    if (from < 0 || count < 0) {
      throw new IllegalArgumentException("substr from " + from + " of " + count);
    }
    int start = Math.min(from, points.length);
    return new String(points, start, Math.min(count, points.length - start));
  }

  private static String rpad(List<DataValue> arguments) {
    int[] points = points(text(arguments, 0));
    int size = number(arguments, 1);
    if (size < 0 || points.length > 0) {
      throw new IllegalArgumentException("rpad of " + arguments);
    }
    return text(arguments, 2).repeat(size);
  }

  private static DataValue cut(List<DataValue> arguments) {
    if (!(arguments.get(1) instanceof DataValue.Date(LocalDate date))) {
      throw new IllegalArgumentException("date_trunc of " + arguments);
    }
    return new DataValue.Date(
        switch (text(arguments, 0)) {
          case "year" -> date.withDayOfYear(1);
          case "quarter" ->
              date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
          case "month" -> date.withDayOfMonth(1);
          case "day" -> date;
          default -> throw new IllegalArgumentException("date_trunc of " + arguments);
        });
  }

  /** A value in a type. */
  static DataValue cast(DataValue value, String type, boolean spark) {
    String own = spark ? type : hive(type);
    return switch (value) {
      case DataValue.Null() -> value;
      case DataValue.Text(String text) -> ofText(text, own);
      case DataValue.Bool bool when own.equals("boolean") -> bool;
      case DataValue.Date date when own.equals("date") -> date;
      case DataValue.Binary binary when own.equals("binary") -> binary;
      default -> throw new IllegalArgumentException(value + " as " + type);
    };
  }

  private static String hive(String type) {
    return switch (type) {
      case "integer" -> "int";
      case "real" -> "float";
      case "varchar" -> "string";
      case "varbinary" -> "binary";
      case "int", "float", "string", "binary" ->
          throw new IllegalArgumentException("Athena casts to no " + type);
      default -> type;
    };
  }

  private static DataValue ofText(String text, String type) {
    if (type.equals("string")) {
      return new DataValue.Text(text);
    }
    if (type.startsWith("varchar")) {
      int most = Integer.parseInt(type.replaceAll("[^0-9]", ""));
      int[] points = points(text);
      return new DataValue.Text(new String(points, 0, Math.min(points.length, most)));
    }
    if (type.startsWith("decimal")) {
      int scale = Integer.parseInt(type.substring(type.indexOf(',') + 1, type.length() - 1));
      return new DataValue.Numeric(new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP));
    }
    return switch (type) {
      case "int", "bigint" -> new DataValue.Numeric(new BigDecimal(text));
      case "float", "double" -> new DataValue.Floating(Double.parseDouble(text));
      default -> throw new IllegalArgumentException("'" + text + "' as " + type);
    };
  }
}

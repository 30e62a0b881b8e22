package io.meshwright.provider.snowflake.fake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions by their pages; all of these give NULL for NULL. Texts are counted in characters. */
final class SqlFunctions {
  private SqlFunctions() {}

  /** A value of BINARY. */
  record Bytes(String hex) implements Comparable<Bytes> {
    @Override
    public int compareTo(Bytes other) {
      return Arrays.compareUnsigned(
          HexFormat.of().parseHex(hex), HexFormat.of().parseHex(other.hex()));
    }
  }

  /** A value of ARRAY. */
  record Items(List<Object> values) {}

  /** What a value becomes where a text is wanted; formats of a session are an error. */
  static String text(Object value) {
    return switch (value) {
      case String s -> s;
      case BigDecimal n -> n.toPlainString();
      case Boolean b -> b.toString();
      default -> throw new IllegalStateException(value + " becomes text by the session's formats");
    };
  }

  /** Names as a JSON text; blanks between them are nowhere written. */
  static String json(Collection<String> names) {
    return names.stream()
        .map(n -> '"' + n.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(" ,  ", "[ ", " ]"));
  }

  static @Nullable Object call(String name, List<@Nullable Object> args) {
    Object[] given = new Object[args.size()];
    for (int i = 0; i < given.length; i++) {
      Object value = args.get(i);
      if (value == null) {
        return null;
      }
      given[i] = value;
    }
    return given(name, given);
  }

  private static @Nullable Object given(String name, Object[] args) {
    return switch (name) {
      case "SHA2", "SHA2_HEX" -> sha2(text(args[0]), args.length > 1 ? number(args[1]) : 256);
      case "LOWER" -> text(args[0]).toLowerCase(Locale.ROOT);
      case "UPPER" -> text(args[0]).toUpperCase(Locale.ROOT);
      case "LENGTH", "LEN" -> BigDecimal.valueOf(points(args[0]).length);
      case "LEFT" -> part(args[0], 0, Math.max(0, number(args[1])));
      case "RIGHT" -> {
        int count = Math.min(Math.max(0, number(args[1])), points(args[0]).length);
        yield part(args[0], points(args[0]).length - count, count);
      }
      case "SUBSTR", "SUBSTRING" -> substring(args);
      case "REPEAT" -> text(args[0]).repeat(Math.max(0, number(args[1])));
      case "CONCAT" -> Arrays.stream(args).map(SqlFunctions::text).collect(Collectors.joining());
      case "CONTAINS" -> text(args[0]).contains(text(args[1]));
      case "STARTSWITH" -> text(args[0]).startsWith(text(args[1]));
      case "ENDSWITH" -> text(args[0]).endsWith(text(args[1]));
      case "POSITION", "CHARINDEX" -> {
        int at = text(args[1]).indexOf(text(args[0]));
        yield BigDecimal.valueOf(at < 0 ? 0 : text(args[1]).codePointCount(0, at) + 1L);
      }
      case "TO_VARIANT" -> args[0];
      case "ARRAY_SIZE" ->
          args[0] instanceof Items array ? BigDecimal.valueOf(array.values().size()) : null;
      case "PARSE_JSON" -> items(text(args[0]));
      case "ARRAY_CONTAINS" -> {
        need(args[1] instanceof Items, name, args);
        yield ((Items) args[1]).values().contains(args[0]);
      }
      case "TO_BINARY" -> {
        need(args.length > 1 && text(args[1]).equalsIgnoreCase("HEX"), name, args);
        yield new Bytes(text(args[0]).toLowerCase(Locale.ROOT));
      }
      case "TO_BOOLEAN" -> SqlCasts.cast(args[0], "BOOLEAN");
      case "TO_NUMBER", "TO_DECIMAL" ->
          args.length == 1
              ? SqlCasts.cast(args[0], "NUMBER")
              : SqlCasts.cast(
                  args[0],
                  "NUMBER(" + text(args[1]) + "," + (args.length > 2 ? text(args[2]) : "0") + ")");
      case "TO_DOUBLE" -> SqlCasts.cast(args[0], "FLOAT");
      case "FLOOR", "CEIL", "TRUNC", "TRUNCATE", "ROUND", "ABS", "MOD", "SIGN" ->
          numeric(name, args);
      default -> SqlTimes.call(name, args);
    };
  }

  private static void need(boolean known, String name, Object[] args) {
    if (!known) {
      throw new IllegalStateException("not known here: " + name + Arrays.toString(args));
    }
  }

  static int number(Object value) {
    if (value instanceof BigDecimal number) {
      return number.intValueExact();
    }
    throw new IllegalStateException("no number: " + value);
  }

  private static int[] points(Object value) {
    return text(value).codePoints().toArray();
  }

  private static String part(Object value, int from, int count) {
    int[] points = points(value);
    return new String(points, from, Math.min(count, points.length - from));
  }

  /** Places begin with 1, and count from the end where they are negative. */
  private static String substring(Object[] args) {
    int length = points(args[0]).length;
    int at = number(args[1]);
    int from = at < 0 ? length + at : Math.max(at - 1, 0);
    int count = args.length > 2 ? number(args[2]) : length;
    return from < 0 || from >= length || count <= 0 ? "" : part(args[0], from, count);
  }

  private static Object numeric(String name, Object[] args) {
    if (!(args[0] instanceof BigDecimal value)) {
      throw new IllegalStateException(name + " of what is no NUMBER: " + args[0]);
    }
    int scale = args.length > 1 && !name.equals("MOD") ? number(args[1]) : 0;
    return switch (name) {
      case "FLOOR" -> value.setScale(scale, RoundingMode.FLOOR);
      case "CEIL" -> value.setScale(scale, RoundingMode.CEILING);
      case "TRUNC", "TRUNCATE" -> value.setScale(scale, RoundingMode.DOWN);
      case "ROUND" -> value.setScale(scale, RoundingMode.HALF_UP);
      case "ABS" -> value.abs();
      case "SIGN" -> BigDecimal.valueOf(value.signum());
      default -> value.remainder((BigDecimal) args[1]);
    };
  }

  /** An array of texts; nothing else is needed. */
  private static Items items(String json) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '"') {
        StringBuilder value = new StringBuilder();
        for (i++; json.charAt(i) != '"'; i++) {
          i += json.charAt(i) == '\\' ? 1 : 0;
          value.append(json.charAt(i));
        }
        values.add(value.toString());
      } else if ("[], ".indexOf(json.charAt(i)) < 0) {
        throw new IllegalStateException("Error parsing JSON: " + json);
      }
    }
    return new Items(List.copyOf(values));
  }

  private static String sha2(String text, int size) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-" + size).digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format(Locale.ROOT, "%0" + digest.length * 2 + "x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** LIKE: the whole text, with case; without ESCAPE there is no escape. */
  static @Nullable Boolean like(
      @Nullable Object value, @Nullable Object pattern, @Nullable Object escape) {
    if (value == null || pattern == null || escape == null) {
      return null;
    }
    String sign = text(escape);
    int escapes = sign.isEmpty() ? -1 : sign.codePointAt(0);
    return like(points(value), 0, points(pattern), 0, escapes);
  }

  private static boolean like(int[] text, int t, int[] pattern, int p, int escape) {
    if (p == pattern.length) {
      return t == text.length;
    }
    if (pattern[p] == escape) {
      if (p + 1 == pattern.length) {
        throw new IllegalStateException("an escape with nothing after it");
      }
      return t < text.length
          && text[t] == pattern[p + 1]
          && like(text, t + 1, pattern, p + 2, escape);
    }
    if (pattern[p] == '%') {
      return like(text, t, pattern, p + 1, escape)
          || t < text.length && like(text, t + 1, pattern, p, escape);
    }
    return t < text.length
        && (pattern[p] == '_' || text[t] == pattern[p])
        && like(text, t + 1, pattern, p + 1, escape);
  }
}

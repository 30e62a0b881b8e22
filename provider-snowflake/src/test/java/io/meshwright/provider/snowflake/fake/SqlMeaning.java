package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.SqlExpressions.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What expressions mean by the pages of Snowflake: truth is true, false or unknown, texts compare
 * by their bytes, and a mixture of types is an error here, where the server would cast. Whoever
 * asks sets the parameters of his session as he likes: what depends on one of them is an error, or
 * counted in a strange time zone.
 */
final class SqlMeaning {
  private final Map<String, ?> row;
  private final Session session;

  /**
   * Who asks.
   *
   * @param active account roles of the session with all that they were given
   * @param available account roles that the user has, with all that they were given
   * @param shared roles of the policy's database that are in the session
   * @param elsewhere whether it is a session of another account, where nothing is known of these
   */
  record Session(
      Set<String> active,
      Set<String> available,
      Set<String> shared,
      boolean elsewhere,
      Instant now) {
    Session(Set<String> active, Set<String> available, Instant now) {
      this(active, available, Set.of(), false, now);
    }
  }

  private SqlMeaning(Map<String, ?> row, Session session) {
    this.row = row;
    this.session = session;
  }

  /**
   * The value of a body.
   *
   * @param row values of the arguments by name, as Java's own types
   */
  static @Nullable Object of(String body, Map<String, ?> row, Session session) {
    return of(SqlExpressions.whole(body), row, session);
  }

  /** The value of an expression. */
  static @Nullable Object of(Node node, Map<String, ?> row, Session session) {
    return new SqlMeaning(row, session).value(node);
  }

  private @Nullable Object value(Node node) {
    return switch (node.op()) {
      case "name" -> {
        if (!row.containsKey(node.text())) {
          throw Refused.identifier(node.text());
        }
        yield row.get(node.text());
      }
      case "text" -> node.text();
      case "number" -> number(node.text());
      case "word" -> node.text().equals("NULL") ? null : (Object) node.text().equals("TRUE");
      case "cast" -> SqlCasts.cast(value(node.arg(0)), node.text());
      case "trycast" -> SqlCasts.tryCast(value(node.arg(0)), node.text());
      case "call" -> call(node);
      case "case" -> cases(node);
      case "or" -> or(truth(node.arg(0)), truth(node.arg(1)));
      case "and" -> not(or(not(truth(node.arg(0))), not(truth(node.arg(1)))));
      case "not" -> not(truth(node.arg(0)));
      case "compare" -> compare(value(node.arg(0)), node.text(), value(node.arg(1)));
      case "between" -> {
        Object value = value(node.arg(0));
        Boolean low = compare(value, ">=", value(node.arg(1)));
        Boolean high = compare(value, "<=", value(node.arg(2)));
        yield not(or(not(low), not(high)));
      }
      case "isnull" -> value(node.arg(0)) == null;
      case "in" -> {
        Object value = value(node.arg(0));
        Boolean all = false;
        for (Node one : node.args().subList(1, node.args().size())) {
          all = or(all, compare(value, "=", value(one)));
        }
        yield all;
      }
      case "like" ->
          SqlFunctions.like(
              value(node.arg(0)),
              value(node.arg(1)),
              node.args().size() > 2 ? value(node.arg(2)) : "");
      case "join" -> {
        Object left = value(node.arg(0));
        Object right = value(node.arg(1));
        yield left == null || right == null
            ? null
            : SqlFunctions.text(left) + SqlFunctions.text(right);
      }
      case "math" -> math(value(node.arg(0)), node.text(), value(node.arg(1)));
      default -> throw new IllegalStateException(node.op());
    };
  }

  /** With an exponent it is a FLOAT. */
  private static Object number(String text) {
    return text.contains("e") || text.contains("E") ? Double.valueOf(text) : new BigDecimal(text);
  }

  private @Nullable Object cases(Node node) {
    int last = node.args().size() - 1;
    for (int i = 0; i < last; i += 2) {
      if (Boolean.TRUE.equals(truth(node.arg(i)))) {
        return value(node.arg(i + 1));
      }
    }
    return value(node.arg(last));
  }

  private @Nullable Object call(Node node) {
    List<@Nullable Object> args = new ArrayList<>();
    switch (node.text()) {
      case "IFF" -> {
        return Boolean.TRUE.equals(truth(node.arg(0))) ? value(node.arg(1)) : value(node.arg(2));
      }
      case "IS_ROLE_IN_SESSION" -> {
        if (!node.arg(0).op().equals("text")) {
          throw new IllegalStateException("a role that is no constant");
        }
        return session.elsewhere() ? null : (Object) session.active().contains(node.arg(0).text());
      }
      case "IS_DATABASE_ROLE_IN_SESSION" -> {
        if (!node.arg(0).op().equals("text")) {
          throw new IllegalStateException("a database role that is no constant");
        }
        return session.shared().contains(node.arg(0).text());
      }
      case "CURRENT_ORGANIZATION_NAME", "CURRENT_ACCOUNT_NAME" -> {
        return session.elsewhere() ? null : "COMPANY";
      }
      case "CURRENT_AVAILABLE_ROLES" -> {
        return session.elsewhere() ? null : SqlFunctions.json(session.available());
      }
      case "CURRENT_TIMESTAMP", "SYSDATE" -> {
        return session.now();
      }
      default -> node.args().forEach(a -> args.add(value(a)));
    }
    return switch (node.text()) {
      case "EQUAL_NULL" -> {
        Object left = args.get(0);
        Object right = args.get(1);
        yield left == null || right == null
            ? left == null && right == null
            : Boolean.TRUE.equals(compare(left, "=", right));
      }
      case "COALESCE", "NVL", "IFNULL" ->
          args.stream().filter(a -> a != null).findFirst().orElse(null);
      case "NULLIF" ->
          Boolean.TRUE.equals(compare(args.get(0), "=", args.get(1))) ? null : args.get(0);
      default -> SqlFunctions.call(node.text(), args);
    };
  }

  private @Nullable Boolean truth(Node node) {
    Object value = value(node);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new IllegalStateException("no truth: " + value);
  }

  static @Nullable Boolean or(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
      return true;
    }
    return left == null || right == null ? null : (Boolean) false;
  }

  static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : (Boolean) !value;
  }

  private static @Nullable Boolean compare(
      @Nullable Object left, String sign, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    int order = order(left, right);
    return switch (sign) {
      case "=" -> order == 0;
      case "<>", "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  static int order(Object left, Object right) {
    if (left instanceof String a && right instanceof String b) {
      return Arrays.compareUnsigned(
          a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return a.compareTo(b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return Double.compare(a.doubleValue() + 0.0d, b.doubleValue() + 0.0d);
    }
    return switch (left) {
      case Boolean a when right instanceof Boolean b -> a.compareTo(b);
      case LocalDate a when right instanceof LocalDate b -> a.compareTo(b);
      case LocalTime a when right instanceof LocalTime b -> a.compareTo(b);
      case LocalDateTime a when right instanceof LocalDateTime b -> a.compareTo(b);
      case LocalDateTime a when right instanceof LocalDate b -> a.compareTo(b.atStartOfDay());
      case LocalDate a when right instanceof LocalDateTime b -> a.atStartOfDay().compareTo(b);
      case Instant a when right instanceof Instant b -> a.compareTo(b);
      case Instant a when right instanceof OffsetDateTime b -> a.compareTo(b.toInstant());
      case OffsetDateTime a when right instanceof Instant b -> a.toInstant().compareTo(b);
      case OffsetDateTime a when right instanceof OffsetDateTime b ->
          a.toInstant().compareTo(b.toInstant());
      case SqlFunctions.Bytes a when right instanceof SqlFunctions.Bytes b -> a.compareTo(b);
      default ->
          throw new IllegalStateException(
              "a mixture of types: " + left.getClass() + " and " + right.getClass());
    };
  }

  private static @Nullable Object math(@Nullable Object left, String sign, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return switch (sign) {
        case "+" -> a.add(b);
        case "-" -> a.subtract(b);
        case "*" -> a.multiply(b);
        case "%" -> a.remainder(b);
        // Its scale is that of the dividend and six more, at most twelve.
        default ->
            a.divide(b, new MathContext(76))
                .setScale(
                    Math.max(a.scale(), Math.min(a.scale() + 6, 12)),
                    java.math.RoundingMode.HALF_UP);
      };
    }
    if (left instanceof Number a && right instanceof Number b) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return switch (sign) {
        case "+" -> x + y;
        case "-" -> x - y;
        case "*" -> x * y;
        case "%" -> x % y;
        default -> x / y;
      };
    }
    throw new IllegalStateException("no numbers: " + left + " " + sign + " " + right);
  }
}

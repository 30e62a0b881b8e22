package io.meshwright.provider.snowflake.client;

import io.meshwright.provider.snowflake.sql.SfArgument;
import io.meshwright.provider.snowflake.sql.SfTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a statement that would make a policy says, as GET_DDL shows it
 * (https://docs.snowflake.com/en/sql-reference/functions/get_ddl).
 *
 * @param signature what the policy is called with
 * @param body its expression
 */
record PolicyText(List<SfArgument> signature, String body) {
  private static final String ARROW = "->";

  PolicyText {
    signature = List.copyOf(signature);
  }

  /** Reads a statement; empty where it is none that we know. */
  static Optional<PolicyText> of(String statement) {
    int arrow = outside(statement, 0, ARROW);
    int open = outside(statement, 0, "(");
    if (arrow < 0 || open < 0 || open > arrow) {
      return Optional.empty();
    }
    int close = closing(statement, open);
    if (close < 0 || close > arrow) {
      return Optional.empty();
    }
    List<SfArgument> signature = new ArrayList<>();
    for (String part : parts(statement.substring(open + 1, close))) {
      Optional<SfArgument> argument = argument(part.strip());
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      signature.add(argument.get());
    }
    String body = statement.substring(arrow + ARROW.length()).strip();
    while (body.endsWith(";")) {
      body = body.substring(0, body.length() - 1).strip();
    }
    return Optional.of(new PolicyText(signature, body));
  }

  private static Optional<SfArgument> argument(String text) {
    int end = text.startsWith("\"") ? afterQuote(text, 0) : text.indexOf(' ');
    if (end <= 0 || end >= text.length()) {
      return Optional.empty();
    }
    String written = text.substring(0, end);
    String name =
        written.startsWith("\"")
            ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
            : written.toUpperCase(Locale.ROOT);
    return Optional.of(new SfArgument(name, SfTypes.canonical(text.substring(end))));
  }

  /** Parts between commas that are not in brackets or quotes. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == ',') {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
      int next = sign == '(' ? closing(text, at) + 1 : next(text, at);
      at = next <= at ? text.length() : next;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Where a text begins outside of quotes; less than nothing where it does not. */
  static int outside(String text, int from, String sought) {
    int at = from;
    while (at < text.length()) {
      if (text.startsWith(sought, at)) {
        return at;
      }
      at = next(text, at);
    }
    return -1;
  }

  static int closing(String text, int open) {
    int depth = 0;
    int at = open;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == '(') {
        depth++;
      } else if (sign == ')' && --depth == 0) {
        return at;
      }
      at = next(text, at);
    }
    return -1;
  }

  /** The next place, past what is in quotes. */
  static int next(String text, int at) {
    char sign = text.charAt(at);
    return sign == '"' || sign == '\'' ? afterQuote(text, at) : at + 1;
  }

  private static int afterQuote(String text, int open) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < text.length()) {
      if (text.charAt(at) == '\\' && quote == '\'') {
        at++;
      } else if (text.charAt(at) == quote) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != quote) {
          return at + 1;
        }
        at++;
      }
      at++;
    }
    return text.length();
  }
}

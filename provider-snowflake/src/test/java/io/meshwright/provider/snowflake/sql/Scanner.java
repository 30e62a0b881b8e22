package io.meshwright.provider.snowflake.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a statement into tokens as the vendor's pages say
 * (https://docs.snowflake.com/en/sql-reference/identifiers-syntax,
 * https://docs.snowflake.com/en/sql-reference/data-types-text), without anything of the program.
 * What the pages leave open is a failure.
 */
final class Scanner {
  private static final String SIGNS = "(),.=<>|-@/";

  private final String sql;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private Scanner(String sql) {
    this.sql = sql;
  }

  /** The tokens; a quoted name begins with {@code "}, a text with {@code '}, then what it means. */
  static List<String> tokens(String sql) {
    Scanner scanner = new Scanner(sql);
    while (scanner.at < sql.length()) {
      scanner.next();
    }
    return scanner.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at) || sql.startsWith("//", at) || sql.startsWith("/*", at)) {
      throw new IllegalStateException("a comment at " + at);
    }
    if (c == ' ') {
      at++;
    } else if (c == '"') {
      tokens.add("\"" + name());
    } else if (c == '\'') {
      tokens.add("'" + text());
    } else if (SIGNS.indexOf(c) >= 0) {
      at++;
      tokens.add(String.valueOf(c));
    } else if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
      int from = at;
      while (at < sql.length()
          && sql.charAt(at) < 128
          && (Character.isLetterOrDigit(sql.charAt(at)) || "_$".indexOf(sql.charAt(at)) >= 0)) {
        at++;
      }
      tokens.add(sql.substring(from, at));
    } else {
      throw new IllegalStateException("'" + c + "' outside of quotes");
    }
  }

  /** Two quotes are one; nothing else is special. */
  private String name() {
    StringBuilder name = new StringBuilder();
    for (at++; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (c != '"') {
        name.append(c);
      } else if (sql.startsWith("\"\"", at)) {
        name.append(c);
        at++;
      } else {
        at++;
        return name.toString();
      }
    }
    throw new IllegalStateException("a name without an end");
  }

  /** Two quotes are one; a backslash begins an escape. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (at++; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (c == '\\') {
        at++;
        text.append(escape());
      } else if (c != '\'') {
        text.append(c);
      } else if (sql.startsWith("''", at)) {
        text.append(c);
        at++;
      } else {
        at++;
        return text.toString();
      }
    }
    throw new IllegalStateException("a text without an end");
  }

  private char escape() {
    return switch (sql.charAt(at)) {
      case '\'' -> '\'';
      case '"' -> '"';
      case '\\' -> '\\';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new IllegalStateException("an escape that is not expected");
    };
  }
}

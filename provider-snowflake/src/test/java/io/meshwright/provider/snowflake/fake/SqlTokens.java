package io.meshwright.provider.snowflake.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words of a statement, by the pages on identifiers, string constants and comments. Shares nothing
 * with the adapter's own reader.
 */
final class SqlTokens {
  private static final List<String> LONG_SIGNS =
      List.of("->", "=>", "::", "||", "<>", "!=", "<=", ">=");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /**
   * A word.
   *
   * @param kind w for a word without quotes, q for a quoted name, t for a text, d for a number, s
   *     for a sign, e for the end
   * @param value in upper case where it has no quotes
   * @param from where it begins
   * @param to where it ended
   */
  record Token(char kind, String value, int from, int to) {}

  private SqlTokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    SqlTokens reading = new SqlTokens(text);
    while (reading.skipBlanks()) {
      reading.one();
    }
    reading.tokens.add(new Token('e', "<EOF>", text.length(), text.length()));
    return List.copyOf(reading.tokens);
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean skipBlanks() {
    while (at < text.length()) {
      if (Character.isWhitespace(next())) {
        at++;
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw Refused.syntax(at, "/*");
        }
        at = end + 2;
      } else {
        return true;
      }
    }
    return false;
  }

  private void one() {
    int from = at;
    char c = next();
    if (c == '\'') {
      tokens.add(new Token('t', string(), from, at));
    } else if (c == '"') {
      tokens.add(new Token('q', quoted(), from, at));
    } else if (text.startsWith("$$", at)) {
      int end = text.indexOf("$$", at + 2);
      if (end < 0) {
        throw Refused.syntax(at, "$$");
      }
      at = end + 2;
      tokens.add(new Token('t', text.substring(from + 2, end), from, at));
    } else if (isDigit(c)) {
      number();
      tokens.add(new Token('d', text.substring(from, at), from, at));
    } else if (isLetter(c)) {
      while (isLetter(next()) || isDigit(next()) || next() == '$') {
        at++;
      }
      String word = text.substring(from, at).toUpperCase(Locale.ROOT);
      tokens.add(new Token('w', word, from, at));
    } else {
      String sign =
          LONG_SIGNS.stream()
              .filter(s -> text.startsWith(s, at))
              .findFirst()
              .orElse(String.valueOf(c));
      if ("();,.:=<>+-*/%[]@".indexOf(sign.charAt(0)) < 0 && sign.length() == 1) {
        throw Refused.syntax(at, sign);
      }
      at += sign.length();
      tokens.add(new Token('s', sign, from, at));
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void number() {
    while (isDigit(next()) || next() == '.') {
      at++;
    }
    if (next() == 'e' || next() == 'E') {
      at++;
      if (next() == '+' || next() == '-') {
        at++;
      }
      while (isDigit(next())) {
        at++;
      }
    }
  }

  private String quoted() {
    int from = at++;
    StringBuilder name = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw Refused.syntax(from, "\"");
      }
      if (next() == '"') {
        at++;
        if (next() != '"') {
          break;
        }
      }
      name.append(next());
      at++;
    }
    if (name.isEmpty() || name.length() > 255) {
      throw Refused.syntax(from, name.toString());
    }
    return name.toString();
  }

  /** A string constant: two quotes are one, and a backslash begins an escape. */
  private String string() {
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw Refused.syntax(from, "'");
      }
      char c = next();
      at++;
      if (c == '\\') {
        value.append(escape());
      } else if (c != '\'') {
        value.append(c);
      } else if (next() == '\'') {
        at++;
        value.append('\'');
      } else {
        return value.toString();
      }
    }
  }

  private String escape() {
    char c = next();
    at++;
    return switch (c) {
      case 0 -> throw Refused.syntax(at, "\\");
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'x' -> code(2, 16);
      case 'u' -> code(4, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        int digits = 1;
        while (digits < 3 && at + digits < text.length() && isOctal(text.charAt(at + digits))) {
          digits++;
        }
        yield code(digits, 8);
      }
      default -> String.valueOf(c);
    };
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private String code(int digits, int radix) {
    if (at + digits > text.length()) {
      throw Refused.syntax(at, "\\");
    }
    String code = text.substring(at, at + digits);
    at += digits;
    try {
      return String.valueOf((char) Integer.parseInt(code, radix));
    } catch (NumberFormatException e) {
      throw Refused.syntax(at, "\\" + code);
    }
  }
}

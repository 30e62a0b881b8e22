package io.meshwright.kit.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts an expression of the server into words. */
public final class ServerTokens {
  private static final String OPERATORS = "<>=!|:~";
  private static final String SINGLE = "(),.+-*/";

  private static final List<String> COMMENTS = List.of("--", "//", "/*");

  private final String text;
  private final SqlDialect dialect;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private ServerTokens(String text, SqlDialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  /** What a token is. */
  public enum Kind {
    /** An unquoted word, in small letters. */
    WORD,
    /** A quoted name. */
    NAME,
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** An operator or a bracket. */
    SIGN,
    /** The end. */
    END
  }

  /**
   * A token.
   *
   * @param kind what it is
   * @param value what it says; of what is quoted, what is within the quotes
   */
  public record Token(Kind kind, String value) {
    boolean is(Kind other, String otherValue) {
      return kind == other && value.equals(otherValue);
    }
  }

  /** The tokens of a text, ended by one of kind END. */
  public static List<Token> of(String text, SqlDialect dialect) throws UnreadableException {
    ServerTokens tokens = new ServerTokens(text, dialect);
    tokens.run();
    return List.copyOf(tokens.tokens);
  }

  private void run() throws UnreadableException {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (COMMENTS.stream().anyMatch(m -> text.startsWith(m, position))) {
        throw new UnreadableException("a comment");
      } else if (Character.isWhitespace(c)) {
        position++;
      } else if (c == '\'') {
        tokens.add(new Token(Kind.TEXT, quoted(c)));
      } else if (c == '"') {
        tokens.add(new Token(Kind.NAME, quoted(c)));
      } else if (c >= '0' && c <= '9') {
        tokens.add(new Token(Kind.NUMBER, taken("0123456789.")));
      } else if (isWord(c)) {
        tokens.add(new Token(Kind.WORD, word()));
      } else if (SINGLE.indexOf(c) >= 0) {
        position++;
        tokens.add(new Token(Kind.SIGN, String.valueOf(c)));
      } else if (OPERATORS.indexOf(c) >= 0) {
        tokens.add(new Token(Kind.SIGN, taken(OPERATORS)));
      } else {
        throw new UnreadableException("an unknown character");
      }
    }
    tokens.add(new Token(Kind.END, ""));
  }

  private String taken(String characters) {
    int from = position;
    while (position < text.length() && characters.indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return text.substring(from, position);
  }

  private String word() {
    int from = position;
    while (position < text.length()
        && (isWord(text.charAt(position)) || Character.isDigit(text.charAt(position)))) {
      position++;
    }
    return text.substring(from, position).toLowerCase(Locale.ROOT);
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private String quoted(char quote) throws UnreadableException {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\\' && quote == '\'') {
        value.append(escaped());
      } else if (c != quote) {
        value.append(c);
      } else if (position < text.length() && text.charAt(position) == quote) {
        value.append(quote);
        position++;
      } else {
        return value.toString();
      }
    }
    throw new UnreadableException("a text that does not end");
  }

  /** What a backslash and the character after it stand for; other escapes are not read. */
  private char escaped() throws UnreadableException {
    if (dialect.backslash() == SqlDialect.Backslash.UNSURE || position == text.length()) {
      throw new UnreadableException("a backslash within a text");
    }
    return switch (text.charAt(position++)) {
      case '\\' -> '\\';
      case '\'' -> '\'';
      case '"' -> '"';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new UnreadableException("an escape within a text");
    };
  }
}

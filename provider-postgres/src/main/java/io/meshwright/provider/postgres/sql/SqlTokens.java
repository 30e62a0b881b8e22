package io.meshwright.provider.postgres.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts the server's text into words. */
final class SqlTokens {
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
  private static final String SINGLE_CHARACTERS = "(),;[].";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private SqlTokens(String text) {
    this.text = text;
  }

  /** What a word is. */
  enum Kind {
    /** Unquoted word. */
    WORD,
    /** Quoted name. */
    NAME,
    /** String. */
    STRING,
    /** Number. */
    NUMBER,
    /** Operator, bracket, comma and the like. */
    SYMBOL,
    /** The end. */
    END
  }

  /**
   * A word.
   *
   * @param kind what it is
   * @param value its value, unquoted
   * @param from where it starts
   * @param to where it ends
   */
  record Token(Kind kind, String value, int from, int to) {
    boolean is(Kind other, String otherValue) {
      return kind == other && value.equals(otherValue);
    }
  }

  /**
   * The words of a text, ended by one of kind END.
   *
   * @throws UnreadableException where the text is cut off within a word or has unknown characters
   */
  static List<Token> of(String text) {
    SqlTokens tokens = new SqlTokens(text);
    tokens.run();
    return List.copyOf(tokens.tokens);
  }

  private void run() {
    while (true) {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
      if (position == text.length()) {
        tokens.add(new Token(Kind.END, "", position, position));
        return;
      }
      next(text.charAt(position));
    }
  }

  private void next(char c) {
    int from = position;
    if (c == '\'' || c == '"') {
      String value = quoted(c);
      tokens.add(new Token(c == '"' ? Kind.NAME : Kind.STRING, value, from, position));
    } else if (c >= '0' && c <= '9') {
      take(Kind.NUMBER, "0123456789.");
    } else if (isWord(c)) {
      while (position < text.length() && isWordPart(text.charAt(position))) {
        position++;
      }
      boolean prefixed = position < text.length() && text.charAt(position) == '\'';
      if (prefixed) {
        throw new UnreadableException("a prefixed string");
      }
      tokens.add(new Token(Kind.WORD, text.substring(from, position), from, position));
    } else if (text.startsWith("::", position)) {
      position += 2;
      tokens.add(new Token(Kind.SYMBOL, "::", from, position));
    } else if (SINGLE_CHARACTERS.indexOf(c) >= 0) {
      position++;
      tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), from, position));
    } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
      take(Kind.SYMBOL, OPERATOR_CHARACTERS);
    } else {
      throw new UnreadableException("an unknown character");
    }
  }

  private void take(Kind kind, String characters) {
    int from = position;
    while (position < text.length() && characters.indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    tokens.add(new Token(kind, text.substring(from, position), from, position));
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != quote) {
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

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWord(c) || c >= '0' && c <= '9' || c == '$';
  }
}

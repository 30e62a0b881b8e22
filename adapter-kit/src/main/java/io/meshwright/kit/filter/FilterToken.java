package io.meshwright.kit.filter;

import java.util.Locale;

/**
 * One word, literal or sign of a filter.
 *
 * @param kind what it is
 * @param offset where it starts, in code points
 * @param text the word or sign as written; of quoted names and strings, what the quotes hold
 */
record FilterToken(Kind kind, int offset, String text) {
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    COMPARISON,
    SIGN,
    OPEN,
    CLOSE,
    COMMA
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is the keyword, in any case; a quoted name never is. */
  boolean isWord(String upper) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(upper);
  }

  /** The word in capitals; empty for everything else. */
  String upper() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
  }

  /** The token for people. */
  String shown() {
    return switch (kind) {
      case STRING -> "'" + text + "'";
      case QUOTED_NAME -> "\"" + text + "\"";
      default -> text;
    };
  }
}

package io.meshwright.provider.postgres.sql;

import io.meshwright.provider.postgres.sql.SqlTokens.Kind;
import io.meshwright.provider.postgres.sql.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/** A place in the words of a text. */
final class SqlCursor {
  private static final Set<String> RESERVED =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "IS",
          "NULL",
          "COLLATE",
          "ARRAY",
          "ANY",
          "ALL",
          "SELECT",
          "FROM",
          "WHERE",
          "AS",
          "CURRENT_USER",
          "DISTINCT",
          "ROW",
          "SOME",
          "EXISTS",
          "BETWEEN",
          "LIKE",
          "IN",
          "OPERATOR",
          "CAST",
          "SESSION_USER");

  private final String text;
  private final List<Token> tokens;
  private int position;

  SqlCursor(String text) {
    this.text = text;
    this.tokens = SqlTokens.of(text);
  }

  /** The place at hand, to come back to. */
  int mark() {
    return position;
  }

  /** Goes back to a place. */
  void reset(int mark) {
    position = mark;
  }

  /** Whether a word is part of the grammar, and so no name. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** The text from the start of a word to the end of the last one that was passed by. */
  String since(Token first) {
    return text.substring(first.from(), tokens.get(position - 1).to());
  }

  /** Refuses anything that is left. */
  void end() {
    if (peek().kind() != Kind.END) {
      throw unreadable();
    }
  }

  /** A name, quoted or not. */
  String name() {
    Token token = next();
    boolean plain = token.kind() == Kind.WORD && !RESERVED.contains(token.value());
    if (!plain && token.kind() != Kind.NAME) {
      throw unreadable();
    }
    return token.value();
  }

  /** Passes by a word, where it is the one at hand. */
  boolean acceptKeyword(String word) {
    if (isKeyword(word)) {
      position++;
      return true;
    }
    return false;
  }

  /** Passes by a word that has to be there. */
  void keyword(String word) {
    if (!acceptKeyword(word)) {
      throw unreadable();
    }
  }

  /** Passes by a symbol, where it is the one at hand. */
  boolean acceptSymbol(String symbol) {
    if (peek().is(Kind.SYMBOL, symbol)) {
      position++;
      return true;
    }
    return false;
  }

  /** Passes by a symbol that has to be there. */
  void symbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw unreadable();
    }
  }

  /** Whether a word is the one at hand. */
  boolean isKeyword(String word) {
    return peek().is(Kind.WORD, word);
  }

  /** The word at hand. */
  Token peek() {
    return tokens.get(position);
  }

  /** The word at hand, passed by; the end stays. */
  Token next() {
    Token token = tokens.get(position);
    if (token.kind() != Kind.END) {
      position++;
    }
    return token;
  }

  /** Says that the word at hand is outside the grammar. */
  UnreadableException unreadable() {
    return new UnreadableException("position " + peek().from());
  }
}

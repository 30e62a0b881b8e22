package io.meshwright.provider.aws.fake;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a query as its engine cuts them: names in double quotes for Athena and in backticks
 * for Spark; texts in single quotes, in which Spark may or may not take a backslash for an escape,
 * and takes two quotes for two texts, so that neither may occur.
 */
final class ViewTokens {
  /** What a token is. */
  enum Kind {
    NAME,
    TEXT,
    BYTES,
    NUMBER,
    WORD,
    SIGN
  }

  /** A token. */
  record Token(Kind kind, String text) {}

  private final String query;
  private final boolean spark;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private ViewTokens(String query, boolean spark) {
    this.query = query;
    this.spark = spark;
  }

  static List<Token> of(String query, boolean spark) {
    return new ViewTokens(query, spark).all();
  }

  private List<Token> all() {
    while (at < query.length()) {
      char c = query.charAt(at);
      if (c == ' ') {
        at++;
      } else if (c == '\'') {
        tokens.add(new Token(Kind.TEXT, text()));
      } else if (c == (spark ? '`' : '"')) {
        tokens.add(new Token(Kind.NAME, doubled(c)));
      } else if (c == 'X' && at + 1 < query.length() && query.charAt(at + 1) == '\'') {
        at++;
        tokens.add(new Token(Kind.BYTES, text()));
      } else if (Character.isDigit(c)) {
        tokens.add(new Token(Kind.NUMBER, run("0123456789.")));
      } else if (Character.isLetter(c)) {
        tokens.add(
            new Token(
                Kind.WORD, run("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")));
      } else if ("<>=!|".indexOf(c) >= 0) {
        tokens.add(new Token(Kind.SIGN, run("<>=!|")));
      } else if ("(),.+-".indexOf(c) >= 0) {
        tokens.add(new Token(Kind.SIGN, String.valueOf(c)));
        at++;
      } else {
        throw new IllegalArgumentException("no token: " + query.substring(at));
      }
    }
    return tokens;
  }

  private String run(String of) {
    int from = at;
    while (at < query.length() && of.indexOf(query.charAt(at)) >= 0) {
      at++;
    }
    return query.substring(from, at);
  }

  private String text() {
    String text = doubled('\'');
    if (spark && (text.indexOf('\'') >= 0 || text.indexOf('\\') >= 0 || text.contains("${"))) {
      throw new IllegalArgumentException("nobody knows what Spark makes of '" + text + "'");
    }
    return text;
  }

  /** What stands between two quotes; a doubled one is one. */
  private String doubled(char quote) {
    StringBuilder text = new StringBuilder();
    at++;
    while (true) {
      if (at >= query.length()) {
        throw new IllegalArgumentException("a quote is not closed");
      }
      char c = query.charAt(at++);
      if (c != quote) {
        text.append(c);
      } else if (at < query.length() && query.charAt(at) == quote) {
        text.append(quote);
        at++;
      } else {
        return text.toString();
      }
    }
  }
}

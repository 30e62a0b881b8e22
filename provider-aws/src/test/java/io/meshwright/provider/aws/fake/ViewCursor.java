package io.meshwright.provider.aws.fake;

import io.meshwright.provider.aws.fake.ViewTokens.Kind;
import io.meshwright.provider.aws.fake.ViewTokens.Token;
import java.util.List;

/** The place in a query up to which it is read. */
class ViewCursor {
  private final List<Token> tokens;
  private int at;

  ViewCursor(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  boolean isAtEnd() {
    return at == tokens.size();
  }

  IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "no " + wanted + " at " + tokens.subList(Math.min(at, tokens.size()), tokens.size()));
  }

  Token peek() {
    return at < tokens.size() ? tokens.get(at) : new Token(Kind.SIGN, "");
  }

  String next(Kind kind) {
    Token token = peek();
    if (token.kind() != kind || token.text().isEmpty() && kind != Kind.TEXT) {
      throw unexpected(kind.name());
    }
    at++;
    return token.text();
  }

  boolean isWord(String word) {
    if (peek().kind() == Kind.WORD && peek().text().equalsIgnoreCase(word)) {
      at++;
      return true;
    }
    return false;
  }

  void word(String word) {
    if (!isWord(word)) {
      throw unexpected(word);
    }
  }

  boolean sign(String sign) {
    if (peek().kind() == Kind.SIGN && peek().text().equals(sign)) {
      at++;
      return true;
    }
    return false;
  }

  void need(String sign) {
    if (!sign(sign)) {
      throw unexpected(sign);
    }
  }
}

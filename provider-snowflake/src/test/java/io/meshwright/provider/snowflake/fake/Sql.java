package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** A statement that is read from left to right. */
final class Sql {
  private final String text;
  private final List<Token> tokens;
  private int at;

  Sql(String text) {
    this.text = text;
    this.tokens = SqlTokens.of(text);
  }

  /** The statements of a script. */
  static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    int from = 0;
    for (Token token : SqlTokens.of(script)) {
      boolean ends = token.kind() == 'e' || token.kind() == 's' && token.value().equals(";");
      if (ends && !script.substring(from, token.from()).isBlank()) {
        statements.add(script.substring(from, token.from()).strip());
      }
      from = ends ? token.to() : from;
    }
    return List.copyOf(statements);
  }

  Token peek() {
    return tokens.get(at);
  }

  boolean atEnd() {
    return peek().kind() == 'e';
  }

  /** Takes words or signs if all of them come next. */
  boolean take(String words) {
    int start = at;
    for (String word : words.split(" ", -1)) {
      if (!isNext(word)) {
        at = start;
        return false;
      }
      at++;
    }
    return true;
  }

  /** Whether a word or sign comes next. */
  boolean isNext(String word) {
    return (peek().kind() == 'w' || peek().kind() == 's') && peek().value().equals(word);
  }

  void need(String words) {
    if (!take(words)) {
      throw unexpected();
    }
  }

  Refused unexpected() {
    return Refused.syntax(peek().from(), peek().value());
  }

  String next(char kind) {
    if (peek().kind() != kind) {
      throw unexpected();
    }
    return tokens.get(at++).value();
  }

  void end() {
    take(";");
    if (!atEnd()) {
      throw unexpected();
    }
  }

  /** A name: quoted as it is, else in upper case. */
  String identifier() {
    return peek().kind() == 'q' ? next('q') : next('w');
  }

  /** A name of some parts, all of them written. */
  List<String> name(int parts) {
    List<String> name = path();
    if (name.size() > parts) {
      throw unexpected();
    }
    if (name.size() < parts) {
      throw Refused.unqualified(String.join(".", name));
    }
    return name;
  }

  /** A name of any number of parts. */
  List<String> path() {
    List<String> name = new ArrayList<>(List.of(identifier()));
    while (take(".")) {
      name.add(identifier());
    }
    return List.copyOf(name);
  }

  /** Names in brackets. */
  List<String> identifiers() {
    need("(");
    List<String> all = new ArrayList<>();
    do {
      all.add(identifier());
    } while (take(","));
    need(")");
    return List.copyOf(all);
  }

  /** A type as it is written: words, and numbers in brackets. */
  String type() {
    StringBuilder type = new StringBuilder(next('w'));
    if (type.toString().equals("DOUBLE") && take("PRECISION")) {
      type.append(" PRECISION");
    }
    if (take("(")) {
      type.append('(');
      do {
        type.append(type.toString().endsWith("(") ? "" : ",").append(typeArgument());
      } while (take(","));
      need(")");
      type.append(')');
    }
    return type.toString();
  }

  private String typeArgument() {
    if (peek().kind() == 'd') {
      return next('d');
    }
    boolean named = peek().kind() == 'q';
    String word = named ? "\"" + next('q') + "\" " + type() : type();
    return peek().kind() == 'w' || peek().kind() == 'q' ? word + " " + typeArgument() : word;
  }

  /** All that comes next, as it is written. */
  String rest() {
    String rest = text.substring(position()).strip();
    at = tokens.size() - 1;
    return rest;
  }

  /** Where the next word begins. */
  int position() {
    return peek().from();
  }

  /** What is written from a place up to the last word that was taken. */
  String since(int position) {
    return at == 0 ? "" : text.substring(position, tokens.get(at - 1).to());
  }

  /** Goes back to a place that was seen before. */
  void back(int position) {
    while (at > 0 && tokens.get(at).from() > position) {
      at--;
    }
  }
}

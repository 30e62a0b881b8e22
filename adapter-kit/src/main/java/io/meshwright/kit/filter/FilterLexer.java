package io.meshwright.kit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a filter into tokens and refuses every character that filters have no use for. */
final class FilterLexer {
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("--", "comments are not part of filters; put them beside it in YAML"),
          Map.entry("/*", "comments are not part of filters; put them beside it in YAML"),
          Map.entry("||", "text cannot be joined in filters; compare each column itself"),
          Map.entry(
              "::", "casts are not part of filters; write a literal such as DATE '2026-01-31'"),
          Map.entry(";", "a filter is one condition; leave out ';' and what follows"),
          Map.entry("$", "'$' is not part of filters; write text in single quotes"),
          Map.entry("`", "names with other characters stand in double quotes, not in '`'"),
          Map.entry("[", "brackets are round in filters; names stand in double quotes"),
          Map.entry("?", "filters have no parameters; write the value"),
          Map.entry(":", "filters have no parameters; write the value"),
          Map.entry("@", "filters have no variables; write the value"),
          Map.entry(".", "columns are written alone, without a table in front"),
          Map.entry("/", "filters do not calculate; write the value"),
          Map.entry("*", "filters do not calculate; write the value"),
          Map.entry("%", "filters do not calculate; write the value"));

  private final int[] points;
  private final List<FilterToken> tokens = new ArrayList<>();
  private int at;

  private FilterLexer(String text) {
    this.points = text.codePoints().toArray();
  }

  static List<FilterToken> tokens(String text) throws FilterException {
    FilterLexer lexer = new FilterLexer(text);
    while (lexer.at < lexer.points.length) {
      lexer.next();
    }
    return List.copyOf(lexer.tokens);
  }

  private void next() throws FilterException {
    int point = points[at];
    if (point == ' ' || point == '\t' || point == '\n' || point == '\r') {
      at++;
    } else if (point == '\'') {
      quoted(FilterToken.Kind.STRING, at);
    } else if (point == '"') {
      quoted(FilterToken.Kind.QUOTED_NAME, at);
    } else if (isDigit(point) || point == '.' && isDigit(peek(1))) {
      number();
    } else if (isWordStart(point)) {
      word();
    } else if (point == '(') {
      single(FilterToken.Kind.OPEN);
    } else if (point == ')') {
      single(FilterToken.Kind.CLOSE);
    } else if (point == ',') {
      single(FilterToken.Kind.COMMA);
    } else if (point == '<' || point == '>' || point == '=' || point == '!') {
      comparison();
    } else if ((point == '-' && peek(1) != '-') || point == '+') {
      single(FilterToken.Kind.SIGN);
    } else {
      throw refused(point);
    }
  }

  private FilterException refused(int point) {
    String one = Character.toString(point);
    String two = at + 1 < points.length ? one + Character.toString(points[at + 1]) : one;
    String message = REFUSED.getOrDefault(two, REFUSED.get(one));
    return new FilterException(
        at, message != null ? message : shown(point) + " is not part of filters; leave it out");
  }

  private static String shown(int point) {
    return point > ' ' && point < 0x7f
        ? "'" + Character.toString(point) + "'"
        : String.format("U+%04X", point);
  }

  private void single(FilterToken.Kind kind) {
    tokens.add(new FilterToken(kind, at, Character.toString(points[at])));
    at++;
  }

  /** A quote within quotes is written twice; a backslash is a character like any other. */
  private void quoted(FilterToken.Kind kind, int start) throws FilterException {
    int quote = points[start];
    StringBuilder text = new StringBuilder();
    for (at = start + 1; at < points.length; at++) {
      if (points[at] != quote) {
        text.appendCodePoint(points[at]);
      } else if (peek(1) == quote) {
        text.appendCodePoint(quote);
        at++;
      } else {
        at++;
        add(kind, start, text.toString());
        return;
      }
    }
    throw new FilterException(start, "the quote is never closed; end it with " + (char) quote);
  }

  private void add(FilterToken.Kind kind, int start, String text) throws FilterException {
    if (text.indexOf('\0') >= 0) {
      throw new FilterException(start, "no platform keeps the character U+0000; leave it out");
    }
    if (kind == FilterToken.Kind.QUOTED_NAME && text.isBlank()) {
      throw new FilterException(start, "\"\" is no column; write text in single quotes");
    }
    tokens.add(new FilterToken(kind, start, text));
  }

  private void number() throws FilterException {
    int start = at;
    digits();
    if (peek(0) == '.') {
      at++;
      digits();
    }
    if (peek(0) == 'e' || peek(0) == 'E') {
      at++;
      if (peek(0) == '+' || peek(0) == '-') {
        at++;
      }
      digits();
    }
    String text = new String(points, start, at - start);
    if (isWordStart(peek(0)) || peek(0) == '.' || !text.matches("\\d*\\.?\\d+([eE][+-]?\\d+)?")) {
      throw new FilterException(
          start,
          "'"
              + text
              + (at < points.length ? Character.toString(points[at]) : "")
              + "' is no number; write digits with one point");
    }
    tokens.add(new FilterToken(FilterToken.Kind.NUMBER, start, text));
  }

  private void digits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  private void word() throws FilterException {
    int start = at;
    while (at < points.length && (isWordStart(points[at]) || isDigit(points[at]))) {
      at++;
    }
    String text = new String(points, start, at - start);
    if (peek(0) == '\'' && !text.equalsIgnoreCase("X")) {
      boolean typed = FilterLiterals.isType(text);
      if (!typed) {
        throw new FilterException(
            start,
            "'" + text + "' before a quote is not part of filters; write plain text in quotes");
      }
    }
    tokens.add(new FilterToken(FilterToken.Kind.WORD, start, text));
  }

  private void comparison() throws FilterException {
    int start = at;
    while (at < points.length && "<>=!".indexOf(points[at]) >= 0) {
      at++;
    }
    String text = new String(points, start, at - start);
    String sign = text.equals("!=") ? "<>" : text;
    if (!List.of("=", "<>", "<", "<=", ">", ">=").contains(sign)) {
      throw new FilterException(
          start, "'" + text + "' is not part of filters; write one of = <> < <= > >=");
    }
    tokens.add(new FilterToken(FilterToken.Kind.COMPARISON, start, sign));
  }

  private int peek(int ahead) {
    return at + ahead < points.length ? points[at + ahead] : -1;
  }

  private static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  private static boolean isWordStart(int point) {
    return point == '_' || Character.isLetter(point);
  }
}

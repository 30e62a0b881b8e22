package io.meshwright.kit.filter;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads names and literals, and hands each pair of brackets to the SQL parser on its own. */
final class FilterReducer {
  private static final Set<String> KEYWORDS =
      Set.of("AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "ESCAPE", "IS", "NULL");

  /** Words that people know from SQL and that filters have no use for, after or before a value. */
  private static final Map<String, String> REFUSED_WORDS =
      Map.of(
          "SELECT", "subqueries are not part of filters; list the values",
          "EXISTS", "subqueries are not part of filters; list the values",
          "CASE", "CASE is not part of filters; write AND, OR and NOT",
          "CAST", "casts are not part of filters; write a literal such as DATE '2026-01-31'",
          "INTERVAL", "intervals are not part of filters; write the date",
          "ILIKE", "platforms differ in ILIKE; write LIKE, which minds the case of letters",
          "SIMILAR", "regular expressions are not part of filters; write LIKE",
          "REGEXP", "regular expressions are not part of filters; write LIKE",
          "RLIKE", "regular expressions are not part of filters; write LIKE",
          "COLLATE", "text compares by code point; leave COLLATE out");

  private final List<FilterToken> tokens;
  private final int end;
  private final IdentityHashMap<Object, Integer> offsets = new IdentityHashMap<>();
  private int at;
  private int depth;

  FilterReducer(List<FilterToken> tokens, int end) {
    this.tokens = tokens;
    this.end = end;
  }

  /** The condition that all tokens make. */
  Expression condition() throws FilterException {
    FilterPart whole = group(0);
    if (at < tokens.size()) {
      throw new FilterException(
          tokens.get(at).offset(), "this bracket was never opened; leave it out");
    }
    return FilterStructure.condition(whole);
  }

  /** Where each column and literal of the condition stands; others are not in the text. */
  Optional<Integer> offset(Object operand) {
    return Optional.ofNullable(offsets.get(operand));
  }

  private void value(FilterStructure structure, Operand operand, FilterToken token)
      throws FilterException {
    offsets.put(operand, token.offset());
    structure.value(operand, token);
  }

  /** Everything up to the closing bracket or the end. */
  private FilterPart group(int start) throws FilterException {
    FilterStructure structure = new FilterStructure(start, end);
    int negations = 0;
    while (at < tokens.size() && !tokens.get(at).is(FilterToken.Kind.CLOSE)) {
      FilterToken token = tokens.get(at);
      negations = token.isWord("NOT") ? negations + 1 : 0;
      if (negations + depth > FilterParser.MAX_DEPTH) {
        throw tooDeep(token);
      }
      one(structure, token);
    }
    return structure.part();
  }

  private void one(FilterStructure structure, FilterToken token) throws FilterException {
    switch (token.kind()) {
      case WORD -> word(structure, token);
      case QUOTED_NAME -> {
        at++;
        value(structure, new Operand.ColumnRef(token.text()), token);
        refuseCall(token);
      }
      case STRING, NUMBER, SIGN -> {
        if (token.is(FilterToken.Kind.SIGN) && structure.afterValue()) {
          throw new FilterException(token.offset(), "filters do not calculate; write the value");
        }
        value(structure, new Operand.Literal(literal()), token);
      }
      case COMPARISON -> {
        at++;
        structure.keyword(token.text(), token);
      }
      case OPEN -> open(structure, token);
      case COMMA ->
          throw new FilterException(
              token.offset(), "a comma stands between the values of IN only; write AND or OR");
      case CLOSE -> throw new IllegalStateException("a group ends before its closing bracket");
    }
  }

  private void word(FilterStructure structure, FilterToken token) throws FilterException {
    String upper = token.upper();
    if (KEYWORDS.contains(upper)) {
      if (upper.equals("NULL") && !structure.afterIs()) {
        throw new FilterException(
            token.offset(), "nothing equals NULL; write IS NULL or IS NOT NULL");
      }
      at++;
      structure.keyword(upper, token);
      return;
    }
    if (startsLiteral()) {
      value(structure, new Operand.Literal(literal()), token);
      return;
    }
    boolean call = next(1).is(FilterToken.Kind.OPEN);
    if (upper.equals("MEMBER_OF") && call) {
      structure.condition(member(token), token);
      return;
    }
    String refused = REFUSED_WORDS.get(upper);
    if (refused != null && (call || structure.afterValue() || isBeforeValue())) {
      throw new FilterException(token.offset(), refused);
    }
    at++;
    value(structure, new Operand.ColumnRef(token.text()), token);
    refuseCall(token);
  }

  private void refuseCall(FilterToken name) throws FilterException {
    if (next(0).is(FilterToken.Kind.OPEN)) {
      throw new FilterException(
          name.offset(),
          "'"
              + name.text()
              + "' is called like a function, and filters have none but member_of;"
              + " compare the column itself");
    }
  }

  private boolean isBeforeValue() {
    return switch (next(1).kind()) {
      case WORD -> !KEYWORDS.contains(next(1).upper());
      case QUOTED_NAME, STRING, NUMBER -> true;
      case COMPARISON, SIGN, OPEN, CLOSE, COMMA -> false;
    };
  }

  private void open(FilterStructure structure, FilterToken token) throws FilterException {
    if (++depth > FilterParser.MAX_DEPTH) {
      throw tooDeep(token);
    }
    at++;
    if (structure.afterIn()) {
      structure.values(list(token), token);
    } else {
      structure.inner(group(token.offset()), token);
    }
    if (at >= tokens.size()) {
      throw new FilterException(token.offset(), "the bracket is never closed; add ')'");
    }
    at++;
    depth--;
  }

  private static FilterException tooDeep(FilterToken token) {
    return new FilterException(
        token.offset(), "the filter nests deeper than " + FilterParser.MAX_DEPTH + "; flatten it");
  }

  private List<DataValue> list(FilterToken open) throws FilterException {
    List<DataValue> values = new ArrayList<>();
    while (at < tokens.size()) {
      if (next(0).isWord("NULL")) {
        throw new FilterException(
            next(0).offset(), "NULL in a list matches nothing; write IS NULL beside it");
      }
      int offset = next(0).offset();
      DataValue value = literal();
      offsets.put(value, offset);
      values.add(value);
      if (!next(0).is(FilterToken.Kind.COMMA)) {
        break;
      }
      at++;
    }
    if (at < tokens.size() && !next(0).is(FilterToken.Kind.CLOSE)) {
      throw new FilterException(
          next(0).offset(), "'" + next(0).shown() + "' within IN; write values with commas");
    }
    if (values.isEmpty()) {
      throw new FilterException(open.offset(), "IN needs at least one value");
    }
    return values;
  }

  private Expression member(FilterToken word) throws FilterException {
    FilterToken name = next(2);
    if (!name.is(FilterToken.Kind.STRING) || !next(3).is(FilterToken.Kind.CLOSE)) {
      throw new FilterException(word.offset(), "write member_of('group:name')");
    }
    at += 4;
    try {
      return new Expression.MemberOf(PrincipalId.parse(name.text()));
    } catch (IllegalArgumentException e) {
      throw new FilterException(name.offset(), String.valueOf(e.getMessage()));
    }
  }

  private boolean startsLiteral() {
    FilterToken token = next(0);
    return token.isWord("TRUE")
        || token.isWord("FALSE")
        || (FilterLiterals.isType(token.text()) && next(1).is(FilterToken.Kind.STRING))
        || isTimestampWithZone();
  }

  private boolean isTimestampWithZone() {
    return next(0).isWord("TIMESTAMP")
        && next(1).isWord("WITH")
        && next(2).isWord("TIME")
        && next(3).isWord("ZONE")
        && next(4).is(FilterToken.Kind.STRING);
  }

  private DataValue literal() throws FilterException {
    FilterToken token = next(0);
    if (token.is(FilterToken.Kind.STRING)) {
      at++;
      return new DataValue.Text(token.text());
    }
    if (token.is(FilterToken.Kind.NUMBER)) {
      at++;
      return FilterLiterals.number(token, false);
    }
    if (token.is(FilterToken.Kind.SIGN) && next(1).is(FilterToken.Kind.NUMBER)) {
      at += 2;
      return FilterLiterals.number(tokens.get(at - 1), token.text().equals("-"));
    }
    if (token.isWord("TRUE") || token.isWord("FALSE")) {
      at++;
      return new DataValue.Bool(token.isWord("TRUE"));
    }
    if (isTimestampWithZone()) {
      at += 5;
      return FilterLiterals.typed("TIMESTAMPTZ", tokens.get(at - 1));
    }
    if (startsLiteral()) {
      at += 2;
      return FilterLiterals.typed(token.upper(), tokens.get(at - 1));
    }
    throw new FilterException(
        token.offset(),
        token.is(FilterToken.Kind.SIGN)
            ? "filters do not calculate; write the value"
            : REFUSED_WORDS.getOrDefault(
                token.upper(), "a value is needed here; write text in single quotes or a number"));
  }

  /** A token ahead; past the end one that is nothing. */
  private FilterToken next(int ahead) {
    return at + ahead < tokens.size()
        ? tokens.get(at + ahead)
        : new FilterToken(FilterToken.Kind.SIGN, end, "");
  }
}

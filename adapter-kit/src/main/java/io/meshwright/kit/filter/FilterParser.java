package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Parses row filters. Nothing of the text is passed through: what comes out holds names and typed
 * values only.
 *
 * <p>A lexer of our own reads names and literals and refuses what is not part of filters, with its
 * position. Each pair of brackets is then parsed alone, with a placeholder for every name, literal
 * and inner bracket. So the SQL parser judges structure and precedence and nothing else: it meets
 * neither dialects of quoting nor nesting, which costs it exponential time.
 */
public final class FilterParser {
  /** Longest filter in code points. */
  public static final int MAX_LENGTH = 10_000;

  /** Deepest nesting of brackets and of NOT. */
  public static final int MAX_DEPTH = 100;

  private FilterParser() {}

  /** Parses a filter; never throws for what the text holds. */
  public static ParsedFilter parse(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > MAX_LENGTH) {
      return refused(
          new FilterFinding(
              MAX_LENGTH, "the filter has " + length + " characters; write at most " + MAX_LENGTH));
    }
    try {
      List<FilterToken> tokens = FilterLexer.tokens(text);
      if (tokens.isEmpty()) {
        throw new FilterException(0, "the filter is empty; leave it out for all rows");
      }
      FilterReducer reducer = new FilterReducer(tokens, length);
      Expression expression = reducer.condition();
      return new ParsedFilter(
          Optional.of(expression), List.of(), OperandOffsets.of(expression, reducer));
    } catch (FilterException e) {
      return refused(e.finding());
    }
  }

  private static ParsedFilter refused(FilterFinding finding) {
    return new ParsedFilter(Optional.empty(), List.of(finding), List.of());
  }
}

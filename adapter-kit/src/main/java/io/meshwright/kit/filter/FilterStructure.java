package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import org.jspecify.annotations.Nullable;

/**
 * What one pair of brackets holds, with a placeholder column for each name, literal and bracket.
 */
final class FilterStructure {
  private static final int END_OF_FILE = 0;

  private final StringBuilder text = new StringBuilder();
  private final List<FilterPart> parts = new ArrayList<>();
  private final TreeMap<Integer, Integer> offsets = new TreeMap<>();
  private final int start;
  private final int end;
  private String last = "";

  FilterStructure(int start, int end) {
    this.start = start;
    this.end = end;
  }

  void keyword(String word, FilterToken token) throws FilterException {
    if (token.is(FilterToken.Kind.COMPARISON) && !afterValue()) {
      throw new FilterException(
          token.offset(), "'" + word + "' needs a column or value on its left");
    }
    append(word, token.offset());
  }

  void value(Operand operand, FilterToken token) throws FilterException {
    placeholder(new FilterPart.Value(operand, token.offset()), token);
  }

  void condition(Expression expression, FilterToken token) throws FilterException {
    placeholder(new FilterPart.Condition(expression, token.offset()), token);
  }

  void inner(FilterPart part, FilterToken token) throws FilterException {
    placeholder(
        part instanceof FilterPart.Condition(Expression expression, int within)
            ? new FilterPart.Condition(expression, token.offset())
            : part,
        token);
  }

  void values(List<DataValue> values, FilterToken token) throws FilterException {
    append("(", token.offset());
    placeholder(new FilterPart.Values(values, token.offset()), token);
    append(")", token.offset());
    last = "p";
  }

  boolean afterValue() {
    return last.equals("p") || last.equals("NULL");
  }

  boolean afterIn() {
    return last.equals("IN");
  }

  boolean afterIs() {
    return last.equals("IS") || (last.equals("NOT") && text.toString().endsWith("IS NOT "));
  }

  private void placeholder(FilterPart part, FilterToken token) throws FilterException {
    if (afterValue()) {
      throw new FilterException(
          token.offset(), "an operator is missing before '" + token.shown() + "'");
    }
    append("p" + parts.size(), token.offset());
    last = "p";
    parts.add(part);
  }

  private void append(String word, int offset) {
    offsets.put(text.length(), offset);
    text.append(word).append(' ');
    last = word;
  }

  /** Lets the SQL parser judge the structure, and converts what it found. */
  FilterPart part() throws FilterException {
    if (text.isEmpty()) {
      throw new FilterException(start, "these brackets hold nothing; write a condition");
    }
    CCJSqlParser parser =
        CCJSqlParserUtil.newParser(text.toString()).withAllowComplexParsing(false);
    try {
      net.sf.jsqlparser.expression.Expression parsed = parser.Expression();
      Token rest = parser.getNextToken();
      if (rest.kind != END_OF_FILE) {
        throw unexpected(rest);
      }
      return new FilterConverter(parts).convert(parsed);
    } catch (ParseException e) {
      throw unexpected(e.currentToken == null ? null : e.currentToken.next);
    }
  }

  private FilterException unexpected(@Nullable Token token) {
    if (token == null || token.kind == END_OF_FILE || token.beginColumn < 1) {
      return new FilterException(end, "the condition breaks off here; complete it");
    }
    int column = Math.min(token.beginColumn - 1, text.length());
    int offset = offsets.floorEntry(column).getValue();
    String shown = token.image.startsWith("p") ? "" : " '" + token.image + "'";
    return new FilterException(
        offset, "a filter cannot go on" + shown + " like this; use brackets, AND, OR and NOT");
  }

  /** The condition that a part stands for; a column alone means that it is true. */
  static Expression condition(FilterPart part) throws FilterException {
    return switch (part) {
      case FilterPart.Condition(Expression expression, int offset) -> expression;
      case FilterPart.Value(Operand.ColumnRef column, int offset) ->
          new Expression.Compare(
              column, Expression.Operator.EQ, new Operand.Literal(new DataValue.Bool(true)));
      case FilterPart.Value(Operand.Literal(DataValue.Bool(boolean value)), int offset) ->
          new Expression.Constant(value);
      case FilterPart.Value(Operand.Literal(DataValue value), int offset) ->
          throw new FilterException(
              offset, value.text() + " alone is no condition; compare a column with it");
      case FilterPart.Values(List<DataValue> values, int offset) ->
          throw new FilterException(offset, "a list alone is no condition; write IN before it");
    };
  }
}

package io.meshwright.provider.aws.fake;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A row expression as the service reads it, written from its page on PartiQL and nothing else:
 * simple comparisons of a column with constants, NOT, AND and OR, in SQL's three-valued logic. It
 * shares no code with the adapter.
 */
final class RowFilter {
  /** True, false, or unknown. */
  enum Answer {
    NO,
    UNKNOWN,
    YES
  }

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private final Map<String, DataValue> row;

  private RowFilter(String text, Map<String, DataValue> row) {
    this.row = row;
    cut(text);
  }

  /** Whether a row is shown. */
  static boolean shows(String text, Map<String, DataValue> row) {
    return answer(text, row) == Answer.YES;
  }

  /**
   * The answer for a row.
   *
   * @throws IllegalArgumentException where the service would refuse the text
   */
  static Answer answer(String text, Map<String, DataValue> row) {
    if (text.length() >= 2048) {
      throw new IllegalArgumentException("the expression has 2,048 characters or more");
    }
    RowFilter filter = new RowFilter(text, row);
    Answer answer = filter.either();
    if (filter.at != filter.tokens.size()) {
      throw filter.unexpected();
    }
    return answer;
  }

  private void cut(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ' ') {
        i++;
      } else if (c == '\'' || c == '"') {
        int end = i + 1;
        while (end < text.length()
            && (text.charAt(end) != c || end + 1 < text.length() && text.charAt(end + 1) == c)) {
          end += text.charAt(end) == c ? 2 : 1;
        }
        if (end >= text.length()) {
          throw new IllegalArgumentException("a quote is not closed");
        }
        tokens.add(text.substring(i, end + 1));
        i = end + 1;
      } else if ("(),".indexOf(c) >= 0) {
        tokens.add(String.valueOf(c));
        i++;
      } else if ("<>=!".indexOf(c) >= 0) {
        int end = i + 1;
        while (end < text.length() && "<>=!".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        tokens.add(text.substring(i, end));
        i = end;
      } else {
        int end = i;
        while (end < text.length() && " (),<>=!'\"".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        tokens.add(text.substring(i, end));
        i = end;
      }
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        at < tokens.size() ? "unexpected " + tokens.get(at) : "unexpected end");
  }

  private String next() {
    if (at >= tokens.size()) {
      throw unexpected();
    }
    return tokens.get(at++);
  }

  private boolean accept(String word) {
    if (at < tokens.size() && tokens.get(at).toUpperCase(Locale.ROOT).equals(word)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String word) {
    if (!accept(word)) {
      throw unexpected();
    }
  }

  private Answer either() {
    Answer answer = both();
    while (accept("OR")) {
      Answer other = both();
      answer = answer.compareTo(other) >= 0 ? answer : other;
    }
    return answer;
  }

  private Answer both() {
    Answer answer = single();
    while (accept("AND")) {
      Answer other = single();
      answer = answer.compareTo(other) <= 0 ? answer : other;
    }
    return answer;
  }

  private static Answer not(Answer answer) {
    return switch (answer) {
      case YES -> Answer.NO;
      case NO -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  private Answer single() {
    if (accept("NOT")) {
      return not(single());
    }
    if (accept("(")) {
      Answer answer = either();
      expect(")");
      return answer;
    }
    return comparison();
  }

  private Answer comparison() {
    DataValue value = column(next());
    if (accept("IS")) {
      boolean not = accept("NOT");
      expect("NULL");
      Answer empty = value instanceof DataValue.Null ? Answer.YES : Answer.NO;
      return not ? not(empty) : empty;
    }
    boolean not = accept("NOT");
    if (accept("BETWEEN")) {
      Answer low = compared(value, ">=", constant());
      expect("AND");
      Answer high = compared(value, "<=", constant());
      Answer both = low.compareTo(high) <= 0 ? low : high;
      return not ? not(both) : both;
    }
    if (accept("IN")) {
      expect("(");
      Answer any = Answer.NO;
      do {
        Answer one = compared(value, "=", constant());
        any = any.compareTo(one) >= 0 ? any : one;
      } while (accept(","));
      expect(")");
      return not ? not(any) : any;
    }
    if (accept("LIKE")) {
      Answer like = like(value, constant());
      return not ? not(like) : like;
    }
    if (not) {
      throw unexpected();
    }
    return compared(value, next(), constant());
  }

  private DataValue column(String token) {
    String name =
        token.startsWith("\"")
            ? token.substring(1, token.length() - 1).replace("\"\"", "\"")
            : token;
    return Optional.ofNullable(row.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no column " + name));
  }

  private DataValue constant() {
    String token = next();
    if (token.startsWith("'")) {
      return new DataValue.Text(token.substring(1, token.length() - 1).replace("''", "'"));
    }
    if (token.equalsIgnoreCase("true") || token.equalsIgnoreCase("false")) {
      return new DataValue.Bool(token.equalsIgnoreCase("true"));
    }
    try {
      return new DataValue.Numeric(new BigDecimal(token));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(token + " is no constant", e);
    }
  }

  private static Answer compared(DataValue value, String operator, DataValue constant) {
    if (value instanceof DataValue.Null) {
      return Answer.UNKNOWN;
    }
    int order = order(value, constant);
    boolean holds =
        switch (operator) {
          case "=" -> order == 0;
          case "<>", "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          case ">=" -> order >= 0;
          default -> throw new IllegalArgumentException(operator + " is no operator");
        };
    return holds ? Answer.YES : Answer.NO;
  }

  /** The value of a column must match its type. */
  private static int order(DataValue value, DataValue constant) {
    if (value instanceof DataValue.Numeric(BigDecimal a)
        && constant instanceof DataValue.Numeric(BigDecimal b)) {
      return a.compareTo(b);
    }
    if (value instanceof DataValue.Text(String a) && constant instanceof DataValue.Text(String b)) {
      return a.compareTo(b);
    }
    if (value instanceof DataValue.Bool(boolean a)
        && constant instanceof DataValue.Bool(boolean b)) {
      return Boolean.compare(a, b);
    }
    if (value instanceof DataValue.Floating && constant instanceof DataValue.Numeric) {
      throw new IllegalArgumentException("nothing is written about floats and constants");
    }
    throw new IllegalArgumentException(
        value.text() + " and " + constant.text() + " are of different types");
  }

  private static Answer like(DataValue value, DataValue pattern) {
    if (value instanceof DataValue.Null) {
      return Answer.UNKNOWN;
    }
    if (!(value instanceof DataValue.Text(String text))
        || !(pattern instanceof DataValue.Text(String form))) {
      throw new IllegalArgumentException("LIKE is about texts");
    }
    return matches(text.codePoints().toArray(), 0, form.codePoints().toArray(), 0)
        ? Answer.YES
        : Answer.NO;
  }

  static boolean matches(int[] text, int from, int[] form, int at) {
    if (at == form.length) {
      return from == text.length;
    }
    if (form[at] == '%') {
      for (int skip = from; skip <= text.length; skip++) {
        if (matches(text, skip, form, at + 1)) {
          return true;
        }
      }
      return false;
    }
    return from < text.length
        && (form[at] == '_' || form[at] == text[from])
        && matches(text, from + 1, form, at + 1);
  }
}

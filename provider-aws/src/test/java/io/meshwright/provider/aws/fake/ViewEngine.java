package io.meshwright.provider.aws.fake;

import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.fake.ViewTokens.Kind;
import io.meshwright.provider.aws.fake.ViewTokens.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A query of a view as Athena or Spark runs it on one row, from their reference pages and SQL's
 * three-valued logic. It shares no code with the adapter, and refuses what it does not know.
 */
final class ViewEngine extends ViewCursor {
  /**
   * A cell that a view shows.
   *
   * @param value what is read
   * @param tells whether it depends on the row's values
   */
  record Cell(DataValue value, boolean tells) {}

  private final boolean spark;
  private final Map<String, DataValue> row;
  private boolean unchosen;
  private boolean touched;

  private ViewEngine(String query, boolean spark, Map<String, DataValue> row) {
    super(ViewTokens.of(query, spark));
    this.spark = spark;
    this.row = row;
  }

  /**
   * What a query shows of a row, by column; empty where it leaves it out.
   *
   * @throws IllegalArgumentException where the engine would refuse the text
   */
  static Optional<Map<String, Cell>> run(
      String query, boolean spark, String table, Map<String, DataValue> row) {
    return new ViewEngine(query, spark, row).select(table);
  }

  private Optional<Map<String, Cell>> select(String table) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    word("SELECT");
    do {
      Cell cell = item();
      word("AS");
      if (cells.put(next(Kind.NAME), cell) != null) {
        throw unexpected("two columns of one name");
      }
    } while (sign(","));
    word("FROM");
    String from = next(Kind.NAME);
    need(".");
    from = from + "." + next(Kind.NAME);
    if (!from.equals(table)) {
      throw new IllegalArgumentException("it selects from " + from + ", not " + table);
    }
    boolean shown = !isWord("WHERE") || ViewLogic.isTrue(condition());
    if (!isAtEnd()) {
      throw unexpected("the end");
    }
    return shown ? Optional.of(cells) : Optional.empty();
  }

  /** Only what a row's own cell shows of its values counts, not which rows are shown. */
  private Cell item() {
    touched = false;
    if (!isWord("CASE")) {
      return new Cell(scalar(), touched);
    }
    word("WHEN");
    boolean shown = ViewLogic.isTrue(condition());
    word("THEN");
    touched = false;
    DataValue value = scalar();
    word("END");
    return shown ? new Cell(value, touched) : new Cell(DataValue.Null.VALUE, false);
  }

  private DataValue condition() {
    DataValue answer = both();
    while (isWord("OR")) {
      DataValue other = both();
      answer =
          ViewLogic.isTrue(answer) || ViewLogic.isTrue(other)
              ? ViewLogic.bool(true)
              : answer.equals(ViewLogic.bool(false)) ? other : answer;
    }
    return answer;
  }

  private DataValue both() {
    DataValue answer = single();
    while (isWord("AND")) {
      DataValue other = single();
      boolean no = answer.equals(ViewLogic.bool(false)) || other.equals(ViewLogic.bool(false));
      answer = no ? ViewLogic.bool(false) : ViewLogic.isTrue(answer) ? other : answer;
    }
    return answer;
  }

  private DataValue single() {
    if (isWord("NOT")) {
      need("(");
      DataValue answer = condition();
      need(")");
      return ViewLogic.not(answer);
    }
    if (sign("(")) {
      DataValue answer = condition();
      need(")");
      return answer;
    }
    return predicate();
  }

  private DataValue predicate() {
    DataValue value = scalar();
    if (isWord("IS")) {
      boolean not = isWord("NOT");
      word("NULL");
      return ViewLogic.bool(value instanceof DataValue.Null != not);
    }
    if (isWord("BETWEEN")) {
      DataValue low = ViewLogic.compared(value, ">=", scalar());
      word("AND");
      DataValue high = ViewLogic.compared(value, "<=", scalar());
      boolean no = low.equals(ViewLogic.bool(false)) || high.equals(ViewLogic.bool(false));
      return no ? ViewLogic.bool(false) : ViewLogic.isTrue(low) ? high : low;
    }
    if (isWord("IN")) {
      need("(");
      DataValue any = ViewLogic.bool(false);
      do {
        DataValue one = ViewLogic.compared(value, "=", scalar());
        any =
            ViewLogic.isTrue(any) || ViewLogic.isTrue(one)
                ? ViewLogic.bool(true)
                : any.equals(ViewLogic.bool(false)) ? one : any;
      } while (sign(","));
      need(")");
      return any;
    }
    if (isWord("LIKE")) {
      return ViewLogic.like(value, scalar());
    }
    Token token = peek();
    boolean compares = token.kind() == Kind.SIGN && "<>=!<=>=".contains(token.text());
    if (compares && !token.text().isEmpty()) {
      next(Kind.SIGN);
      return ViewLogic.compared(value, token.text(), scalar());
    }
    if (value instanceof DataValue.Bool || value instanceof DataValue.Null) {
      return value;
    }
    throw unexpected("comparison");
  }

  private DataValue scalar() {
    DataValue value = sum();
    while (sign("||")) {
      value = ViewLogic.joined(value, sum());
    }
    return value;
  }

  private DataValue sum() {
    DataValue value = primary();
    while (peek().text().equals("+") || peek().text().equals("-")) {
      value = ViewLogic.sum(value, next(Kind.SIGN).equals("-"), primary());
    }
    return value;
  }

  private DataValue primary() {
    Token token = peek();
    return switch (token.kind()) {
      case NAME -> column(next(Kind.NAME));
      case TEXT -> new DataValue.Text(next(Kind.TEXT));
      case BYTES -> new DataValue.Binary(next(Kind.BYTES).toLowerCase(Locale.ROOT));
      case NUMBER -> new DataValue.Numeric(new BigDecimal(next(Kind.NUMBER)));
      case WORD -> worded(next(Kind.WORD));
      case SIGN -> {
        need("-");
        yield new DataValue.Numeric(new BigDecimal(next(Kind.NUMBER)).negate());
      }
    };
  }

  private DataValue column(String name) {
    touched = true;
    return Optional.ofNullable(row.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no column " + name));
  }

  private DataValue worded(String word) {
    return switch (word) {
      case "NULL" -> DataValue.Null.VALUE;
      case "true" -> ViewLogic.bool(true);
      case "false" -> ViewLogic.bool(false);
      case "DATE" -> new DataValue.Date(LocalDate.parse(next(Kind.TEXT)));
      case "CASE" -> choice();
      case "CAST" -> cast();
      default -> {
        need("(");
        List<DataValue> arguments = new ArrayList<>();
        do {
          arguments.add(scalar());
        } while (sign(","));
        need(")");
        yield unchosen ? DataValue.Null.VALUE : ViewFunctions.call(word, arguments, spark);
      }
    };
  }

  private DataValue choice() {
    word("WHEN");
    boolean first = ViewLogic.isTrue(condition());
    word("THEN");
    DataValue then = branch(first);
    DataValue otherwise = DataValue.Null.VALUE;
    if (isWord("ELSE")) {
      otherwise = branch(!first);
    }
    word("END");
    return first ? then : otherwise;
  }

  /** What is not chosen is read and not worked out: a CASE evaluates no more than it has to. */
  private DataValue branch(boolean chosen) {
    boolean before = unchosen;
    unchosen |= !chosen;
    DataValue value = scalar();
    unchosen = before;
    return value;
  }

  private DataValue cast() {
    need("(");
    DataValue value = scalar();
    word("AS");
    StringBuilder type = new StringBuilder(next(Kind.WORD));
    if (sign("(")) {
      type.append('(').append(next(Kind.NUMBER));
      while (sign(",")) {
        type.append(',').append(next(Kind.NUMBER));
      }
      need(")");
      type.append(')');
    }
    need(")");
    return ViewFunctions.cast(value, type.toString(), spark);
  }
}

package io.meshwright.provider.aws.fake;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import io.meshwright.provider.aws.fake.ViewTokens.Kind;
import io.meshwright.provider.aws.fake.ViewTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns that an engine finds in the text of a view: those of its SELECT, by the names that
 * stand after AS, with neither comments nor parameters. A type is that of the column or CAST that
 * is shown; of whatever else it is said to be text, since nobody here works out types.
 */
public final class ViewColumns {
  private static final String TEXT = "string";

  private ViewColumns() {}

  /**
   * The columns of a text.
   *
   * @param text what is selected
   * @param base the columns of the table that it selects from
   * @throws IllegalArgumentException where the engine would refuse the text
   */
  public static List<GlueTable.GlueColumn> of(GlueView.Text text, List<GlueTable.GlueColumn> base) {
    boolean spark = text.dialect().equals("SPARK");
    List<GlueTable.GlueColumn> columns = new ArrayList<>();
    for (List<Token> item : items(ViewTokens.of(text.original(), spark))) {
      int last = item.size() - 1;
      if (last < 2
          || item.get(last).kind() != Kind.NAME
          || !item.get(last - 1).equals(new Token(Kind.WORD, "AS"))) {
        throw new IllegalArgumentException("a column without a name: " + item);
      }
      columns.add(
          new GlueTable.GlueColumn(
              item.get(last).text(),
              type(item.subList(0, last - 1), base),
              "",
              Ordered.map(Map.of())));
    }
    return columns;
  }

  /** What stands between SELECT and FROM, cut at the commas that are in no brackets. */
  private static List<List<Token>> items(List<Token> tokens) {
    if (tokens.isEmpty() || !tokens.getFirst().equals(new Token(Kind.WORD, "SELECT"))) {
      throw new IllegalArgumentException("no SELECT: " + tokens);
    }
    List<List<Token>> items = new ArrayList<>();
    List<Token> item = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens.subList(1, tokens.size())) {
      boolean sign = token.kind() == Kind.SIGN;
      if (depth == 0 && token.equals(new Token(Kind.WORD, "FROM"))) {
        items.add(item);
        return items;
      }
      if (depth == 0 && sign && token.text().equals(",")) {
        items.add(item);
        item = new ArrayList<>();
        continue;
      }
      if (sign) {
        depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
      }
      item.add(token);
    }
    throw new IllegalArgumentException("no FROM: " + tokens);
  }

  private static String type(List<Token> item, List<GlueTable.GlueColumn> base) {
    Token first = item.getFirst();
    if (first.equals(new Token(Kind.WORD, "CASE"))) {
      int then = item.lastIndexOf(new Token(Kind.WORD, "THEN"));
      return type(item.subList(then + 1, item.size() - 1), base);
    }
    int as = item.lastIndexOf(new Token(Kind.WORD, "AS"));
    if (first.equals(new Token(Kind.WORD, "CAST")) && as > 0) {
      StringBuilder type = new StringBuilder();
      item.subList(as + 1, item.size() - 1).forEach(t -> type.append(t.text()));
      return type.toString().toLowerCase(Locale.ROOT);
    }
    return base.stream()
        .filter(c -> item.size() == 1 && first.equals(new Token(Kind.NAME, c.name())))
        .findFirst()
        .map(GlueTable.GlueColumn::type)
        .orElse(TEXT);
  }
}

package io.meshwright.provider.snowflake.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a statement that made a view says, where it selects from one table, as the catalogue shows
 * it (https://docs.snowflake.com/en/sql-reference/info-schema/views).
 *
 * @param columns names of the view's columns
 * @param items what it shows of each
 * @param table database, schema and name of what it selects from
 * @param where which rows; empty for all
 */
record ViewText(List<String> columns, List<String> items, List<String> table, String where) {
  private static final Pattern THREE_NAMES =
      Pattern.compile(
          "(?:\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_$]*)"
              + "(?:\\.(?:\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_$]*)){2}");

  ViewText {
    columns = List.copyOf(columns);
    items = List.copyOf(items);
    table = List.copyOf(table);
  }

  /** Reads a statement; empty where it is none that we know. */
  static Optional<ViewText> of(String statement) {
    int select = word(statement, 0, "SELECT");
    int from = select < 0 ? -1 : word(statement, select, "FROM");
    int open = PolicyText.outside(statement, 0, "(");
    if (from < 0 || open < 0 || open > select) {
      return Optional.empty();
    }
    int close = PolicyText.closing(statement, open);
    int where = word(statement, from, "WHERE");
    if (close < 0 || close > select) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (String part : PolicyText.parts(statement.substring(open + 1, close))) {
      List<String> name = QualifiedName.written(part.strip());
      if (name.size() != 1) {
        return Optional.empty();
      }
      columns.add(name.getFirst());
    }
    return rest(statement, columns, select, from, where);
  }

  /**
   * Reads the statement of a dynamic table, of which the server rewrites what comes before its
   * query; empty where it is none that we know. What says more than its query is none of ours.
   */
  static Optional<ViewText> ofDynamic(String statement) {
    int select = word(statement, 0, "SELECT");
    int from = select < 0 ? -1 : word(statement, select, "FROM");
    int open = PolicyText.outside(statement, 0, "(");
    // What is filled from another table at first (BACKFILL FROM) keeps what its query does not say.
    if (from < 0 || open >= 0 && open < select || word(statement, 0, "FROM") < select) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (String item : PolicyText.parts(statement.substring(select + "SELECT".length(), from))) {
      List<String> name =
          item.strip().startsWith("\"") ? QualifiedName.parts(item.strip()) : List.of();
      if (name.size() != 1) {
        return Optional.empty();
      }
      columns.add(name.getFirst());
    }
    return rest(statement, columns, select, from, word(statement, from, "WHERE"));
  }

  private static Optional<ViewText> rest(
      String statement, List<String> columns, int select, int from, int where) {
    List<String> items =
        PolicyText.parts(statement.substring(select + "SELECT".length(), from)).stream()
            .map(String::strip)
            .toList();
    String table =
        ended(statement.substring(from + "FROM".length(), where < 0 ? statement.length() : where));
    return items.size() != columns.size() || !THREE_NAMES.matcher(table).matches()
        ? Optional.empty()
        : Optional.of(
            new ViewText(
                columns,
                items,
                QualifiedName.written(table),
                where < 0 ? "" : ended(statement.substring(where + "WHERE".length()))));
  }

  private static String ended(String text) {
    String end = text.strip();
    while (end.endsWith(";")) {
      end = end.substring(0, end.length() - 1).strip();
    }
    return end;
  }

  /** Where a word stands outside of quotes and brackets; less than nothing where it does not. */
  private static int word(String text, int start, String word) {
    int at = start;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (Character.isLetterOrDigit(sign) || sign == '_' || sign == '$') {
        int end = at;
        while (end < text.length() && isPart(text.charAt(end))) {
          end++;
        }
        if (text.substring(at, end).toUpperCase(Locale.ROOT).equals(word)) {
          return at;
        }
        at = end;
      } else {
        int next = sign == '(' ? PolicyText.closing(text, at) + 1 : PolicyText.next(text, at);
        at = next <= at ? text.length() : next;
      }
    }
    return -1;
  }

  private static boolean isPart(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$';
  }
}

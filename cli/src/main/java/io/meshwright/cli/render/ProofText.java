package io.meshwright.cli.render;

import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import java.util.List;

/** A proof for people: the table, every difference, the result. */
public final class ProofText {
  /** Longer lists of columns are shown as a number. */
  private static final int LONGEST_COLUMNS = 60;

  private ProofText() {}

  /** The whole report, for any width. */
  public static String of(ProofReport report, Style style) {
    return of(report, style, Integer.MAX_VALUE);
  }

  /** The whole report; where its table would be wider than the terminal, columns are counted. */
  public static String of(ProofReport report, Style style, int width) {
    StringBuilder text = new StringBuilder();
    if (!report.problems().isEmpty()) {
      text.append(ProblemsText.of(report.problems(), style)).append('\n');
    }
    if (report.items().isEmpty()) {
      return text.append("Nothing to prove: no declared session and table to compare.\n")
          .toString();
    }
    TextTable table = table(report.items(), LONGEST_COLUMNS);
    text.append((table.width() <= width ? table : table(report.items(), 0)).text(style));
    text.append('\n');
    for (ProofItem item : report.items()) {
      for (String difference : item.differences()) {
        text.append(reading(item, difference, style)).append('\n');
      }
    }
    if (report.items().stream().anyMatch(i -> !i.differences().isEmpty())) {
      text.append('\n');
    }
    return text.append(result(report, style)).append('\n').toString();
  }

  private static TextTable table(List<ProofItem> items, int longestColumns) {
    TextTable table = new TextTable("SESSION", "TABLE", "ROWS SEEN", "COLUMNS", "RESULT");
    for (ProofItem item : items) {
      table.row(
          Printable.line(item.session().value()),
          Printable.line(item.table().toString()),
          item.rowsSeen() + " of " + item.rows(),
          columns(item.columnsSeen(), longestColumns),
          switch (item.status()) {
            case PROVED -> "proved";
            case DIFFERENT -> "DIFFERENT";
            case UNVERIFIABLE -> "not compared";
          });
    }
    return table;
  }

  private static String columns(List<String> names, int longest) {
    if (names.isEmpty()) {
      return "none";
    }
    String list = Printable.line(String.join(", ", names));
    return list.length() <= longest ? list : Words.count(names.size(), "column");
  }

  private static String reading(ProofItem item, String difference, Style style) {
    String line = Printable.line(difference);
    return switch (item.status()) {
      case PROVED, DIFFERENT -> style.red("different: ") + line;
      case UNVERIFIABLE -> style.yellow("not compared: ") + line;
    };
  }

  private static String result(ProofReport report, Style style) {
    long unverifiable = number(report, ProofItem.Status.UNVERIFIABLE);
    long comparisons = report.items().size() - unverifiable;
    if (comparisons == 0) {
      String nothing = "Nothing proved: " + unverifiable + " could not be compared.";
      return report.succeeded() ? style.yellow(nothing) : style.red(nothing);
    }
    long differences =
        report.items().stream()
            .filter(i -> i.status() == ProofItem.Status.DIFFERENT)
            .mapToLong(i -> Math.max(1, i.differences().size()))
            .sum();
    String counts =
        Words.count(comparisons, "comparison")
            + ", "
            + Words.count(differences, "difference")
            + (unverifiable == 0 ? "" : "; " + unverifiable + " could not be compared")
            + ".";
    return report.succeeded()
        ? style.green("Proved: " + counts)
        : style.red("NOT proved: " + counts);
  }

  private static long number(ProofReport report, ProofItem.Status status) {
    return report.items().stream().filter(i -> i.status() == status).count();
  }
}

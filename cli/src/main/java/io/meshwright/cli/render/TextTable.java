package io.meshwright.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows whose columns stand under each other; the last column is not padded. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** How many characters the longest line has. */
  int width() {
    int[] widths = widths();
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  String text(Style style) {
    int[] widths = widths();
    int columns = widths.length;
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i));
        if (i < columns - 1) {
          line.append(" ".repeat(widths[i] - width(row.get(i)))).append(GAP);
        }
      }
      text.append(text.isEmpty() ? style.bold(line.toString()) : line).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

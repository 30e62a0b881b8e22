package io.meshwright.kit.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Values of a field of cron, written out, so that nothing depends on what a step means: numbers
 * with commas between them, where three and more in a row are a range.
 */
public final class CronLists {
  private CronLists() {}

  /**
   * A field; a star where it has every value.
   *
   * @param all how many values there are
   */
  public static String field(SortedSet<Integer> values, int all) {
    return values.size() == all ? "*" : list(values);
  }

  /** A list. */
  public static String list(SortedSet<Integer> values) {
    List<String> parts = new ArrayList<>();
    List<Integer> row = new ArrayList<>();
    for (int value : values) {
      if (!row.isEmpty() && value != row.getLast() + 1) {
        parts.addAll(texts(row));
        row.clear();
      }
      row.add(value);
    }
    parts.addAll(texts(row));
    return String.join(",", parts);
  }

  private static List<String> texts(List<Integer> row) {
    return row.size() > 2
        ? List.of(row.getFirst() + "-" + row.getLast())
        : row.stream().map(String::valueOf).toList();
  }
}

package io.meshwright.cli.render;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A text of limited length. What must not be cut is added as it is; what may be is added row by row
 * until nothing more fits, and counted from there on.
 */
final class MarkdownPage {
  /** Hosts take 65,536 characters or bytes; bytes are never fewer than characters. */
  static final int LIMIT = 60_000;

  /** For the sentence that says what is left out, and for ends of tables. */
  private static final int RESERVE = 500;

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Integer> leftOut = new LinkedHashMap<>();
  private int bytes;
  private boolean full;

  /** Whether something would fit beside what is there. */
  boolean fits(String more) {
    return bytes + size(more) <= LIMIT - RESERVE;
  }

  /** Adds what must not be cut. */
  MarkdownPage add(String more) {
    text.append(more);
    bytes += size(more);
    return this;
  }

  /**
   * Adds a table, or as much of it as fits; nothing where there are no items.
   *
   * @param before what stands above it, its header included
   * @param after what stands below it
   * @param noun what an item is called when it is left out
   */
  <T> void table(String before, List<T> items, Function<T, String> row, String after, String noun) {
    if (items.isEmpty()) {
      return;
    }
    int shown = 0;
    if (!full) {
      shown = rows(before, items, row, after);
    }
    if (shown < items.size()) {
      full = true;
      leftOut.merge(noun, items.size() - shown, Integer::sum);
    }
  }

  private <T> int rows(String before, List<T> items, Function<T, String> row, String after) {
    String first = before + row.apply(items.getFirst());
    if (!fits(first + after)) {
      return 0;
    }
    add(first);
    int shown = 1;
    while (shown < items.size()) {
      String next = row.apply(items.get(shown));
      if (!fits(next + after)) {
        break;
      }
      add(next);
      shown++;
    }
    add(after);
    return shown;
  }

  /** Everything, with a last sentence about what is left out. */
  String end() {
    if (leftOut.isEmpty()) {
      return text.toString();
    }
    String numbers =
        leftOut.entrySet().stream()
            .map(e -> Words.count(e.getValue(), "more " + e.getKey()))
            .collect(Collectors.joining(", "));
    return text + "and " + numbers + "; see the text output\n";
  }

  private static int size(String more) {
    return more.getBytes(StandardCharsets.UTF_8).length;
  }
}

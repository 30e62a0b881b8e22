package io.meshwright.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file with a caret under a place in it. Of a line that does not fit, what is around
 * the place is shown.
 */
final class SourceExcerpt {
  private static final String CUT = "...";
  private static final int LEAST_WIDTH = 20;
  private static final int MOST_CHARACTERS = 2_000;

  private final int width;

  /** Excerpts of lines that take at most so many columns, line number included. */
  SourceExcerpt(int width) {
    this.width = width;
  }

  /** A character as it is shown. */
  private record Shown(String text, int width) {}

  /**
   * The line and, below it, the caret.
   *
   * @param number of the line, from 1
   * @param column of the place, from 1, in code points
   * @param caret the caret, in its colour
   */
  String of(String line, int number, int column, String caret) {
    int count = line.codePointCount(0, line.length());
    int at = Math.min(column - 1, count);
    int skipped = Math.max(0, at - MOST_CHARACTERS);
    int start = line.offsetByCodePoints(0, skipped);
    List<Shown> characters = new ArrayList<>();
    line.substring(start)
        .codePoints()
        .limit(2L * MOST_CHARACTERS)
        .mapToObj(c -> Printable.line(Character.toString(c)))
        .forEach(text -> characters.add(new Shown(text, DisplayWidth.of(text))));
    String gutter = "    " + number + " | ";
    int room = Math.max(LEAST_WIDTH, width - gutter.length());
    Window window = new Window(characters, at - skipped, room, skipped > 0);
    String below = " ".repeat(gutter.length() - 2) + "| ";
    return (gutter + window.text()).stripTrailing()
        + "\n"
        + below
        + " ".repeat(window.before())
        + caret
        + "\n";
  }

  /** What of a line is shown. */
  private static final class Window {
    private final List<Shown> characters;
    private final int at;
    private int first;
    private int last;
    private final boolean cutBefore;

    Window(List<Shown> characters, int at, int room, boolean cutBefore) {
      this.characters = characters;
      this.at = at;
      this.first = at;
      this.last = at;
      grow(room);
      this.cutBefore = cutBefore || first > 0;
    }

    /** Takes in characters on both sides, one after the other, while they fit beside two cuts. */
    private void grow(int room) {
      int left = total() <= room ? room : room - 2 * CUT.length();
      boolean growing = true;
      while (growing) {
        growing = false;
        if (last < characters.size() && characters.get(last).width() <= left) {
          left -= characters.get(last).width();
          last++;
          growing = true;
        }
        if (first > 0 && characters.get(first - 1).width() <= left) {
          first--;
          left -= characters.get(first).width();
          growing = true;
        }
      }
    }

    private int total() {
      return characters.stream().mapToInt(Shown::width).sum();
    }

    String text() {
      StringBuilder text = new StringBuilder(cutBefore ? CUT : "");
      characters.subList(first, last).forEach(c -> text.append(c.text()));
      return text.append(last < characters.size() ? CUT : "").toString();
    }

    /** Columns left of the place. */
    int before() {
      return (cutBefore ? CUT.length() : 0)
          + characters.subList(first, at).stream().mapToInt(Shown::width).sum();
    }
  }
}

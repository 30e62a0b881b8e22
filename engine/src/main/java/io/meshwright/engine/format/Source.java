package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A text by code points, read from front to back: what stands between the nodes. */
final class Source {
  private final int[] points;

  /** Where each line starts. */
  private final int[] lines;

  private int position;

  Source(String text) {
    this.points = text.codePoints().toArray();
    this.lines =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, points.length).filter(i -> points[i] == '\n').map(i -> i + 1))
            .toArray();
  }

  /** What stands between nodes. */
  sealed interface Piece {
    /** A comment on a line of its own, or an empty line. */
    record Own(Remark remark) implements Piece {}

    /** A comment behind something. */
    record Trailing(Behind behind) implements Piece {}

    /** A sign of YAML's own. */
    record Sign(int point, int column) implements Piece {}
  }

  int position() {
    return position;
  }

  void moveTo(int target) {
    position = target;
  }

  int length() {
    return points.length;
  }

  /** The code point somewhere; 0 behind the end. */
  int at(int index) {
    return index < points.length ? points[index] : 0;
  }

  String text(int start, int end) {
    return new String(points, start, Math.max(0, Math.min(end, points.length) - start));
  }

  /** The column of a place, from 0. */
  int column(int index) {
    return index - lines[line(index) - 1];
  }

  /** The line of a place, from 1. */
  int line(int index) {
    int found = Arrays.binarySearch(lines, index);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where the line ends that something stands on. */
  int endOfLine(int index) {
    int end = index;
    while (end < points.length && points[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The first place from the position on that is neither blank nor comment. */
  int nextContent() {
    int index = position;
    while (index < points.length) {
      if (points[index] == '#') {
        index = endOfLine(index);
      } else if (isBlank(points[index])) {
        index++;
      } else {
        return index;
      }
    }
    return index;
  }

  static boolean isBlank(int point) {
    return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == 0xFEFF;
  }

  /** What stands before a place, and moves there. */
  List<Piece> take(int target) {
    List<Piece> pieces = new ArrayList<>();
    int index = position;
    boolean fresh = column(index) == 0;
    while (index < target) {
      int point = points[index];
      if (point == '\n') {
        if (fresh) {
          pieces.add(new Piece.Own(new Remark.Blank()));
        }
        fresh = true;
        index++;
      } else if (point == '#') {
        pieces.add(comment(index, fresh));
        index = endOfLine(index);
        fresh = false;
      } else if (isBlank(point)) {
        index++;
      } else {
        pieces.add(new Piece.Sign(point, column(index)));
        fresh = false;
        index++;
      }
    }
    position = Math.max(position, target);
    return pieces;
  }

  private Piece comment(int index, boolean own) {
    String text = text(index, endOfLine(index)).stripTrailing();
    int column = column(index);
    if (own) {
      return new Piece.Own(new Remark.Comment(text, column));
    }
    int gap = 0;
    while (index - gap > 0 && (points[index - gap - 1] == ' ' || points[index - gap - 1] == '\t')) {
      gap++;
    }
    return new Piece.Trailing(new Behind(text, column, gap));
  }
}

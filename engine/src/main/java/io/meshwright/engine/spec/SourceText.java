package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;

/** The text of a file, to find the position of a character within a value. */
final class SourceText {
  private final String text;

  /** By code point; most texts are never asked for a position. */
  private int[] points = new int[0];

  SourceText(String text) {
    this.text = text;
  }

  /** The position of a code point of a value, past quotes, escapes, line breaks and indentation. */
  Place placeOf(YamlNode.Scalar value, int offset) {
    if (points.length == 0) {
      points = text.codePoints().toArray();
    }
    int source = indexOf(value, offset);
    int line = value.place().line();
    int column = value.place().column();
    for (int i = value.start(); i < source; i++) {
      if (points[i] == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new Place(value.place().file(), line, column);
  }

  /** Aligns the value with what is written: whatever the file has in addition is passed over. */
  private int indexOf(YamlNode.Scalar value, int offset) {
    int[] meant = value.text().codePoints().toArray();
    int end = Math.min(value.end(), points.length);
    int source = first(value, end);
    for (int i = 0; i < meant.length && i <= offset; i++) {
      int from = source;
      while (source < end && points[source] != meant[i]) {
        source++;
      }
      if (source == end) {
        source = from;
      }
      if (i == offset) {
        return source;
      }
      source = Math.min(source + 1, end);
    }
    return source;
  }

  private int first(YamlNode.Scalar value, int end) {
    int source = value.start();
    if (value.plain() || source >= end) {
      return source;
    }
    if (points[source] != '|' && points[source] != '>') {
      return source + 1;
    }
    while (source < end && points[source] != '\n') {
      source++;
    }
    return source;
  }
}

package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;

/**
 * A key or a single value of one of the example's documents.
 *
 * @param place where it starts, the quote included
 * @param raw as written, with its quotes
 * @param path the keys that lead to it, the key itself included, joined by {@code /}; list entries
 *     are {@code []}
 * @param document which document of the file, from 0
 * @param isKey whether it is a key
 */
record Piece(Place place, String raw, String path, int document, boolean isKey) {
  String file() {
    return place.file();
  }

  int line() {
    return place.line();
  }

  int column() {
    return place.column();
  }

  /** Its text without quotes. */
  String text() {
    boolean quoted = raw.length() > 1 && (raw.startsWith("\"") || raw.startsWith("'"));
    return quoted ? raw.substring(1, raw.length() - 1) : raw;
  }

  /** Whether it is a value at a path. */
  boolean isValueAt(String pattern) {
    return !isKey && path.matches(pattern);
  }

  /** Whether it is a key at a path. */
  boolean isKeyAt(String pattern) {
    return isKey && path.matches(pattern);
  }

  /** The place that many characters further on. */
  Place plus(int characters) {
    return new Place(file(), line(), column() + characters);
  }
}

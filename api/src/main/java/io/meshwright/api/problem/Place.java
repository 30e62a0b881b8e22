package io.meshwright.api.problem;

/**
 * A position in a text: the file as the user named it, line and column counted from 1.
 *
 * @param file path relative to the workspace, with {@code /}
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  /** Refuses positions before the first character. */
  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          file + ":" + line + ":" + column + " is no position: line and column start at 1");
    }
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}

package io.meshwright.engine.format;

/** What stands on lines of its own between nodes. */
sealed interface Remark {
  /**
   * A comment.
   *
   * @param text from its sign on
   * @param column where it stood, from 0
   */
  record Comment(String text, int column) implements Remark {}

  /** An empty line. */
  record Blank() implements Remark {}
}

package io.meshwright.engine.format;

/** Stops the formatting of a file, which is then left as it is. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String remedy;

  Refusal(int line, int column, String what, String remedy) {
    super(what, null, false, false);
    this.line = line;
    this.column = column;
    this.remedy = remedy;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  String what() {
    return String.valueOf(getMessage());
  }

  String remedy() {
    return remedy;
  }
}

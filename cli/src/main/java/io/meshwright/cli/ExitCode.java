package io.meshwright.cli;

/** What a command ends with. */
final class ExitCode {
  /** Everything is done. */
  static final int DONE = 0;

  /** There are problems, or it did not work. */
  static final int FAILED = 1;

  /** There are changes, where {@code --detailed-exitcode} asks for it; or drift. */
  static final int CHANGES = 2;

  /** Somebody ended it; a signal to terminate makes it 143. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Done or failed. */
  static int of(boolean succeeded) {
    return succeeded ? DONE : FAILED;
  }
}

package io.meshwright.cli;

import io.meshwright.cli.render.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks somebody at a terminal. */
final class Questions {
  private final Terminal terminal;

  Questions(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Asks until the answer is right.
   *
   * @param usual what an empty answer means
   * @param check the answer as it is meant; its message says what is wrong with it
   * @return the answer; empty where the input ended
   */
  Optional<String> ask(String question, String usual, UnaryOperator<String> check) {
    while (true) {
      terminal.out().print(question + " [" + Printable.line(usual) + "] ");
      terminal.out().flush();
      Optional<String> line = line();
      if (line.isEmpty()) {
        terminal.out().println();
        return line;
      }
      String answer = line.get().strip();
      try {
        return Optional.of(check.apply(answer.isEmpty() ? usual : answer));
      } catch (IllegalArgumentException e) {
        terminal.out().println("  " + Printable.line(String.valueOf(e.getMessage())));
      }
    }
  }

  private Optional<String> line() {
    try {
      return Optional.ofNullable(terminal.in().readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("the answer could not be read", e);
    }
  }
}

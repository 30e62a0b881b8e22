package io.meshwright.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the command line reads and writes.
 *
 * @param out for results
 * @param err for failures and hints
 * @param in for answers
 * @param interactive whether somebody sits there who can answer
 * @param environment variables of the process
 */
record Terminal(
    PrintWriter out,
    PrintWriter err,
    BufferedReader in,
    boolean interactive,
    Map<String, String> environment) {
  private static final int USUAL_WIDTH = 80;

  /** Copies the environment. */
  Terminal {
    environment = Map.copyOf(environment);
  }

  /** The terminal of this process. */
  @SuppressWarnings("SystemConsoleNull") // the console asked for is null where no terminal is
  static Terminal ofProcess() {
    // JDK 22 to 24 have another one by default, which is there even then.
    System.setProperty("jdk.console", "java.base");
    Console console = System.console();
    Reader in = console == null ? new StringReader("") : console.reader();
    return new Terminal(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        new BufferedReader(in),
        console != null,
        System.getenv());
  }

  /** Whether colours are wanted here; {@code NO_COLOR} is a convention: https://no-color.org. */
  boolean wantsColors() {
    return canRewrite() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether a line can be erased and written again. */
  boolean canRewrite() {
    return interactive && !"dumb".equals(environment.get("TERM"));
  }

  /** How many characters fit on a line. */
  int width() {
    return knownWidth().orElse(USUAL_WIDTH);
  }

  /** The same, only where it is known; empty where nobody looks at a terminal. */
  OptionalInt knownWidth() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return interactive && columns.matches("[1-9][0-9]{1,3}")
        ? OptionalInt.of(Integer.parseInt(columns))
        : OptionalInt.empty();
  }

  /** Asks, and takes anything but a yes as a no. */
  boolean agrees(String question) {
    out.print(question + " [y/N] ");
    out.flush();
    try {
      String answer = in.readLine();
      if (answer == null) {
        out.println();
        return false;
      }
      String word = answer.strip().toLowerCase(Locale.ROOT);
      return word.equals("y") || word.equals("yes");
    } catch (IOException e) {
      throw new UncheckedIOException("the answer could not be read", e);
    }
  }
}

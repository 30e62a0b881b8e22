package io.meshwright.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * One run of the command line.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
record CliRun(int exit, String out, String err) {
  /** A run without a terminal. */
  static CliRun of(EngineEntry engine, String... arguments) {
    return run(engine, false, "", Map.of(), arguments);
  }

  /** A run on a terminal, where somebody types the answer. */
  static CliRun answering(String answer, EngineEntry engine, String... arguments) {
    return run(engine, true, answer, Map.of("NO_COLOR", "1"), arguments);
  }

  static CliRun run(
      EngineEntry engine,
      boolean interactive,
      String answer,
      Map<String, String> environment,
      String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(answer)),
            interactive,
            environment);
    int exit =
        Cli.run(terminal, engine, new StatusLine(terminal, () -> 0), new Interruption(), arguments);
    return new CliRun(exit, out.toString(), err.toString());
  }
}

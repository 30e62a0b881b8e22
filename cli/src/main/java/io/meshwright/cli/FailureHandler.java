package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.cli.render.Printable;
import io.meshwright.cli.render.ProblemsJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns exceptions into messages and exit codes; a stack trace is shown only where it is asked for.
 */
final class FailureHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Terminal terminal;
  private final RootCommand root;

  FailureHandler(Terminal terminal, RootCommand root) {
    this.terminal = terminal;
    this.root = root;
  }

  /** The command line itself is wrong. */
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = terminal.err();
    err.println("meshwright: " + Printable.line(UsageMistake.message(failure)));
    UnmatchedArgumentException.printSuggestions(failure, err);
    if (arguments.length == 0) {
      command.usage(err);
      return ExitCode.FAILED;
    }
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what there is.");
    return ExitCode.FAILED;
  }

  /** The command failed. */
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    ErrorKind kind = failure instanceof MeshException mesh ? mesh.kind() : ErrorKind.INTERNAL;
    String message =
        failure instanceof MeshException
            ? String.valueOf(failure.getMessage())
            : failure.toString();
    Report report = root.report();
    report.status().nothing();
    if (!report.isJson()) {
      terminal.err().println("meshwright: " + Printable.lines(message));
      hint(kind);
    } else {
      report.json("error", () -> error(kind, message, failure));
      report.end();
    }
    if (root.wantsStackTrace()) {
      failure.printStackTrace(terminal.err());
    }
    return ExitCode.FAILED;
  }

  private void hint(ErrorKind kind) {
    switch (kind) {
      case TRANSIENT -> terminal.err().println("This may pass: run it again.");
      case INTERNAL -> {
        if (!root.wantsStackTrace()) {
          terminal.err().println("This is a defect of Meshwright; --stacktrace shows where it is.");
        }
      }
      case USER, PERMISSION, CONFLICT -> {}
    }
  }

  private static ObjectNode error(ErrorKind kind, String message, Exception failure) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", kind.name().toLowerCase(Locale.ROOT));
    json.put("message", message);
    json.set(
        "problems",
        ProblemsJson.of(failure instanceof MeshException mesh ? mesh.problems() : List.of()));
    return json;
  }
}

package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.cli.render.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
@Command(
    name = "meshwright",
    description = "Provisions a data mesh on the clouds that a company already has.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright init shop           make a workspace to start from",
      "  meshwright plan shop           what would change, and who would see more",
      "  meshwright apply shop          make it so, and prove who sees what",
      "  meshwright plan --help         options, examples and exit codes of a command"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:There are problems, or it did not work.",
      "2:There are changes (plan, diff --detailed-exitcode) or drift (drift).",
      "130:It was interrupted."
    })
final class RootCommand {
  /** Formats that some commands have, and which; every command has the others. */
  private static final Map<Report.Format, List<String>> SPECIAL =
      Map.of(
          Report.Format.MARKDOWN, List.of("plan", "diff", "validate", "explain-code"),
          Report.Format.SARIF, List.of("validate"),
          Report.Format.JUNIT, List.of("validate"));

  private final Terminal terminal;
  private final StatusLine status;

  @Option(
      names = "--format",
      paramLabel = "text|json|markdown|sarif|junit",
      scope = ScopeType.INHERIT,
      description =
          "Text for people (default), one JSON object for programs, Markdown for pull requests"
              + " (plan, diff, validate, explain-code), SARIF for code scanning or JUnit XML for"
              + " build servers (validate).")
  private Report.Format format = Report.Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      scope = ScopeType.INHERIT,
      description = "Colours; auto, the default, has them on a terminal without NO_COLOR.")
  private Color color = Color.AUTO;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "The same as --color never.")
  private boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Do not show what goes on while something takes long.")
  private boolean quiet;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure happened.")
  private boolean stackTrace;

  private Optional<Report> report = Optional.empty();

  RootCommand(Terminal terminal, StatusLine status) {
    this.terminal = terminal;
    this.status = status;
  }

  /** When there are colours. */
  private enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** Begins the output of a command. */
  Report begin(String command) {
    Report begun = new Report(terminal, status, format, style(), command);
    report = Optional.of(begun);
    status.begin(progress());
    refuseFormat(command);
    return begun;
  }

  private void refuseFormat(String command) {
    List<String> commands = SPECIAL.getOrDefault(format, List.of(command));
    if (!command.isEmpty() && !commands.contains(command)) {
      throw new MeshException(
          ErrorKind.USER,
          "%s has no result in the format %s, which is for %s; leave --format out, or write text or json"
              .formatted(
                  command, format.name().toLowerCase(Locale.ROOT), String.join(", ", commands)));
    }
  }

  private Style style() {
    boolean colors =
        switch (color) {
          case AUTO -> terminal.wantsColors();
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return colors && !noColor ? Style.COLORS : Style.PLAIN;
  }

  private StatusLine.Mode progress() {
    if (quiet) {
      return StatusLine.Mode.OFF;
    }
    return terminal.canRewrite() && format == Report.Format.TEXT
        ? StatusLine.Mode.REWRITTEN
        : StatusLine.Mode.LOGGED;
  }

  /** The output of the command that runs, also where it failed before it began. */
  Report report() {
    return report.orElseGet(() -> begin(""));
  }

  boolean wantsStackTrace() {
    return stackTrace;
  }
}

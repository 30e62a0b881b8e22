package io.meshwright.cli;

import io.meshwright.cli.render.Style;
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
      "2:There are changes (plan --detailed-exitcode) or drift (drift)."
    })
final class RootCommand {
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "Text for people (default) or one JSON object for programs.")
  private Report.Format format = Report.Format.TEXT;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; without a terminal or with NO_COLOR set there are none anyway.")
  private boolean noColor;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure happened.")
  private boolean stackTrace;

  private Optional<Report> report = Optional.empty();

  RootCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Begins the output of a command. */
  Report begin(String command) {
    Style style = terminal.wantsColors() && !noColor ? Style.COLORS : Style.PLAIN;
    report = Optional.of(new Report(terminal, format, style, command));
    return report.get();
  }

  /** The output of the command that runs, also where it failed before it began. */
  Report report() {
    return report.orElseGet(() -> begin(""));
  }

  boolean wantsStackTrace() {
    return stackTrace;
  }
}

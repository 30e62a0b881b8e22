package io.meshwright.cli;

import io.meshwright.engine.WorkspaceAuthoring;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line, put together. */
final class Cli {
  private static final int HELP_WIDTH = 100;

  private Cli() {}

  /**
   * Runs the commands of a command line and returns the exit code.
   *
   * @param status shows what goes on
   * @param interruption stops the command when somebody asks for that
   */
  static int run(
      Terminal terminal,
      EngineEntry engine,
      StatusLine status,
      Interruption interruption,
      String... arguments) {
    RootCommand root = new RootCommand(terminal, status);
    WorkspaceRun run = new WorkspaceRun(engine, root, interruption);
    FailureHandler failures = new FailureHandler(terminal, root);
    CommandLine db =
        new CommandLine(new DbCommand())
            .addSubcommand(new DbStartCommand(run))
            .addSubcommand(new DbStopCommand(run))
            .addSubcommand(new DbUrlCommand(run));
    return new CommandLine(root)
        .addSubcommand(new InitCommand(root, new WorkspaceAuthoring()))
        .addSubcommand(new SchemaCommand(root, new WorkspaceAuthoring()))
        .addSubcommand(new FmtCommand(root, new WorkspaceAuthoring()))
        .addSubcommand(new ValidateCommand(run))
        .addSubcommand(new ExportCommand(run))
        .addSubcommand(new DiffCommand(run))
        .addSubcommand(new DocsCommand(run))
        .addSubcommand(new PlanCommand(run))
        .addSubcommand(new ApplyCommand(run))
        .addSubcommand(new DestroyCommand(run))
        .addSubcommand(new ProveCommand(run))
        .addSubcommand(new HistoryCommand(run))
        .addSubcommand(new RightsCommand(run))
        .addSubcommand(new DriftCommand(run))
        .addSubcommand(new LintCommand(run))
        .addSubcommand(new SweepCommand(run))
        .addSubcommand(new RequestCommand(run))
        .addSubcommand(new ExplainCommand(run))
        .addSubcommand(new AccessCommand(run))
        .addSubcommand(new ExplainCodeCommand(root))
        .addSubcommand(db)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .execute(arguments);
  }
}

package io.meshwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves who sees what. */
@Command(
    name = "prove",
    description =
        "Log in as every declared session, read every table, and compare the rows with what the"
            + " policies say. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright prove", "  meshwright prove shop --format json"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every session that could be compared sees exactly what it should.",
      "1:There are errors, or a session sees something else."
    })
final class ProveCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final DomainOptions scope = new DomainOptions();

  ProveCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("prove", workspace, this::prove);
  }

  private int prove(WorkspaceRun.Opened opened) {
    Heading.show(opened, scope.domains());
    return ExitCode.of(Proof.run(opened, scope.domains(), ""));
  }
}

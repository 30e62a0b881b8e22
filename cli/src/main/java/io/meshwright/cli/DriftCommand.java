package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.DriftReport;
import io.meshwright.cli.render.DriftJson;
import io.meshwright.cli.render.DriftText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how what is live differs from a workspace, and what others made there. */
@Command(
    name = "drift",
    description =
        "Show what is live and not as the workspace has it, and what others made on it: grants,"
            + " memberships, policies, tables and views, with who gains by them. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright drift", "  meshwright drift shop --format json    for a nightly job"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:There is no drift.",
      "1:There are errors, and no drift was found beside them.",
      "2:There is drift."
    })
final class DriftCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  DriftCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("drift", workspace, this::drift);
  }

  private int drift(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    DriftReport drift = opened.meshwright().drift(opened.mesh(), PlanOptions.DEFAULT);
    report.text(() -> DriftText.of(drift, report.style()));
    report.json("drift", () -> DriftJson.of(drift));
    if (!drift.isEmpty()) {
      return ExitCode.CHANGES;
    }
    return ExitCode.of(drift.plan().problems().stream().noneMatch(Problem::isError));
  }
}

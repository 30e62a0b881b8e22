package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.cli.render.PlanJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes away what has ended, and nothing else. */
@Command(
    name = "sweep",
    description =
        "Revoke what grants and accepted losses gave that have ended, and do nothing else: what"
            + " was edited in the workspace since, and other drift, waits for an apply.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright sweep shop          shows what has ended, and asks",
      "  meshwright sweep shop --yes    for a job that runs every hour"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing that has ended is left.",
      "1:There are errors, it was not approved, or something is left."
    })
final class SweepCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final DomainOptions scope = new DomainOptions();
  @Mixin private final ApprovalOptions approval = new ApprovalOptions();

  SweepCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("sweep", workspace, this::sweep);
  }

  private int sweep(WorkspaceRun.Opened opened) {
    Heading.show(opened, scope.domains());
    Plan plan =
        opened.meshwright().plan(opened.mesh(), PlanOptions.SWEEP.withDomains(scope.domains()));
    if (plan.isEmpty() && plan.reported().isEmpty()) {
      opened.report().json("plan", () -> PlanJson.of(plan));
      opened.report().text(() -> "Nothing that has ended is left.\n");
      return ExitCode.DONE;
    }
    PlanRun planned = new PlanRun(opened.meshwright(), opened.report(), approval);
    Optional<ApplyReport> applied = planned.run(plan, "Sweep: apply");
    if (applied.isEmpty()) {
      return ExitCode.FAILED;
    }
    planned.showWhatIsLeft(applied.get());
    return ExitCode.of(applied.get().done() == applied.get().results().size());
  }
}

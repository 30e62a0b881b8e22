package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.PlanJson;
import io.meshwright.cli.render.PlanText;
import io.meshwright.cli.render.Words;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what an apply would do. */
@Command(
    name = "plan",
    description =
        "Compare a workspace with what is live and show what would change, access first."
            + " Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright plan",
      "  meshwright plan shop --fail-on widening       for a pipeline that may not open anything",
      "  meshwright plan shop --detailed-exitcode      to find out whether there is drift",
      "  meshwright plan shop --env dev --domain sales"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The plan could be made; without --detailed-exitcode it may hold changes.",
      "1:There are errors, an object stays closed, or the plan does what --fail-on names.",
      "2:There are changes, and --detailed-exitcode was given."
    })
final class PlanCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final DomainOptions scope = new DomainOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "widening",
      description = "End with 1 where the plan lets anybody see or do more.")
  private final Set<FailOn> failOn = EnumSet.noneOf(FailOn.class);

  @Option(names = "--detailed-exitcode", description = "End with 2 where there are changes.")
  private boolean detailedExitCode;

  PlanCommand(WorkspaceRun run) {
    this.run = run;
  }

  /** What a pipeline may refuse. */
  enum FailOn {
    /** Somebody gets to see or do more. */
    WIDENING
  }

  @Override
  public Integer call() {
    return run.run("plan", workspace, this::plan);
  }

  private int plan(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    Heading.show(opened, scope.domains());
    Plan plan =
        opened.meshwright().plan(opened.mesh(), PlanOptions.DEFAULT.withDomains(scope.domains()));
    report.text(() -> PlanText.of(plan, report.style()));
    report.json("plan", () -> PlanJson.of(plan));
    boolean refused = failOn.contains(FailOn.WIDENING) && plan.widens();
    if (refused) {
      long widenings = plan.exposure().stream().filter(ExposureChange::widens).count();
      report.refuse(
          "The plan widens access: "
              + Words.count(widenings, "widening")
              + ", refused by --fail-on widening.");
    }
    if (refused || plan.problems().stream().anyMatch(Problem::isError)) {
      return ExitCode.FAILED;
    }
    return detailedExitCode && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
  }
}

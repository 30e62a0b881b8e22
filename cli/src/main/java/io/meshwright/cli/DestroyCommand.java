package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.cli.render.PlanJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes everything that is the mesh's. */
@Command(
    name = "destroy",
    description =
        "Remove everything that carries the mesh's marker, and nothing else. Shows the plan and"
            + " asks first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright destroy shop                          shows what would go, and what data",
      "  meshwright destroy shop --allow-data-loss --yes",
      "  meshwright destroy shop --domain sales           what products share stays"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everything is gone.",
      "1:There are errors, it was not approved, or something is left."
    })
final class DestroyCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final DomainOptions scope = new DomainOptions();
  @Mixin private final ApprovalOptions approval = new ApprovalOptions();

  DestroyCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("destroy", workspace, this::destroy);
  }

  private int destroy(WorkspaceRun.Opened opened) {
    Heading.show(opened, scope.domains());
    Plan plan =
        opened.meshwright().plan(opened.mesh(), PlanOptions.DESTROY.withDomains(scope.domains()));
    if (plan.isEmpty() && plan.problems().isEmpty()) {
      opened.report().json("plan", () -> PlanJson.of(plan));
      opened.report().text(() -> "Nothing to destroy.\n");
      return ExitCode.DONE;
    }
    PlanRun planned = new PlanRun(opened, approval);
    Optional<ApplyReport> applied = planned.run(plan, "Destroy: apply");
    if (applied.isEmpty()) {
      return ExitCode.FAILED;
    }
    planned.showWhatIsLeft(applied.get());
    return ExitCode.of(applied.get().succeeded());
  }
}

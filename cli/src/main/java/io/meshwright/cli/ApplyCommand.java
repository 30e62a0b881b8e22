package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.SampleReport;
import io.meshwright.cli.render.SamplesJson;
import io.meshwright.cli.render.SamplesText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a workspace so, and proves it. */
@Command(
    name = "apply",
    description =
        "Plan, ask, carry out the plan, load samples into empty tables of embedded platforms,"
            + " and prove what every declared session sees.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright apply",
      "  meshwright apply shop --yes                     for a pipeline",
      "  meshwright apply shop --yes --format json --no-proof",
      "  meshwright apply shop --domain sales            leaves the other domains as they are"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everything is done and proved.",
      "1:There are errors, it was not approved, a change is not done, an object stays closed,"
          + " or a session sees something else than it should."
    })
final class ApplyCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final DomainOptions scope = new DomainOptions();
  @Mixin private final ApprovalOptions approval = new ApprovalOptions();

  @Option(names = "--no-proof", description = "Do not log in as the declared sessions afterwards.")
  private boolean noProof;

  ApplyCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("apply", workspace, this::apply);
  }

  private int apply(WorkspaceRun.Opened opened) {
    Heading.show(opened, scope.domains());
    Plan plan =
        opened.meshwright().plan(opened.mesh(), PlanOptions.DEFAULT.withDomains(scope.domains()));
    PlanRun planned = new PlanRun(opened, approval);
    Optional<ApplyReport> applied = planned.run(plan, "Apply");
    if (applied.isEmpty()) {
      return ExitCode.FAILED;
    }
    boolean succeeded = applied.get().succeeded();
    try {
      succeeded &= loadSamples(opened);
      succeeded &= noProof || Proof.run(opened, scope.domains(), "\n");
    } finally {
      planned.showWhatIsLeft(applied.get());
    }
    return ExitCode.of(succeeded);
  }

  private boolean loadSamples(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    if (opened.mesh().products().values().stream().allMatch(p -> p.samples().isEmpty())) {
      return true;
    }
    SampleReport samples =
        opened.meshwright().loadSamples(opened.mesh(), opened.location().folder(), scope.domains());
    report.json("samples", () -> SamplesJson.of(samples));
    report.text(() -> SamplesText.of(samples, report.style()));
    return samples.problems().stream().noneMatch(Problem::isError);
  }
}

package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.NeededRights;
import io.meshwright.cli.render.Printable;
import io.meshwright.cli.render.ProblemsJson;
import io.meshwright.cli.render.ProblemsText;
import io.meshwright.cli.render.RightsJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what whoever applies a workspace has to be allowed. */
@Command(
    name = "rights",
    description =
        "Show the rights that applying a workspace takes on each platform, and no others: on AWS as a"
            + " policy of IAM. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright rights shop",
      "  meshwright rights shop --platform lake > policy.json    the document alone",
      "  meshwright rights shop --destroy                        to take everything away"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:The plan could be made.", "1:There are errors."})
final class RightsCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final DomainOptions scope = new DomainOptions();

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      description = "Only this platform, and in text nothing but its document.")
  private Optional<String> platform = Optional.empty();

  @Option(names = "--destroy", description = "The rights to remove everything that is the mesh's.")
  private boolean destroy;

  RightsCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("rights", workspace, this::rights);
  }

  private int rights(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    Plan plan =
        opened
            .meshwright()
            .plan(
                opened.mesh(),
                PlanOptions.DEFAULT.withDestroy(destroy).withDomains(scope.domains()));
    checkPlatform(plan);
    List<NeededRights> rights =
        opened.meshwright().rights(plan).stream()
            .filter(r -> platform.isEmpty() || platform.get().equals(r.platform().value()))
            .toList();
    List<Problem> errors = plan.problems().stream().filter(Problem::isError).toList();
    report.json("rights", () -> RightsJson.of(rights));
    report.json("problems", () -> ProblemsJson.of(plan.problems()));
    report.text(() -> text(rights));
    report.text(() -> errors.isEmpty() ? "" : "\n" + ProblemsText.of(errors, report.style()));
    return ExitCode.of(errors.isEmpty());
  }

  private void checkPlatform(Plan plan) {
    List<String> names = plan.platforms().stream().map(p -> p.name().value()).toList();
    if (platform.isPresent() && !names.contains(platform.get())) {
      throw new MeshException(
          ErrorKind.USER,
          "there is no platform '%s'; the mesh has %s"
              .formatted(platform.get(), String.join(", ", names)));
    }
  }

  private String text(List<NeededRights> rights) {
    if (rights.isEmpty()) {
      return platform.isPresent() ? "" : "Nothing would change, and nothing is needed for that.\n";
    }
    StringBuilder text = new StringBuilder();
    for (NeededRights each : rights) {
      if (platform.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n")
            .append("On ")
            .append(each.platform())
            .append(", whoever applies it needs:\n");
      }
      each.document().lines().forEach(line -> text.append(Printable.line(line)).append('\n'));
    }
    return text.toString();
  }
}

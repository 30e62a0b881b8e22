package io.meshwright.cli;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.cli.render.ProblemsJson;
import io.meshwright.cli.render.ProblemsText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds policies that are valid and cannot be meant so. */
@Command(
    name = "lint",
    description =
        "Find policies that are valid and cannot be meant so: filters that no or every row passes,"
            + " masks that never show, grants that nobody can use or that others include."
            + " Connects to nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright lint", "  meshwright lint shop --strict    for a pipeline"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done; without --strict there may be findings.",
      "1:There are errors, or with --strict a warning."
    })
final class LintCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--strict", description = "End with 1 where there is a warning.")
  private boolean strict;

  LintCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("lint", workspace, this::lint);
  }

  private int lint(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    List<Problem> found = opened.meshwright().lint(opened.location().folder());
    report.json("lint", () -> ProblemsJson.of(found));
    report.text(
        () ->
            found.isEmpty()
                ? "Nothing found.\n"
                : ProblemsText.of(found, report.style()) + ProblemsText.counts(found) + ".\n");
    boolean warned = found.stream().anyMatch(p -> p.severity() == Severity.WARNING);
    return strict && warned ? ExitCode.FAILED : ExitCode.DONE;
  }
}

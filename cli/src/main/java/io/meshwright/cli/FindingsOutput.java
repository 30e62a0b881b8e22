package io.meshwright.cli;

import io.meshwright.api.ReadResult;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.FindingsJunit;
import io.meshwright.cli.render.FindingsMarkdown;
import io.meshwright.cli.render.FindingsReport;
import io.meshwright.cli.render.FindingsSarif;
import io.meshwright.cli.render.MeshText;
import io.meshwright.cli.render.PlanMarkdown;
import io.meshwright.cli.render.ProblemsJson;
import io.meshwright.cli.render.ProblemsText;
import io.meshwright.engine.pages.CodePages;
import java.nio.file.Path;

/** What reading a workspace found, in the format that was asked for. */
final class FindingsOutput {
  private static final int USUAL_WIDTH = 120;

  private FindingsOutput() {}

  /** Prints the findings that a command begins with, or ends in. */
  static void print(String command, WorkspaceLocation location, ReadResult read, Report report) {
    report.json("problems", () -> ProblemsJson.of(read.problems()));
    if (!read.problems().isEmpty()) {
      int width = report.terminal().knownWidth().orElse(USUAL_WIDTH);
      report.text(
          () -> ProblemsText.of(read.problems(), read.sources(), width, report.style()) + "\n");
    }
    FindingsReport findings =
        new FindingsReport(
            command + location.environment().map(e -> " " + e).orElse(""),
            read.problems(),
            read.sources(),
            fromHere(location.folder()));
    report.as(
        Report.Format.SARIF,
        () -> FindingsSarif.of(findings, Version.ofJar(), CodePages.ofLibrary()));
    report.as(Report.Format.JUNIT, () -> FindingsJunit.of(findings));
    boolean wrong = read.mesh().isEmpty() || read.problems().stream().anyMatch(Problem::isError);
    if (command.equals("validate")) {
      report.markdown(
          () ->
              FindingsMarkdown.of(
                  findings, wrong ? "" : MeshText.valid(read.mesh().orElseThrow())));
    } else if (wrong) {
      report.markdown(() -> PlanMarkdown.invalid(read.problems()));
    }
  }

  /** A folder relative to the current one; empty where it is not within it. */
  private static String fromHere(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    Path there = folder.toAbsolutePath().normalize();
    if (!there.startsWith(here) || there.equals(here)) {
      return "";
    }
    return here.relativize(there).toString().replace('\\', '/') + "/";
  }
}

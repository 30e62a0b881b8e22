package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Findings for pull requests: a page that every host takes, errors first. */
public final class FindingsMarkdown {
  private FindingsMarkdown() {}

  /**
   * The page of a run.
   *
   * @param valid the sentence about a workspace without errors; empty where it has some
   */
  public static String of(FindingsReport report, String valid) {
    MarkdownPage page =
        new MarkdownPage()
            .add("## Meshwright " + Markdown.text(report.command()) + "\n\n")
            .add(ProblemsText.counts(report.problems()) + "\n\n");
    if (!valid.isEmpty()) {
      page.add(Markdown.text(valid) + "\n\n");
    }
    table(page, report.problems(), report::path);
    return page.end();
  }

  /**
   * Adds findings to a page, those first that weigh most.
   *
   * @param path how a file is named
   */
  static void table(MarkdownPage page, List<Problem> problems, UnaryOperator<String> path) {
    List<Problem> ordered = new ArrayList<>(problems);
    ordered.sort(Comparator.comparing(Problem::severity));
    page.table(
        "### Findings\n\n" + Markdown.header("Severity", "About", "Finding", "Remedy"),
        ordered,
        p -> row(p, path),
        "\n",
        "finding");
  }

  private static String row(Problem problem, UnaryOperator<String> path) {
    String about =
        problem
            .place()
            .map(p -> path.apply(p.file()) + ":" + p.line() + ":" + p.column())
            .orElse(problem.subject());
    String what = problem.place().isEmpty() ? problem.what() : ProblemsText.statement(problem);
    return Markdown.row(
        switch (problem.severity()) {
          case ERROR -> "**error**";
          case WARNING -> "warning";
          case INFO -> "note";
        },
        about.isEmpty() ? "" : Markdown.code(about),
        Markdown.text(what) + " " + Markdown.code(problem.code()),
        Markdown.text(problem.remedy()));
  }
}

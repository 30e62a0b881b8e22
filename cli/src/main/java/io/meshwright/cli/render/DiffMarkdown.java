package io.meshwright.cli.render;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.problem.Problem;
import java.util.List;

/** Differences of contracts for a pull request, as long as hosts take. */
public final class DiffMarkdown {
  private DiffMarkdown() {}

  /** Each contract with a table of its changes, the breaking ones first. */
  public static String of(List<ContractDifference> differences) {
    if (differences.isEmpty()) {
      return "No contract differs.\n";
    }
    MarkdownPage page = new MarkdownPage();
    page.table(
        "### Contracts\n\n" + Markdown.header("contract", "before", "after", "verdict"),
        differences,
        d ->
            Markdown.row(
                Markdown.code(d.subject()),
                d.before().map(Markdown::code).orElse("-"),
                d.after().map(Markdown::code).orElse("-"),
                (d.isVersionEnough() ? "" : "**")
                    + Markdown.text(d.verdict())
                    + (d.isVersionEnough() ? "" : "**")),
        "\n",
        "contract");
    for (ContractDifference difference : differences) {
      page.table(
          "#### "
              + Markdown.code(difference.subject())
              + "\n\n"
              + Markdown.header("", "element", "change"),
          DiffText.inOrder(difference),
          DiffMarkdown::row,
          "\n",
          "change");
    }
    return page.end();
  }

  private static String row(ContractChange change) {
    return Markdown.row(
        change.isBreaking() ? "**breaking**" : change.kind().demands().word(),
        change.element().isEmpty() ? "-" : Markdown.code(change.element()),
        Markdown.text(change.what()));
  }

  /** Why there is nothing to compare. */
  public static String unreadable(List<Problem> problems) {
    MarkdownPage page = new MarkdownPage();
    page.table(
        "The contracts cannot be compared.\n\n" + Markdown.header("place", "finding"),
        problems,
        p ->
            Markdown.row(
                p.place().map(place -> Markdown.code(place.toString())).orElse("-"),
                Markdown.text(p.what() + (p.remedy().isEmpty() ? "" : "; " + p.remedy()))),
        "\n",
        "finding");
    return page.end();
  }
}

package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import java.util.List;

/** What an apply did, for people. */
public final class ApplyText {
  private ApplyText() {}

  /** One line: how many changes are done, and how the others ended. */
  public static String summary(ApplyReport report, Style style) {
    long failed = number(report, ChangeOutcome.Failed.class);
    long skipped = number(report, ChangeOutcome.Skipped.class);
    long hidden = number(report, ChangeOutcome.NotYetVisible.class);
    String done =
        "Applied: %d of %s done"
            .formatted(report.done(), Words.count(report.results().size(), "change"));
    if (report.done() == report.results().size()) {
      return style.green(done + ".") + "\n";
    }
    return style.red(
            done
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (skipped == 0 ? "" : ", " + skipped + " skipped")
                + (hidden == 0 ? "" : ", " + hidden + " not visible yet")
                + ".")
        + "\n";
  }

  /** Every change that is not done, with its remedy; empty where all are. */
  public static String failures(List<ChangeResult> results, Style style) {
    StringBuilder text = new StringBuilder();
    for (ChangeResult result : results) {
      switch (result.outcome()) {
        case ChangeOutcome.Done done -> {}
        case ChangeOutcome.Failed(Problem problem, boolean maybeApplied) -> {
          line(text, style.red("failed"), result, statement(result, problem));
          remedy(text, problem.remedy());
          if (maybeApplied) {
            remedy(text, "it may have taken effect all the same; the next run looks");
          }
        }
        case ChangeOutcome.Skipped(String because) ->
            line(text, style.yellow("skipped"), result, Printable.line(because));
        case ChangeOutcome.NotYetVisible(String until) ->
            line(
                text,
                style.yellow("not visible yet"),
                result,
                "accepted; the next run looks, from " + Printable.line(until));
      }
    }
    return text.isEmpty() ? "" : style.bold("Not done") + "\n" + text;
  }

  /** The errors of a run, such as objects that stay closed, with their remedies; empty without. */
  public static String errors(List<Problem> problems, Style style) {
    List<Problem> errors = problems.stream().filter(Problem::isError).toList();
    return errors.isEmpty()
        ? ""
        : style.bold("Left with errors") + "\n" + ProblemsText.of(errors, style);
  }

  private static String statement(ChangeResult result, Problem problem) {
    return ProblemsText.statement(problem, result.change().address())
        + " ["
        + Printable.line(problem.code())
        + "]";
  }

  private static void line(StringBuilder text, String how, ChangeResult result, String why) {
    text.append("  ").append(how).append("  ").append(result.change().change().verb()).append(' ');
    text.append(Words.objectOnPlatform(result.change().address())).append(": ");
    text.append(why).append('\n');
  }

  private static void remedy(StringBuilder text, String remedy) {
    if (!remedy.isEmpty()) {
      text.append("      ").append(Printable.line(remedy)).append('\n');
    }
  }

  private static long number(ApplyReport report, Class<? extends ChangeOutcome> how) {
    return report.results().stream().filter(r -> how.isInstance(r.outcome())).count();
  }
}

package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * Every change that is not done, with its remedy; empty where all are. Many that share their
   * reason, such as those that were rolled back with another, share a line, which comes last.
   */
  public static String failures(List<ChangeResult> results, Style style) {
    Map<String, List<ChangeResult>> byReason = new LinkedHashMap<>();
    for (ChangeResult result : results) {
      String reason = reason(result);
      if (!reason.isEmpty()) {
        byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(result);
      }
    }
    StringBuilder text = new StringBuilder();
    for (ChangeResult result : results) {
      String reason = reason(result);
      if (byReason.getOrDefault(reason, List.of()).size() <= Words.FEW && !reason.isEmpty()) {
        append(text, List.of(result), reason, style);
      }
    }
    byReason.forEach(
        (reason, same) -> {
          if (same.size() > Words.FEW) {
            append(text, same, reason, style);
          }
        });
    return text.isEmpty() ? "" : style.bold("Not done") + "\n" + text;
  }

  private static void append(
      StringBuilder text, List<ChangeResult> same, String reason, Style style) {
    text.append("  ").append(how(same.getFirst().outcome(), style)).append("  ");
    text.append(Words.few(same.stream().map(ApplyText::change).toList())).append(": ");
    text.append(reason);
  }

  private static String change(ChangeResult result) {
    return result.change().change().verb()
        + " "
        + Words.objectOnPlatform(result.change().address());
  }

  private static String how(ChangeOutcome outcome, Style style) {
    return switch (outcome) {
      case ChangeOutcome.Done done -> style.green("done");
      case ChangeOutcome.Failed failed -> style.red("failed");
      case ChangeOutcome.Skipped skipped -> style.yellow("skipped");
      case ChangeOutcome.NotYetVisible hidden -> style.yellow("not visible yet");
    };
  }

  /** Why a change is not done and what to do, in lines; empty where it is done. */
  private static String reason(ChangeResult result) {
    return switch (result.outcome()) {
      case ChangeOutcome.Done done -> "";
      case ChangeOutcome.Failed(Problem problem, boolean maybeApplied) ->
          statement(result, problem)
              + "\n"
              + remedy(problem.remedy())
              + remedy(
                  maybeApplied ? "it may have taken effect all the same; the next run looks" : "");
      case ChangeOutcome.Skipped(String because) -> Printable.line(because) + "\n";
      case ChangeOutcome.NotYetVisible(String until) ->
          "accepted; the next run looks, from " + Printable.line(until) + "\n";
    };
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

  private static String remedy(String remedy) {
    return remedy.isEmpty() ? "" : "      " + Printable.line(remedy) + "\n";
  }

  private static long number(ApplyReport report, Class<? extends ChangeOutcome> how) {
    return report.results().stream().filter(r -> how.isInstance(r.outcome())).count();
  }
}

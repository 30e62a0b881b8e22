package io.meshwright.cli;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.cli.render.ApplyJson;
import io.meshwright.cli.render.ApplyText;
import io.meshwright.cli.render.PlanJson;
import io.meshwright.cli.render.PlanText;
import io.meshwright.cli.render.ProblemsText;
import io.meshwright.cli.render.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows a plan, has it approved and carries it out: what apply and destroy share. */
final class PlanRun {
  private final Meshwright meshwright;
  private final Report report;
  private final ApprovalOptions approval;

  PlanRun(Meshwright meshwright, Report report, ApprovalOptions approval) {
    this.meshwright = meshwright;
    this.report = report;
    this.approval = approval;
  }

  /**
   * Does it.
   *
   * @param verb what the question before it begins with
   * @return what was done; empty where it was refused and nothing was
   */
  Optional<ApplyReport> run(Plan plan, String verb) {
    report.text(() -> PlanText.of(plan, report.style()));
    report.json("plan", () -> PlanJson.of(plan));
    if (!plan.isEmpty()) {
      report.text(() -> "\n");
      Optional<String> refusal = refusal(plan, verb);
      if (refusal.isPresent()) {
        report.refuse(refusal.get());
        return Optional.empty();
      }
    }
    ApplyReport applied = plan.isEmpty() ? nothing(plan) : apply(plan);
    report.json("apply", () -> ApplyJson.of(applied));
    return Optional.of(applied);
  }

  private static ApplyReport nothing(Plan plan) {
    return new ApplyReport(List.of(), plan.problems());
  }

  private Optional<String> refusal(Plan plan, String verb) {
    if (plan.destroysData() && !approval.allowDataLoss()) {
      return Optional.of(dataLoss(plan));
    }
    if (approval.yes()) {
      return Optional.empty();
    }
    if (report.isJson() || !report.terminal().interactive()) {
      return Optional.of(
          "Nothing was changed: nobody can be asked here"
              + (report.isJson() ? " (--format json)" : " (no terminal)")
              + "; approve with --yes.");
    }
    int changes = plan.changes().size();
    String question = verb + (changes == 1 ? " this change?" : " these " + changes + " changes?");
    return report.terminal().agrees(question)
        ? Optional.empty()
        : Optional.of("Nothing was changed.");
  }

  private static String dataLoss(Plan plan) {
    StringBuilder text = new StringBuilder("Nothing was changed: data would be lost in");
    for (PlannedChange change : plan.changes()) {
      if (change.destroysData()) {
        text.append("\n  ").append(Words.objectOnPlatform(change.address()));
        text.append(": ").append(Words.losses(change.losses()));
      }
    }
    return text.append("\nApprove that with --allow-data-loss.").toString();
  }

  private ApplyReport apply(Plan plan) {
    Progress progress = new Progress(report.status(), plan.changes().size());
    ApplyReport applied =
        meshwright.apply(
            plan,
            ApplyOptions.DEFAULT
                .withAllowDataLoss(approval.allowDataLoss())
                .withActor(approval.actor())
                .withListener(progress::accept));
    report.text(() -> ApplyText.summary(applied, report.style()));
    Set<Problem> known = Set.copyOf(plan.problems());
    List<Problem> news =
        applied.problems().stream().filter(p -> !p.isError() && !known.contains(p)).toList();
    report.text(() -> ProblemsText.of(news, report.style()));
    return applied;
  }

  /** Ends the output with what is not done and every error, so that nobody has to look for them. */
  void showWhatIsLeft(ApplyReport applied) {
    String failures = ApplyText.failures(applied.results(), report.style());
    String errors = ApplyText.errors(applied.problems(), report.style());
    if (!failures.isEmpty()) {
      report.text(() -> "\n" + failures);
    }
    if (!errors.isEmpty()) {
      report.text(() -> "\n" + errors);
    }
  }
}

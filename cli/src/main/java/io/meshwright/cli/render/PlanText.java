package io.meshwright.cli.render;

import io.meshwright.api.plan.Plan;

/** A plan for people: findings, verdicts, access, changes, counts. */
public final class PlanText {
  private PlanText() {}

  /** The whole plan. */
  public static String of(Plan plan, Style style) {
    StringBuilder text = new StringBuilder();
    if (!plan.problems().isEmpty()) {
      text.append(ProblemsText.of(plan.problems(), style)).append('\n');
    }
    text.append(VerdictsText.of(VerdictsText.worthShowing(plan), style));
    text.append(ExposureText.of(plan.exposure(), style));
    text.append(ForeignText.of(plan.foreign(), style));
    text.append(ReportedText.of(plan, style));
    if (plan.isEmpty() && !plan.reported().isEmpty()) {
      return text.append("Nothing to apply. ").append(unchanged(plan)).append('\n').toString();
    }
    if (plan.isEmpty()) {
      return text.append("No changes. ").append(unchanged(plan)).append('\n').toString();
    }
    text.append(ChangesText.of(plan.changes(), style));
    text.append(ChangesText.counts(plan.changes())).append(". ");
    text.append(unchanged(plan)).append('\n');
    text.append("Fingerprint ").append(plan.fingerprint()).append('\n');
    return text.toString();
  }

  static String unchanged(Plan plan) {
    return Words.count(
        plan.unchanged(), "object is as it should be.", "objects are as they should be.");
  }
}

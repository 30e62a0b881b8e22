package io.meshwright.cli.render;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Verdicts for people; what survives exactly is not worth a line. */
final class VerdictsText {
  private VerdictsText() {}

  /** Those that are not exact, and that no finding tells of already. */
  static List<PolicyVerdict> worthShowing(Plan plan) {
    return plan.verdicts().stream()
        .filter(v -> v.verdict() != Verdict.EXACT)
        .filter(v -> plan.problems().stream().noneMatch(p -> tells(p, v)))
        .toList();
  }

  private static boolean tells(Problem problem, PolicyVerdict verdict) {
    return problem.code().equals("closed")
        && problem.subject().equals(verdict.subject())
        && problem.what().contains(verdict.reason());
  }

  /** A paragraph of its own; empty where there are none. */
  static String of(List<PolicyVerdict> inexact, Style style) {
    if (inexact.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(style.bold("Not exactly as asked")).append('\n');
    for (PolicyVerdict verdict : inexact) {
      String name = "%-10s".formatted(verdict.verdict().name());
      text.append("  ").append(verdict.closes() ? style.red(name) : style.yellow(name));
      text.append("  ").append(statement(verdict)).append('\n');
      grounds(verdict).forEach(g -> text.append("              ").append(g).append('\n'));
    }
    return text.append('\n').toString();
  }

  /** Policy, subject, reason and the limit behind it. */
  static String statement(PolicyVerdict verdict) {
    String subject =
        verdict.policy().map(p -> p + " on " + verdict.subject()).orElse(verdict.subject());
    String limit = verdict.limit().map(l -> " [" + l + "]").orElse("");
    return Printable.line(subject + ": " + verdict.reason() + limit);
  }

  /** What is known of the limit, and who accepts the loss. */
  static List<String> grounds(PolicyVerdict verdict) {
    List<String> grounds = new ArrayList<>();
    verdict
        .fact()
        .ifPresent(f -> grounds.add("%s (%s, read %s)".formatted(f.value(), f.source(), f.date())));
    verdict
        .accepted()
        .ifPresent(a -> grounds.add("accepted until %s: %s".formatted(a.until(), a.reason())));
    return grounds.stream().map(Printable::line).toList();
  }
}

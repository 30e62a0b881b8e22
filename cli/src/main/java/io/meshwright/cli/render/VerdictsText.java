package io.meshwright.cli.render;

import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import java.util.List;

/** Verdicts for people; what survives exactly is not worth a line. */
final class VerdictsText {
  private VerdictsText() {}

  /** A paragraph of its own; empty where every verdict is exact. */
  static String of(List<PolicyVerdict> verdicts, Style style) {
    List<PolicyVerdict> inexact =
        verdicts.stream().filter(v -> v.verdict() != Verdict.EXACT).toList();
    if (inexact.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(style.bold("Not exactly as asked")).append('\n');
    for (PolicyVerdict verdict : inexact) {
      String name = "%-10s".formatted(verdict.verdict().name());
      text.append("  ").append(verdict.closes() ? style.red(name) : style.yellow(name));
      text.append("  ").append(statement(verdict)).append('\n');
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
}

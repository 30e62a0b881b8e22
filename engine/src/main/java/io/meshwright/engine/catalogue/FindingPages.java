package io.meshwright.engine.catalogue;

import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found in the workspace, and what platforms make of policies. */
final class FindingPages {
  static final List<String> VERDICTS = List.of("Policy", "On", "Verdict", "Reason", "Limit");

  private final Site site;

  FindingPages(Site site) {
    this.site = site;
  }

  Frame.Page page() {
    List<Html> findings = site.facts().findings().stream().map(FindingPages::finding).toList();
    List<Html> inexact = new ArrayList<>();
    long exact = 0;
    for (PolicyVerdict verdict : site.facts().verdicts()) {
      if (verdict.verdict() == Verdict.EXACT) {
        exact++;
      } else {
        inexact.add(verdict(verdict));
      }
    }
    return new Frame.Page(
        Names.FINDINGS,
        "Findings",
        List.of(),
        Html.none(),
        List.of(
            Parts.section(
                "findings",
                "In the workspace",
                findings.isEmpty()
                    ? Parts.none("None: the workspace is valid.")
                    : Parts.table(
                        "Findings",
                        List.of("About", "Weight", "Finding", "Remedy", "Code", "Place"),
                        findings)),
            Parts.section(
                "verdicts",
                "How faithfully policies survive",
                Html.of(
                    "p",
                    Parts.count(exact, "statement keeps its", "statements keep their")
                        + " exact meaning on the platform."),
                inexact.isEmpty() ? Html.none() : Parts.table("Verdicts", VERDICTS, inexact))));
  }

  private static Html finding(Problem problem) {
    return Parts.row(
        problem.subject().isEmpty() ? Html.text("the mesh") : Parts.code(problem.subject()),
        Parts.chip(
            "weight " + problem.severity().name().toLowerCase(Locale.ROOT),
            problem.severity().name().toLowerCase(Locale.ROOT)),
        Html.of("bdi", problem.what()),
        Html.of("bdi", problem.remedy()),
        Parts.code(problem.code()),
        problem.place().<Html>map(p -> Parts.code(p.toString())).orElse(Html.none()));
  }

  static Html verdict(PolicyVerdict verdict) {
    String name = verdict.verdict().name().toLowerCase(Locale.ROOT);
    return Parts.row(
        verdict
            .policy()
            .<Html>map(p -> Parts.link(Names.policy(p), p.value()))
            .orElse(Html.text("the object itself")),
        Parts.code(verdict.subject()),
        Parts.chip("verdict " + name, name),
        Html.of("bdi", verdict.reason()),
        verdict.limit().<Html>map(Parts::code).orElse(Html.none()));
  }
}

package io.meshwright.cli;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import java.util.List;

/** What a plan has to leave closed, for which a run ends as failed. */
final class ClosedObjects {
  private ClosedObjects() {}

  /** The verdicts that close something and are not accepted by the workspace. */
  static List<PolicyVerdict> of(Plan plan, Mesh mesh) {
    return plan.verdicts().stream()
        .filter(PolicyVerdict::closes)
        .filter(v -> mesh.acceptedLosses().stream().noneMatch(l -> accepts(l, v, plan, mesh)))
        .toList();
  }

  /** Whether nothing stays closed and no finding is an error. */
  static boolean isClean(Plan plan, Mesh mesh) {
    return plan.problems().stream().noneMatch(Problem::isError) && of(plan, mesh).isEmpty();
  }

  private static boolean accepts(AcceptedLoss loss, PolicyVerdict verdict, Plan plan, Mesh mesh) {
    return verdict.verdict() == Verdict.WEAKER
        && verdict.policy().filter(loss.policy()::equals).isPresent()
        && plan.madeAt().isBefore(loss.until())
        && mesh.ports().stream()
            .filter(port -> isAbout(verdict.subject(), port))
            .anyMatch(port -> port.platform().equals(loss.platform()));
  }

  private static boolean isAbout(String subject, OutputPort port) {
    String address = port.address().toString();
    return subject.equals(address) || subject.startsWith(address + ".");
  }
}

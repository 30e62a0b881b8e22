package io.meshwright.engine;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Platform;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import java.util.Optional;

/** What a plan says about policies that a platform cannot keep. */
final class Losses {
  private Losses() {}

  /** What is wrong with a verdict; empty where its policy is kept, or kept more strictly. */
  static Optional<Problem> problem(PolicyVerdict verdict, Platform platform) {
    if (!verdict.closes() && !verdict.isOpenByAcceptance()) {
      return Optional.empty();
    }
    String what = what(verdict, platform);
    if (verdict.isOpenByAcceptance()) {
      return Optional.of(
          Problem.warning(
              "accepted-loss",
              verdict.subject(),
              what + "; it is open all the same",
              verdict.accepted().map(Losses::word).orElse("")));
    }
    String closed = what + "; it stays closed";
    return Optional.of(
        verdict
            .accepted()
            .map(
                a ->
                    Problem.warning(
                        "closed",
                        verdict.subject(),
                        closed,
                        word(a) + "; what cannot be expressed is not opened by that"))
            .orElseGet(() -> Problem.error("closed", verdict.subject(), closed, remedy(verdict))));
  }

  private static String what(PolicyVerdict verdict, Platform platform) {
    return verdict.policy().map(p -> "policy '" + p + "' ").orElse("")
        + "is "
        + verdict.verdict()
        + " on platform '"
        + platform.name()
        + "': "
        + verdict.reason()
        + verdict.limit().map(l -> " [" + l + "]").orElse("");
  }

  private static String word(AcceptedLoss accepted) {
    return "accepted in the workspace until " + accepted.until() + ": " + accepted.reason();
  }

  private static String remedy(PolicyVerdict verdict) {
    return verdict.verdict() == Verdict.WEAKER
        ? "change the policy or the placement, or accept the loss with an AcceptedLoss"
        : "change the policy or the placement";
  }
}

package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.WholePlace;
import io.meshwright.kit.translate.WholePlace.Loss;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.kit.translate.WholeVerdicts;
import io.meshwright.provider.aws.resource.Way;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How faithfully policies survive as statements in a policy of AWS, and when those end. */
final class StatementVerdicts {
  private StatementVerdicts() {}

  /**
   * A verdict for each policy about a table.
   *
   * @param thing what its data is in, for people: a stream
   * @param isMany whether a principal is an account or an organisation
   */
  static List<PolicyVerdict> of(
      TablePolicies policies, String thing, Predicate<PrincipalId> isMany) {
    return WholeVerdicts.of(new WholePolicies(policies, true), place(thing, isMany));
  }

  private static WholePlace place(String thing, Predicate<PrincipalId> isMany) {
    return new WholePlace(
        thing,
        "statements for each principal",
        "statement-whole",
        new Loss(
            Verdict.STRICTER,
            "whom it is for may read and write " + thing + ", and let nobody else",
            "statement-manage"),
        new Loss(
            Verdict.IMPOSSIBLE,
            "a statement refuses whoever acts as its principal: as another role he has what that"
                + " one was given",
            "statement-deny"),
        StatementVerdicts::end,
        principal ->
            Optional.of(principal)
                .filter(isMany)
                .map(
                    p ->
                        new Loss(
                            Verdict.IMPOSSIBLE,
                            p + " stands for many: who of them reads " + thing + " others decide",
                            "statement-account")));
  }

  private static Optional<Loss> end(Instant until) {
    return Optional.of(until)
        .filter(u -> !u.truncatedTo(ChronoUnit.SECONDS).equals(u))
        .map(
            u ->
                new Loss(
                    Verdict.STRICTER, "it ends with the second before " + u, "statement-seconds"));
  }

  /** What a statement is for that gives a privilege. */
  static Way way(Privilege privilege) {
    return switch (privilege) {
      case DISCOVER -> Way.DISCOVER;
      case READ -> Way.READ;
      case WRITE, MANAGE -> Way.WRITE;
    };
  }

  /** An end as statements say it; empty for none. */
  static String text(Instant until) {
    return until.equals(Instant.MAX) ? "" : until.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

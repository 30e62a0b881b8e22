package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.WholePlace;
import io.meshwright.kit.translate.WholePlace.Loss;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.kit.translate.WholeVerdicts;
import io.meshwright.kit.translate.WorstVerdicts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How faithfully policies survive on a stage, which is read as a whole or not at all. */
final class StageVerdicts {
  private final WholePolicies given;
  private final PortPrincipals principals;
  private final WorstVerdicts verdicts;

  private StageVerdicts(WholePolicies given, PortPrincipals principals) {
    this.given = given;
    this.principals = principals;
    this.verdicts = new WorstVerdicts(given.policies().table());
  }

  /** A verdict for each policy about a table of a port of files. */
  static List<PolicyVerdict> of(WholePolicies given, PortPrincipals principals) {
    return new StageVerdicts(given, principals).all();
  }

  private List<PolicyVerdict> all() {
    for (PolicyVerdict said : WholeVerdicts.of(given, place())) {
      verdicts.say(
          said.policy().orElseThrow(), said.verdict(), said.reason(), said.limit().orElse(""));
    }
    given.policies().grants().forEach(this::grant);
    return verdicts.all();
  }

  private WholePlace place() {
    return new WholePlace(
        "the stage",
        "READ, or READ and WRITE, on a stage, by a database role",
        "stage-whole",
        new Loss(
            Verdict.STRICTER,
            "whom it is for reads and writes the stage, and lets nobody else",
            "grant-option"),
        new Loss(
            Verdict.IMPOSSIBLE,
            "nothing refuses a privilege that another role was given",
            "no-deny"),
        StageVerdicts::end,
        principal ->
            Optional.of(principal).filter(principals::isAccount).map(StageVerdicts::other));
  }

  private static Optional<Loss> end(Instant until) {
    return Optional.of(
        new Loss(
            Verdict.WEAKER,
            "a grant has no end of its own; `sweep` takes it away after " + until,
            "grant-end"));
  }

  private static Loss other(PrincipalId account) {
    return new Loss(
        Verdict.IMPOSSIBLE,
        account + " is another account, which reads ports of kind share only",
        "share-consumer");
  }

  /** What takes reading, as it is no privilege of its own here. */
  private void grant(TablePolicies.Grant grant) {
    for (PrincipalId principal : grant.to()) {
      boolean reads = given.reads(principal).isAfter(Instant.MIN);
      if (!reads && grant.privileges().contains(Privilege.WRITE)) {
        verdicts.say(
            grant.policy(),
            grant.privileges().contains(Privilege.READ) ? Verdict.STRICTER : Verdict.IMPOSSIBLE,
            "whoever writes a stage reads it, which " + principal + " may not",
            "stage-write");
      }
      if (!reads && grant.privileges().contains(Privilege.DISCOVER)) {
        verdicts.say(
            grant.policy(),
            Verdict.STRICTER,
            "a stage is shown to nobody who may not read it",
            "stage-discover");
      }
    }
  }
}

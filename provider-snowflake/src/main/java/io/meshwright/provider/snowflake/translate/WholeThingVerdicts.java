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

/** How faithfully policies survive on what is read as a whole or not at all. */
final class WholeThingVerdicts {
  private final WholeThing thing;
  private final WholePolicies given;
  private final PortPrincipals principals;
  private final WorstVerdicts verdicts;

  private WholeThingVerdicts(WholeThing thing, WholePolicies given, PortPrincipals principals) {
    this.thing = thing;
    this.given = given;
    this.principals = principals;
    this.verdicts = new WorstVerdicts(given.policies().table());
  }

  /** A verdict for each policy about a table of a port of such things. */
  static List<PolicyVerdict> of(WholeThing thing, WholePolicies given, PortPrincipals principals) {
    return new WholeThingVerdicts(thing, given, principals).all();
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
        thing.thing(),
        thing.exact(),
        thing.limits().whole(),
        new Loss(Verdict.STRICTER, thing.managed(), "grant-option"),
        new Loss(
            Verdict.IMPOSSIBLE,
            "nothing refuses a privilege that another role was given",
            "no-deny"),
        WholeThingVerdicts::end,
        principal -> Optional.of(principal).filter(principals::isAccount).map(this::other));
  }

  private static Optional<Loss> end(Instant until) {
    return Optional.of(
        new Loss(
            Verdict.WEAKER,
            "a grant has no end of its own; `sweep` takes it away after " + until,
            "grant-end"));
  }

  private Loss other(PrincipalId account) {
    return new Loss(Verdict.IMPOSSIBLE, account + " " + thing.other(), thing.limits().other());
  }

  /** What takes reading, as it is no privilege of its own here. */
  private void grant(TablePolicies.Grant grant) {
    if (grant.privileges().contains(Privilege.WRITE)) {
      thing
          .own()
          .ifPresent(
              why -> verdicts.say(grant.policy(), Verdict.STRICTER, why, thing.limits().own()));
    }
    for (PrincipalId principal : grant.to()) {
      boolean reads = given.reads(principal).isAfter(Instant.MIN);
      if (!reads && grant.privileges().contains(Privilege.WRITE)) {
        verdicts.say(
            grant.policy(),
            grant.privileges().contains(Privilege.READ) ? Verdict.STRICTER : Verdict.IMPOSSIBLE,
            thing.writing() + ", which " + principal + " may not",
            thing.limits().write());
      }
      if (!reads && grant.privileges().contains(Privilege.DISCOVER)) {
        verdicts.say(grant.policy(), Verdict.STRICTER, thing.shown(), thing.limits().discover());
      }
    }
  }
}

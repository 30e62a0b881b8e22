package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of verdicts where somebody of another account gets something. */
final class OutsideVerdicts {
  private final AwsPolicies given;
  private final Principals principals;
  private final Map<PolicyId, PolicyVerdict> worst = new LinkedHashMap<>();

  private OutsideVerdicts(AwsPolicies given, Principals principals) {
    this.given = given;
    this.principals = principals;
  }

  /**
   * The same verdicts, or worse ones.
   *
   * @param own what the policies are worth within one account
   */
  static List<PolicyVerdict> of(List<PolicyVerdict> own, AwsPolicies given, Principals principals) {
    OutsideVerdicts all = new OutsideVerdicts(given, principals);
    own.forEach(v -> v.policy().ifPresent(p -> all.worst.put(p, v)));
    given.policies().grants().forEach(g -> g.to().forEach(p -> all.grant(g, p)));
    return List.copyOf(all.worst.values());
  }

  private void grant(TablePolicies.Grant grant, PrincipalId principal) {
    Optional<AwsPrincipal> who = principals.known(principal).filter(principals::isOutside);
    if (who.isEmpty()) {
      return;
    }
    if (grant.privileges().contains(Privilege.WRITE)
        || grant.privileges().contains(Privilege.MANAGE)) {
      verdict(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "other accounts read what they are given, and do not change or manage it",
          "outside-reads");
    }
    for (PrincipalId other : given.principals()) {
      if (principals.known(other).filter(o -> principals.mayReach(who.get(), o)).isPresent()) {
        verdict(
            grant.policy(),
            Verdict.WEAKER,
            "administrators of %s may hand it on to %s, who is given something of its own"
                .formatted(principal, other),
            "account-hands-on");
      }
    }
  }

  private void verdict(PolicyId policy, Verdict verdict, String reason, String limit) {
    PolicyVerdict known = worst.get(policy);
    if (known == null || verdict.compareTo(known.verdict()) > 0) {
      worst.put(
          policy,
          new PolicyVerdict(
              Optional.of(policy),
              given.policies().table().toString(),
              verdict,
              reason,
              Optional.of(limit)));
    }
  }
}

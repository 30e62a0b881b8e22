package io.meshwright.engine.exposure;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.spi.Lifter;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Compares what resources give away, lifted, with what policies mean. */
public final class Faithfulness {
  private Faithfulness() {}

  /** Whether resources give away no more on a subject than the policies of its table. */
  public static Containment.Answer check(
      Lifter lifter,
      Address subject,
      NavigableMap<Address, Resource> resources,
      Map<PrincipalId, PrincipalId> neutral,
      TablePolicies policies) {
    AccessRules lifted = lifter.lift(subject, OverlayState.of(subject.platform(), resources));
    return Containment.within(
        neutral(lifted, neutral), List.of(ReferenceSemantics.rules(policies)));
  }

  /** The rules with native identities replaced by the principals that are mapped to them. */
  public static AccessRules neutral(AccessRules rules, Map<PrincipalId, PrincipalId> neutral) {
    return rules.mapLeaves(
        leaf ->
            leaf instanceof Expression.MemberOf member
                ? new Expression.MemberOf(
                    neutral.getOrDefault(member.principal(), member.principal()))
                : leaf);
  }
}

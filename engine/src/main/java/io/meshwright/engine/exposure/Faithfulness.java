package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what resources give away, lifted, with what policies mean. */
public final class Faithfulness {
  private final Lifter lifter;
  private final OverlayState state;
  private final Map<PrincipalId, PrincipalId> neutral;
  private final Map<PrincipalId, PrincipalId> identities;

  /**
   * Looks at the resources of one platform.
   *
   * @param neutral per native identity the principal that is mapped to it
   */
  public Faithfulness(
      Lifter lifter,
      String platform,
      NavigableMap<Address, Resource> resources,
      Map<PrincipalId, PrincipalId> neutral) {
    this.lifter = lifter;
    this.state = OverlayState.of(platform, resources);
    this.neutral = Ordered.map(neutral);
    TreeMap<PrincipalId, PrincipalId> natively = new TreeMap<>();
    neutral.forEach((identity, principal) -> natively.put(principal, identity));
    this.identities = Ordered.map(natively);
  }

  /** Whether the resources give away no more on a subject than the policies of its table. */
  public Containment.Answer check(Address subject, TablePolicies policies) {
    return Containment.within(
        neutral(lifter.lift(subject, state), neutral),
        List.of(ReferenceSemantics.rules(policies)),
        this::canBe);
  }

  private boolean canBe(Set<PrincipalId> members) {
    return lifter.canBe(
        members.stream()
            .map(m -> identities.getOrDefault(m, m))
            .collect(Collectors.toUnmodifiableSet()));
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

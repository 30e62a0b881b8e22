package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.RuleParameterException;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.PolicyTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A grant needs the owning domain's word: its domain.yaml names the policy under {@code approves}.
 * Grants to the domain's own people need none.
 */
final class GrantApproval implements GovernanceRule {
  @Override
  public String id() {
    return "grant-approval";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("members");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    SortedMap<String, List<String>> members = context.parameters().lists("members");
    for (String domain : members.keySet()) {
      if (context.mesh().domains().keySet().stream().noneMatch(d -> d.value().equals(domain))) {
        throw new RuleParameterException("members", "there is no domain '" + domain + "'");
      }
    }
    List<Breach> breaches = new ArrayList<>();
    for (AccessPolicy policy : context.mesh().accessPolicies()) {
      if (policy.effect() == AccessPolicy.Effect.GRANT) {
        breaches.addAll(breaches(context, policy, members));
      }
    }
    return breaches;
  }

  private static List<Breach> breaches(
      RuleContext context, AccessPolicy policy, Map<String, List<String>> members) {
    List<Breach> breaches = new ArrayList<>();
    Set<DomainName> asked = new TreeSet<>();
    for (PolicyTarget target : policy.on()) {
      DomainName owner = target.product().domain();
      List<String> own = members.getOrDefault(owner.value(), List.of());
      List<PrincipalId> others =
          policy.to().stream().filter(p -> !Patterns.isOneOf(own, p.toString())).toList();
      boolean approved =
          Optional.<Domain>ofNullable(context.mesh().domains().get(owner))
              .filter(d -> d.approves().contains(policy.id()))
              .isPresent();
      if (!approved
          && !others.isEmpty()
          && context.covers(new Element.OfDomain(owner))
          && asked.add(owner)) {
        breaches.add(
            new Breach(
                new Element.OfPolicy(policy.id()),
                "target " + target,
                "it grants data of '"
                    + owner
                    + "' to "
                    + String.join(", ", others.stream().map(PrincipalId::toString).toList())
                    + ", and the domain has not agreed",
                "have its owner add '"
                    + policy.id()
                    + "' to 'approves' in domains/"
                    + owner
                    + "/domain.yaml"));
      }
    }
    return breaches;
  }
}

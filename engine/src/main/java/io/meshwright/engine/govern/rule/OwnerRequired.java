package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Domains have an owner, or products a team. */
final class OwnerRequired implements GovernanceRule {
  private static final Set<String> SORTS = Set.of("domain", "product");

  @Override
  public String id() {
    return "owner-required";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("of", "pattern");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    Set<String> of = Walk.of(context, SORTS, Set.of("domain"));
    Optional<Pattern> pattern = Patterns.regex(context.parameters(), "pattern");
    List<Breach> breaches = new ArrayList<>();
    if (of.contains("domain")) {
      for (Domain domain : context.mesh().domains().values()) {
        domain(domain, pattern).ifPresent(breaches::add);
      }
    }
    if (of.contains("product")) {
      for (DataProduct product : context.mesh().products().values()) {
        if (product.status() != LifecycleStatus.RETIRED && product.team().equals(Team.NONE)) {
          breaches.add(
              Breach.of(
                  new Element.OfProduct(product.address()),
                  "the product has no team",
                  "name one under 'team' in its ODPS file, or in its contract"));
        }
      }
    }
    return breaches;
  }

  private static Optional<Breach> domain(Domain domain, Optional<Pattern> pattern) {
    Element element = new Element.OfDomain(domain.name());
    if (domain.owner().isBlank()) {
      return Optional.of(
          new Breach(
              element, "owner", "the domain has no owner", "write 'owner' in its domain.yaml"));
    }
    return pattern
        .filter(p -> !p.matcher(domain.owner()).matches())
        .map(
            p ->
                new Breach(
                    element,
                    "owner",
                    "the owner '" + domain.owner() + "' does not match " + p.pattern(),
                    "name somebody who answers for it"));
  }
}

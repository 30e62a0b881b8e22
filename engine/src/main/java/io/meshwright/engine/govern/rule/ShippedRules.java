package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.GovernanceRule;
import java.util.List;

/** All rules that come with Meshwright. */
public final class ShippedRules {
  private ShippedRules() {}

  /** The rules, in the order of the documentation. */
  public static List<GovernanceRule> all() {
    return List.of(
        new Naming(),
        new OwnerRequired(),
        new DescriptionRequired(),
        new SlaRequired(),
        new RetentionRequired(),
        new ClassificationRequired(),
        new MaskedOrExposed(),
        new NoPublicPrincipal(),
        new AllowedRegions(),
        new GrantApproval(),
        new DeprecationEnd(),
        new NoBreakingChange(List.of()));
  }
}

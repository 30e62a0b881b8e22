package io.meshwright.engine.govern.rule;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PortAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published contract breaks in a new major version only. What is published is no part of a mesh:
 * it is told the differences.
 */
public final class NoBreakingChange implements GovernanceRule {
  /** Its id. */
  public static final String ID = "no-breaking-change";

  private final List<ContractDifference> differences;

  /** The rule for some differences. */
  public NoBreakingChange(List<ContractDifference> differences) {
    this.differences = List.copyOf(differences);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public List<Breach> check(RuleContext context) {
    List<Breach> breaches = new ArrayList<>();
    for (ContractDifference difference : differences) {
      if (difference.breaking().isEmpty() || difference.isVersionEnough()) {
        continue;
      }
      List<PortAddress> ports = ports(context, difference);
      if (ports.isEmpty()) {
        breaches.add(breach(new Element.WholeMesh(), difference));
      }
      ports.forEach(p -> breaches.add(breach(new Element.OfPort(p), difference)));
    }
    return breaches;
  }

  private static List<PortAddress> ports(RuleContext context, ContractDifference difference) {
    if (difference.port().isPresent()) {
      return List.of(difference.port().get());
    }
    return context.mesh().ports().stream()
        .filter(p -> p.contract().id().equals(difference.contract()))
        .filter(p -> Optional.of(p.contract().version()).equals(difference.after()))
        .map(OutputPort::address)
        .toList();
  }

  private static Breach breach(Element element, ContractDifference difference) {
    String changes =
        String.join(", ", difference.breaking().stream().map(ContractChange::text).toList());
    return new Breach(
        element,
        "version",
        (element instanceof Element.WholeMesh ? "contract '" + difference.contract() + "': " : "")
            + difference.verdict()
            + " ("
            + changes
            + ")",
        "publish it beside the old one in a new major version, or take the change back");
  }
}

package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.SlaProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Contracts promise a service level. */
final class SlaRequired implements GovernanceRule {
  @Override
  public String id() {
    return "sla-required";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("properties");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    List<String> wanted = context.parameters().texts("properties");
    List<Breach> breaches = new ArrayList<>();
    for (OutputPort port : Walk.ports(context)) {
      List<String> promised = port.contract().sla().stream().map(SlaProperty::property).toList();
      Element element = new Element.OfPort(port.address());
      if (wanted.isEmpty() && promised.isEmpty()) {
        breaches.add(
            new Breach(
                element,
                "sla",
                "its contract promises no service level",
                "add 'slaProperties' to the contract"));
      }
      List<String> missing = wanted.stream().filter(w -> !promised.contains(w)).toList();
      if (!missing.isEmpty()) {
        breaches.add(
            new Breach(
                element,
                "sla",
                "its contract promises no " + String.join(", no ", missing),
                "add it to 'slaProperties' of the contract"));
      }
    }
    return breaches;
  }
}

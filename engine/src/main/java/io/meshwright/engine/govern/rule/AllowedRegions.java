package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.RuleParameterException;
import io.meshwright.api.name.PortAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Platforms, or those with data that the rule is about, lie in allowed regions. */
final class AllowedRegions implements GovernanceRule {
  @Override
  public String id() {
    return "allowed-regions";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("regions", "setting");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    List<String> regions = context.parameters().texts("regions");
    if (regions.isEmpty()) {
      throw new RuleParameterException(
          "regions", "'regions' is missing; name those that are allowed, as in eu-*");
    }
    String setting = context.parameters().text("setting").orElse("region");
    boolean everything =
        context.mesh().domains().keySet().stream()
            .allMatch(d -> context.covers(new Element.OfDomain(d)));
    List<Breach> breaches = new ArrayList<>();
    for (Platform platform : context.mesh().platforms().values()) {
      List<PortAddress> ports =
          Walk.ports(context).stream()
              .filter(p -> p.platform().equals(platform.name()))
              .map(OutputPort::address)
              .filter(p -> context.covers(new Element.OfPort(p)))
              .toList();
      Optional<String> region = Optional.ofNullable(platform.settings().get(setting));
      boolean allowed = region.filter(r -> Patterns.isOneOf(regions, r)).isPresent();
      if (!allowed && (everything || !ports.isEmpty())) {
        breaches.add(breach(platform, setting, region, ports, regions));
      }
    }
    return breaches;
  }

  private static Breach breach(
      Platform platform,
      String setting,
      Optional<String> region,
      List<PortAddress> ports,
      List<String> regions) {
    String there =
        ports.isEmpty()
            ? ""
            : "; there is "
                + ports.getFirst()
                + (ports.size() > 1 ? " and " + (ports.size() - 1) + " more" : "");
    return new Breach(
        new Element.OfPlatform(platform.name()),
        "setting " + setting,
        region
                .map(r -> "the platform's region is '" + r + "'")
                .orElse("the platform has no setting '" + setting + "'")
            + ", and allowed is "
            + String.join(", ", regions)
            + there,
        region.isPresent()
            ? "place the data elsewhere"
            : "say where it lies, or write an exception for it");
  }
}

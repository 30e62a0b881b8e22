package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.RowPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names match a regular expression, for each sort of element its own. */
final class Naming implements GovernanceRule {
  @Override
  public String id() {
    return "naming";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("domain", "product", "port", "table", "column", "policy");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    Names names = new Names(context);
    names.of("domain");
    context.mesh().domains().keySet().forEach(d -> names.check(new Element.OfDomain(d), d.value()));
    names.of("product");
    context
        .mesh()
        .products()
        .keySet()
        .forEach(p -> names.check(new Element.OfProduct(p), p.product()));
    names.of("port");
    Walk.ports(context)
        .forEach(p -> names.check(new Element.OfPort(p.address()), p.address().port()));
    names.of("table");
    Walk.tables(context).keySet().forEach(t -> names.check(new Element.OfTable(t), t.table()));
    names.of("column");
    Walk.tables(context)
        .forEach(
            (address, table) ->
                table
                    .columnNames()
                    .forEach(c -> names.check(new Element.OfColumn(address.column(c)), c)));
    names.of("policy");
    Stream.of(
            context.mesh().accessPolicies().stream().map(AccessPolicy::id),
            context.mesh().rowPolicies().stream().map(RowPolicy::id),
            context.mesh().maskingPolicies().stream().map(MaskingPolicy::id))
        .flatMap(s -> s)
        .forEach(id -> names.check(new Element.OfPolicy(id), id.value()));
    return names.breaches;
  }

  /** Names of one sort at a time. */
  private static final class Names {
    private final RuleContext context;
    private final List<Breach> breaches = new ArrayList<>();
    private String sort = "";
    private Optional<Pattern> pattern = Optional.empty();

    Names(RuleContext context) {
      this.context = context;
    }

    void of(String what) {
      sort = what;
      pattern = Patterns.regex(context.parameters(), what);
    }

    void check(Element element, String name) {
      if (pattern.isPresent() && !pattern.get().matcher(name).matches()) {
        breaches.add(
            Breach.of(
                element,
                "the name of the "
                    + sort
                    + " '"
                    + name
                    + "' does not match "
                    + pattern.get().pattern(),
                "rename it"));
      }
    }
  }
}

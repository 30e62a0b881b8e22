package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.LifecycleStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What consumers look for says what it is. */
final class DescriptionRequired implements GovernanceRule {
  private static final Set<String> SORTS =
      Set.of("domain", "product", "port", "contract", "table", "column");

  @Override
  public String id() {
    return "description-required";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("of");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    Set<String> of = Walk.of(context, SORTS, Set.of("product", "table"));
    List<Breach> breaches = new ArrayList<>();
    context
        .mesh()
        .domains()
        .values()
        .forEach(
            d -> check("domain", of, new Element.OfDomain(d.name()), d.description(), breaches));
    context.mesh().products().values().stream()
        .filter(p -> p.status() != LifecycleStatus.RETIRED)
        .forEach(
            p ->
                check(
                    "product", of, new Element.OfProduct(p.address()), p.description(), breaches));
    Walk.ports(context)
        .forEach(
            p -> {
              Element port = new Element.OfPort(p.address());
              check("port", of, port, p.description(), breaches);
              check("contract", of, port, p.contract().description(), breaches);
            });
    Walk.tables(context)
        .forEach(
            (address, table) -> {
              check("table", of, new Element.OfTable(address), table.description(), breaches);
              table
                  .columns()
                  .forEach(
                      c ->
                          check(
                              "column",
                              of,
                              new Element.OfColumn(address.column(c.name())),
                              c.description(),
                              breaches));
            });
    return breaches;
  }

  private static void check(
      String sort, Set<String> of, Element element, String description, List<Breach> breaches) {
    if (of.contains(sort) && description.isBlank()) {
      breaches.add(
          new Breach(
              element,
              sort.equals("contract") ? "contract" : "",
              "the " + sort + " has no description",
              "write 'description'"));
    }
  }
}

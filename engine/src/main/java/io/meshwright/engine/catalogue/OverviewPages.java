package io.meshwright.engine.catalogue;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PlatformName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The first page, domains, the list of products, owners. */
final class OverviewPages {
  private static final List<String> PRODUCTS =
      List.of("Product", "Status", "Tables", "Owner", "Description");

  private final Site site;

  OverviewPages(Site site) {
    this.site = site;
  }

  Frame.Page overview() {
    long tables = site.mesh().ports().stream().mapToLong(p -> p.tables().size()).sum();
    long columns =
        site.mesh().ports().stream()
            .flatMap(p -> p.contract().tables().stream())
            .mapToLong(t -> t.columns().size())
            .sum();
    Html numbers =
        Html.of(
                "ul",
                number(site.mesh().domains().size(), "domain", Names.OVERVIEW, "domains-of"),
                number(site.mesh().products().size(), "product", Names.PRODUCTS, ""),
                number(tables, "table", Names.PRODUCTS, ""),
                number(columns, "column", Names.CLASSIFICATIONS, ""),
                number(site.subjects().size(), "identity", Names.PEOPLE, ""),
                number(policies(), "policy", Names.POLICIES, ""))
            .css("numbers");
    List<Html> content = new ArrayList<>();
    content.add(numbers);
    content.add(domains());
    content.add(platforms());
    content.add(deprecations());
    return new Frame.Page(
        Names.OVERVIEW, site.mesh().id().toString(), List.of(), Html.none(), content);
  }

  private long policies() {
    return (long) site.mesh().accessPolicies().size()
        + site.mesh().maskingPolicies().size()
        + site.mesh().rowPolicies().size();
  }

  private static Html number(long number, String noun, Target.Page page, String anchor) {
    String many = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return Html.of(
        "li",
        Html.of(
                "a",
                Html.of("strong", "%,d".formatted(number).replace(',', '\u202f')),
                Html.of("span", number == 1 ? noun : many))
            .to(anchor.isEmpty() ? page : new Target.Page(page.file(), anchor)));
  }

  private Html domains() {
    List<Html> cards = new ArrayList<>();
    for (Domain domain : site.mesh().domains().values()) {
      List<DataProduct> products = products(domain);
      List<Html> links =
          products.stream()
              .limit(8)
              .<Html>map(
                  p -> Html.of("li", Parts.link(Names.product(p.address()), p.address().product())))
              .toList();
      int more = products.size() - links.size();
      cards.add(
          Html.of(
              "li",
              Html.of("h3", Parts.link(Names.domain(domain.name()), domain.name().value())),
              Parts.small(domain.description()),
              Html.of("ul", links).css("inline"),
              more > 0 ? Html.of("p", "and " + more + " more").css("small") : Html.none(),
              owner(domain.owner())));
    }
    return Parts.section("domains-of", "Domains", Html.of("ul", cards).css("cards"));
  }

  private static Html owner(String owner) {
    return owner.isEmpty()
        ? Html.none()
        : Html.of("p", Html.text("Owner: "), Parts.value(owner)).css("owner");
  }

  private List<DataProduct> products(Domain domain) {
    return site.mesh().products().values().stream()
        .filter(p -> p.address().domain().equals(domain.name()))
        .toList();
  }

  private Html platforms() {
    Map<PlatformName, Long> ports = new TreeMap<>();
    site.mesh().ports().forEach(p -> ports.merge(p.platform(), 1L, Long::sum));
    List<Html> rows =
        site.mesh().platforms().values().stream()
            .<Html>map(
                p ->
                    Parts.row(
                        Html.text(p.name().value()),
                        Html.text(p.provider()),
                        Html.text(Parts.count(ports.getOrDefault(p.name(), 0L), "port")),
                        Html.text(p.authority().name().toLowerCase(Locale.ROOT))))
            .toList();
    return Parts.section(
        "platforms",
        "Platforms",
        Parts.table("Platforms", List.of("Platform", "Provider", "Ports", "Authority"), rows));
  }

  private Html deprecations() {
    List<Html> rows = new ArrayList<>();
    for (OutputPort port : site.mesh().ports()) {
      if (leaves(port.status()) || leaves(port.contract().status())) {
        LifecycleStatus status = leaves(port.status()) ? port.status() : port.contract().status();
        String end =
            port.contract().sla().stream()
                .filter(s -> Set.of("endOfSupport", "endOfLife").contains(s.property()))
                .map(s -> s.property() + " " + s.value())
                .findFirst()
                .orElse("");
        rows.add(
            Parts.row(
                Parts.link(Names.port(port.address()), port.address().toString()),
                Parts.status(status),
                Html.text(end)));
      }
    }
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(
            "leaving",
            "Deprecated and retired",
            Parts.table("Deprecated and retired", List.of("Port", "Status", "End"), rows));
  }

  private static boolean leaves(LifecycleStatus status) {
    return status == LifecycleStatus.DEPRECATED || status == LifecycleStatus.RETIRED;
  }

  Frame.Page products() {
    return new Frame.Page(
        Names.PRODUCTS,
        "Products",
        List.of(),
        Html.none(),
        List.of(productTable("Products", List.copyOf(site.mesh().products().values()), true)));
  }

  private Html productTable(String caption, List<DataProduct> products, boolean whole) {
    List<Html> rows = new ArrayList<>();
    for (DataProduct product : products) {
      String name = whole ? product.address().toString() : product.address().product();
      rows.add(
          Parts.row(
              Parts.link(Names.product(product.address()), name),
              Parts.status(product.status()),
              Html.text(String.valueOf(Site.tables(product).size())),
              Parts.value(site.owner(product)),
              Html.of("bdi", product.description())));
    }
    return Parts.table(caption, PRODUCTS, rows);
  }

  Frame.Page domain(Domain domain) {
    List<Parts.Fact> facts = new ArrayList<>();
    Parts.Fact.of("Owner", domain.owner()).ifPresent(facts::add);
    Parts.Fact.of("Platform", domain.platform().value()).ifPresent(facts::add);
    Parts.Fact.of("Tags", String.join(", ", domain.tags())).ifPresent(facts::add);
    return new Frame.Page(
        Names.domain(domain.name()),
        domain.name().value(),
        List.of(Parts.link(Names.OVERVIEW, site.mesh().id().toString())),
        Parts.chip("quiet", "domain"),
        List.of(
            Parts.prose(domain.description()),
            Parts.facts(facts),
            Parts.section(
                "products", "Products", productTable("Products", products(domain), false))));
  }

  Frame.Page owners() {
    Map<String, List<Html>> owned = new TreeMap<>();
    for (Domain domain : site.mesh().domains().values()) {
      owned
          .computeIfAbsent(domain.owner(), k -> new ArrayList<>())
          .add(
              Html.all(
                  Parts.link(Names.domain(domain.name()), domain.name().value()),
                  Html.text(" (domain)")));
    }
    Map<String, Set<String>> members = new TreeMap<>();
    for (DataProduct product : site.mesh().products().values()) {
      String owner = site.owner(product);
      owned
          .computeIfAbsent(owner, k -> new ArrayList<>())
          .add(Parts.link(Names.product(product.address()), product.address().toString()));
      product
          .team()
          .members()
          .forEach(
              m ->
                  members
                      .computeIfAbsent(owner, k -> new TreeSet<>())
                      .add(m.username() + (m.role().isEmpty() ? "" : ", " + m.role())));
    }
    List<Html> rows = new ArrayList<>();
    owned.forEach(
        (owner, what) ->
            rows.add(
                Parts.row(
                    owner.isEmpty() ? Html.text("nobody named") : Parts.value(owner),
                    list(members.getOrDefault(owner, Set.of()).stream().map(Parts::value).toList()),
                    list(what))));
    return new Frame.Page(
        Names.OWNERS,
        "Owners",
        List.of(),
        Html.none(),
        List.of(Parts.table("Owners", List.of("Owner", "People", "Answers for"), rows)));
  }

  private static Html list(List<? extends Html> parts) {
    return Html.of("ul", parts.stream().map(p -> Html.of("li", p)).toList()).css("plain");
  }
}

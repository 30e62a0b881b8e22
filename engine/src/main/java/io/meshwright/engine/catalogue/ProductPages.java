package io.meshwright.engine.catalogue;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A page for each data product. */
final class ProductPages {
  private static final int STEPS = 3;

  private final Site site;

  ProductPages(Site site) {
    this.site = site;
  }

  Frame.Page page(DataProduct product) {
    ProductAddress address = product.address();
    List<Html> content = new ArrayList<>();
    content.add(Parts.prose(product.description()));
    content.add(Parts.facts(facts(product)));
    content.add(ports(product));
    content.add(lineage(product));
    content.add(people(product));
    content.add(pipelines(product));
    content.add(promises(product));
    content.add(team(product));
    return new Frame.Page(
        Names.product(address),
        address.product(),
        List.of(
            Parts.link(Names.OVERVIEW, site.mesh().id().toString()),
            Parts.link(Names.domain(address.domain()), address.domain().value())),
        Html.all(Parts.chip("quiet", "data product"), Parts.status(product.status())),
        content);
  }

  private List<Parts.Fact> facts(DataProduct product) {
    List<Parts.Fact> facts = new ArrayList<>();
    facts.add(new Parts.Fact("Address", Parts.code(product.address().toString())));
    Parts.Fact.of("Version", product.version()).ifPresent(facts::add);
    Parts.Fact.of("Owner", site.owner(product)).ifPresent(facts::add);
    product
        .producer()
        .ifPresent(
            p -> facts.add(new Parts.Fact("Producer", PeoplePages.principal(site.mesh(), p))));
    TreeSet<String> platforms = new TreeSet<>();
    product.outputPorts().forEach(p -> platforms.add(p.platform().value()));
    Parts.Fact.of("Platform", String.join(", ", platforms)).ifPresent(facts::add);
    return facts;
  }

  private Html ports(DataProduct product) {
    List<Html> parts = new ArrayList<>();
    for (OutputPort port : product.outputPorts()) {
      Contract contract = port.contract();
      List<Html> rows = new ArrayList<>();
      for (TableSchema table : contract.tables()) {
        TableAddress address = port.address().table(table.name());
        rows.add(
            Parts.row(
                Parts.link(Names.table(address), table.name()),
                Parts.code(port.publishedName(table.name())),
                Html.text(String.valueOf(table.columns().size())),
                classifications(table),
                Html.of("bdi", table.description())));
      }
      parts.add(
          Html.of(
                  "div",
                  Html.of(
                      "h3",
                      Parts.code(port.address().port() + "@" + port.address().major()),
                      Html.text(" "),
                      Parts.chip("quiet", port.kind().word()),
                      Parts.status(port.status())),
                  Parts.small(port.description()),
                  Html.of(
                          "p",
                          "Contract "
                              + contract.id()
                              + ", version "
                              + contract.version()
                              + ", "
                              + contract.status().word()
                              + ", on "
                              + port.platform())
                      .css("small"),
                  Parts.prose(contract.description()),
                  Parts.table(
                      "Tables of " + port.address(),
                      List.of("Table", "Published as", "Columns", "Classified", "Description"),
                      rows))
              .css("port")
              .id(Names.portAnchor(port.address())));
    }
    return Parts.section("ports", "Output ports", Html.all(parts));
  }

  private static Html classifications(TableSchema table) {
    TreeSet<String> names = new TreeSet<>();
    table.columns().stream().map(Column::classification).forEach(c -> c.ifPresent(names::add));
    return Html.joined(names.stream().map(Parts::classification).toList(), " ");
  }

  private Html lineage(DataProduct product) {
    Flow<ProductAddress> flow = site.lineage().products();
    ProductAddress address = product.address();
    List<Html> rows = new ArrayList<>();
    for (InputPort input : product.inputPorts()) {
      rows.add(
          Parts.row(
              Parts.code(input.name()),
              input
                  .source()
                  .<Html>map(
                      s ->
                          site.mesh().port(s).isPresent()
                              ? Parts.link(Names.port(s), s.toString())
                              : Parts.code(s.toString()))
                  .orElse(Html.text("outside of the mesh")),
              Html.of("bdi", input.contractId())));
    }
    boolean alone = flow.before(address).isEmpty() && flow.after(address).isEmpty();
    if (alone && rows.isEmpty()) {
      return Html.none();
    }
    return Parts.section(
        "lineage",
        "Lineage",
        alone ? Html.none() : drawing().around(address, STEPS, "Products around " + address),
        rows.isEmpty()
            ? Html.none()
            : Parts.table("Input ports", List.of("Input port", "Reads", "Contract"), rows));
  }

  private LineageDrawing<ProductAddress> drawing() {
    return new LineageDrawing<>(
        site.lineage().products(),
        p -> new LineageDrawing.Box(p.product(), p.domain().value(), Names.product(p)));
  }

  /** Every product that data flows from or to; large meshes would make no picture. */
  Frame.Page lineage() {
    Flow<ProductAddress> flow = site.lineage().products();
    List<Html> rows = new ArrayList<>();
    for (ProductAddress product : flow.all()) {
      rows.add(
          Parts.row(
              Parts.link(Names.product(product), product.toString()),
              links(flow.before(product)),
              links(flow.after(product))));
    }
    List<Html> content = new ArrayList<>();
    if (rows.isEmpty()) {
      content.add(Parts.none("No product reads another one."));
    } else {
      if (rows.size() <= 120) {
        content.add(drawing().whole("Products of the mesh, from source to use"));
      }
      content.add(
          Parts.section(
              "list",
              "As a list",
              Parts.table("Lineage", List.of("Product", "Reads from", "Read by"), rows)));
    }
    return new Frame.Page(Names.LINEAGE, "Lineage", List.of(), Html.none(), content);
  }

  private static Html links(Iterable<ProductAddress> products) {
    List<Html> links = new ArrayList<>();
    products.forEach(p -> links.add(Parts.link(Names.product(p), p.toString())));
    return Html.joined(links, ", ");
  }

  private Html people(DataProduct product) {
    Map<String, List<Html>> tables = new TreeMap<>();
    for (TableAddress table : Site.tables(product)) {
      TableAccess access = site.access().get(table);
      if (access == null) {
        continue;
      }
      for (TableAccess.Entry entry : access.entries()) {
        String key = entry.subject().page().file();
        tables
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(
                Html.of(
                    "li",
                    Parts.link(Names.table(table), table.table() + " @" + table.port().major()),
                    Html.text(" "),
                    Html.of("span", AccessRows.summary(access.policies().schema(), entry))
                        .css("small")));
      }
    }
    List<Html> rows = new ArrayList<>();
    for (Subject subject : site.subjects()) {
      List<Html> seen = tables.get(subject.page().file());
      if (seen != null) {
        rows.add(Parts.row(PeoplePages.subject(subject), Html.of("ul", seen).css("plain")));
      }
    }
    return Parts.section(
        "people",
        "Who sees what",
        rows.isEmpty()
            ? Parts.none("Nobody: no policy grants anything here.")
            : Parts.table("Who sees what", List.of("Who", "Tables"), rows));
  }

  private static Html pipelines(DataProduct product) {
    List<Html> rows = new ArrayList<>();
    for (Pipeline pipeline : product.pipelines()) {
      rows.add(
          Parts.row(
              Parts.code(pipeline.name()),
              Html.text(pipeline.kind().name().toLowerCase(Locale.ROOT)),
              Parts.value(pipeline.artefact()),
              pipeline.schedule().<Html>map(Parts::code).orElse(Html.none()),
              Parts.codes(pipeline.inputs()),
              Parts.codes(pipeline.outputs())));
    }
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(
            "pipelines",
            "Pipelines",
            Parts.table(
                "Pipelines",
                List.of("Pipeline", "Kind", "Artefact", "Schedule", "Reads", "Fills"),
                rows));
  }

  private static Html promises(DataProduct product) {
    List<Html> rows = new ArrayList<>();
    for (OutputPort port : product.outputPorts()) {
      String where = port.address().port() + "@" + port.address().major();
      port.contract().sla().forEach(s -> rows.add(Promises.level(Optional.of(where), s)));
    }
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(
            "levels",
            "Service levels",
            Parts.table("Service levels", List.of("Promise", "Value", "About", "Port"), rows));
  }

  private static Html team(DataProduct product) {
    List<Html> rows = new ArrayList<>();
    product
        .team()
        .members()
        .forEach(m -> rows.add(Parts.row(Parts.value(m.username()), Html.of("bdi", m.role()))));
    return rows.isEmpty()
        ? Html.none()
        : Parts.section("team", "Team", Parts.table("Team", List.of("Who", "Role"), rows));
  }
}

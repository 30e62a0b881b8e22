package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Team;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.problem.Place;
import io.meshwright.api.schema.Column;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts domains and products together, once all documents are read. */
final class MeshAssembly {
  private final Mesh.Builder mesh;
  private final ContractShelf shelf;
  private final Placement placement;
  private final WorkspaceFiles files;
  private final SpecContext context;
  private final Map<DomainName, Optional<PlatformName>> domains = new TreeMap<>();
  private final Map<ProductAddress, ProductFolder> products = new TreeMap<>();
  private final Map<ProductAddress, List<OutputPort>> outputs = new TreeMap<>();

  MeshAssembly(
      Mesh.Builder mesh,
      ContractShelf shelf,
      Placement placement,
      WorkspaceFiles files,
      SpecContext context) {
    this.mesh = mesh;
    this.shelf = shelf;
    this.placement = placement;
    this.files = files;
    this.context = context;
  }

  /** Adds a domain. */
  void domain(DomainName name, DomainDocument document, Place place) {
    Optional<YamlNode.Scalar> said = placement.instead(name.value()).or(document::platform);
    Optional<PlatformName> written = said.flatMap(placement::known);
    Optional<PlatformName> platform = written.or(placement::fallback);
    domains.put(name, platform);
    context.places().add("domain:" + name, place);
    said.ifPresent(p -> context.places().add("domain-platform:" + name, p.place()));
    if (platform.isEmpty() && said.isEmpty()) {
      context
          .findings()
          .error(
              "no-placement",
              place,
              name.value(),
              "nothing says on which platform the domain is",
              "write 'platform' in domain.yaml, or 'defaultPlatform' in mesh.yaml");
    }
    platform.ifPresent(
        p ->
            mesh.domain(
                new Domain(
                    name,
                    document.owner(),
                    document.description(),
                    p,
                    Ordered.set(document.tags()),
                    document.authority(),
                    Ordered.set(document.approves()))));
  }

  /** Adds a product; its domain comes into being with it where no document describes it. */
  void product(ProductFolder product) {
    ProductFolder other = products.get(product.address());
    if (other != null && !(other.path().isEmpty() && product.path().isEmpty())) {
      context
          .findings()
          .error(
              "duplicate-product",
              product.place(),
              product.address().toString(),
              "the product is also described at " + other.place(),
              "keep one of the two");
      return;
    }
    if (!domains.containsKey(product.address().domain())) {
      domain(product.address().domain(), DomainDocument.NONE, product.place());
    }
    if (other == null) {
      products.put(product.address(), product);
      context.places().add("product:" + product.address(), product.place());
      return;
    }
    List<OdcsDocument> contracts = new ArrayList<>(other.contracts());
    contracts.addAll(product.contracts());
    products.put(
        product.address(),
        new ProductFolder(
            other.address(), "", Optional.empty(), contracts, other.settings(), other.place()));
  }

  /** Builds all products and adds them to the mesh. */
  void finish(Optional<Classifications> declared) {
    for (ProductFolder product : products.values()) {
      Optional<PlatformName> platform =
          domains.getOrDefault(product.address().domain(), Optional.empty());
      outputs.put(
          product.address(),
          new ProductAssembly(product, shelf, placement, platform, context).outputPorts());
    }
    Map<String, List<OutputPort>> byContract = new TreeMap<>();
    outputs
        .values()
        .forEach(
            list ->
                list.forEach(
                    port ->
                        byContract
                            .computeIfAbsent(port.contract().id(), k -> new ArrayList<>())
                            .add(port)));
    products.values().forEach(p -> mesh.product(built(p, byContract)));
    unusedContracts();
    mesh.classifications(declared.orElseGet(this::found));
  }

  private DataProduct built(ProductFolder product, Map<String, List<OutputPort>> portsByContract) {
    List<OutputPort> ports = outputs.getOrDefault(product.address(), List.of());
    Optional<Contract> only =
        ports.size() == 1 ? Optional.of(ports.getFirst().contract()) : Optional.empty();
    Optional<OdpsDocument> odps = product.odps();
    product
        .settings()
        .producerPlace()
        .ifPresent(p -> context.places().add("producer:" + product.address(), p));
    product
        .settings()
        .pipelinePlaces()
        .forEach((port, place) -> context.places().add(pipelineKey(product, port), place));
    return new DataProduct(
        product.address(),
        odps.map(OdpsDocument::version).or(() -> only.map(Contract::version)).orElse("1.0.0"),
        odps.map(OdpsDocument::status)
            .or(() -> only.map(Contract::status))
            .orElse(LifecycleStatus.ACTIVE),
        odps.map(OdpsDocument::description).or(() -> only.map(Contract::description)).orElse(""),
        odps.map(OdpsDocument::team).or(() -> only.map(Contract::team)).orElse(Team.NONE),
        ports,
        new InputAssembly(product, portsByContract, context).inputPorts(),
        product.settings().producer(),
        product.settings().pipelines(),
        Ordered.map(samples(product, ports)),
        odps.map(o -> FurtherFields.product(o, product.address()))
            .orElse(DocumentValue.Fields.NONE),
        unpublished(product));
  }

  /** Contracts that no port publishes, in an order that does not depend on files. */
  private List<DocumentValue.Fields> unpublished(ProductFolder product) {
    return product.contracts().stream()
        .filter(c -> c.contract().isEmpty() || !shelf.isUsed(c))
        .sorted(
            Comparator.comparing((OdcsDocument c) -> c.id().text())
                .thenComparing(c -> c.version().text()))
        .map(c -> DocumentNodes.fields(c.node()))
        .toList();
  }

  private static String pipelineKey(ProductFolder product, String port) {
    return "pipeline:" + product.address() + " " + port;
  }

  private Map<String, String> samples(ProductFolder product, List<OutputPort> ports) {
    TreeMap<String, String> samples = new TreeMap<>();
    List<String> tables =
        ports.stream()
            .flatMap(p -> p.contract().tables().stream())
            .map(t -> t.name())
            .distinct()
            .toList();
    product
        .settings()
        .samples()
        .forEach(
            (table, path) -> {
              if (!tables.isEmpty()
                  && !tables.contains(table.text())
                  && !isOfOneVersion(table.text(), ports)) {
                ProductAssembly.unknownTable(context, table, product.address().toString(), tables);
              }
              files.named(path, product.path()).ifPresent(f -> samples.put(table.text(), f));
            });
    return samples;
  }

  private static boolean isOfOneVersion(String sample, List<OutputPort> ports) {
    return ports.stream()
        .anyMatch(
            port ->
                port.contract().tables().stream()
                    .anyMatch(t -> sample.equals(t.name() + "@" + port.address().major())));
  }

  private void unusedContracts() {
    for (ProductFolder product : products.values()) {
      for (OdcsDocument contract : product.contracts()) {
        Optional<String> meant = meant(contract, product);
        if (shelf.isUsed(contract) || contract.isEmpty() || shelf.isKnownToBeMisspelt(contract)) {
          continue;
        }
        if (meant.isPresent()) {
          shelf.misspelt(contract, meant.get());
        } else {
          context
              .findings()
              .warning(
                  "unused-contract",
                  contract.id().place(),
                  product.address().toString(),
                  "no output port publishes contract '" + contract.id().text() + "'",
                  "name it as contractId of a port in the ODPS file");
        }
      }
    }
  }

  /**
   * The id that an unused contract may be meant to have: one that a port of its product names in
   * this major version, and that a contract of another version alone has.
   */
  private Optional<String> meant(OdcsDocument contract, ProductFolder product) {
    Optional<Integer> major = Addresses.major(contract.version().text());
    List<String> named =
        product.odps().map(OdpsDocument::outputs).orElse(List.of()).stream()
            .filter(port -> Addresses.major(port.version().text()).equals(major))
            .flatMap(port -> port.contract().stream())
            .map(YamlNode.Scalar::text)
            .filter(id -> !shelf.majors(id).isEmpty() && !shelf.majors(id).contains(major))
            .distinct()
            .toList();
    return Suggestions.closest(contract.id().text(), named);
  }

  /** Where a mesh declares no classifications, those of its contracts are a flat list. */
  private Classifications found() {
    Map<String, String> names = new LinkedHashMap<>();
    outputs.values().stream()
        .flatMap(List::stream)
        .flatMap(p -> p.contract().tables().stream())
        .flatMap(t -> t.columns().stream())
        .map(Column::classification)
        .flatMap(Optional::stream)
        .forEach(name -> names.put(name, ""));
    return new Classifications(Ordered.map(names), false);
  }
}

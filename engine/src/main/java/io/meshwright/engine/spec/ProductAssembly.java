package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.problem.Place;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.source.NeutralNames;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the output ports of one product from its documents. */
final class ProductAssembly {
  private final ProductFolder product;
  private final ContractShelf shelf;
  private final Placement placement;
  private final Optional<PlatformName> domainPlatform;
  private final SpecContext context;
  private final PortSettingsShelf settings;
  private final Map<PortAddress, OutputPort> ports = new TreeMap<>();
  private final List<PortAddress> order = new ArrayList<>();

  ProductAssembly(
      ProductFolder product,
      ContractShelf shelf,
      Placement placement,
      Optional<PlatformName> domainPlatform,
      SpecContext context) {
    this.product = product;
    this.shelf = shelf;
    this.placement = placement;
    this.domainPlatform = domainPlatform;
    this.context = context;
    this.settings = new PortSettingsShelf(product, context);
  }

  /** A port as documents ask for it. */
  private record Wanted(
      String written,
      int major,
      OdcsDocument contract,
      String description,
      Place place,
      Optional<MappingReader> reader) {}

  /** The ports, in the order of the documents. */
  List<OutputPort> outputPorts() {
    if (product.odps().isPresent()) {
      product.odps().get().outputs().forEach(this::declared);
    } else {
      product.contracts().forEach(this::implied);
    }
    settings.reportUnused(ports.keySet());
    return order.stream().map(ports::get).toList();
  }

  private void declared(OdpsDocument.Port port) {
    String subject = product.address() + "." + port.name().text();
    if (port.contract().isEmpty()) {
      context
          .findings()
          .error(
              "port-without-contract",
              port.name().place(),
              subject,
              "the output port has no contract",
              "add its contractId");
      return;
    }
    YamlNode.Scalar id = port.contract().get();
    int major = Addresses.major(port.version().text()).orElse(0);
    Optional<OdcsDocument> contract =
        settings
            .of(NeutralNames.of(port.name().text()), port.name().text(), major)
            .flatMap(ProductDocument.PortSettings::contractVersion)
            .map(version -> shelf.exact(id.text(), version.text()))
            .orElseGet(() -> shelf.find(id.text(), port.version().text()));
    if (contract.isEmpty()) {
      unknownContract(port, id, subject);
      return;
    }
    if (contract.get().isEmpty()) {
      context
          .findings()
          .error(
              "empty-contract",
              id.place(),
              subject,
              "the contract of this port has no schema objects",
              "add one under 'schema' in " + contract.get().file());
      return;
    }
    add(
        new Wanted(
            port.name().text(),
            major,
            contract.get(),
            port.description(),
            port.name().place(),
            Optional.of(port.reader())));
  }

  private void unknownContract(OdpsDocument.Port port, YamlNode.Scalar id, String subject) {
    String meant = Suggestions.didYouMean(id.text(), shelf.ids());
    boolean versions = shelf.ids().contains(id.text());
    if (!versions && shelf.isMisspelt(id.text())) {
      return;
    }
    context
        .findings()
        .error(
            "unknown-contract",
            id.place(),
            subject,
            versions
                ? "no single version of contract '"
                    + id.text()
                    + "' goes with version "
                    + port.version().text()
                : "there is no contract '" + id.text() + "' in the workspace",
            meant.isEmpty() || versions ? "add the contract's document" : meant);
  }

  private void implied(OdcsDocument contract) {
    String name =
        product.path().isEmpty()
            ? product.address().product()
            : contract.name().map(YamlNode.Scalar::text).orElse(fileName(contract.file()));
    Optional<Integer> major = Addresses.major(contract.version().text());
    if (major.isPresent()) {
      add(new Wanted(name, major.get(), contract, "", contract.place(), Optional.empty()));
    }
  }

  /** The name of a contract's file without its extension. */
  static String fileName(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.odcs\\.yaml$", "");
  }

  private void add(Wanted wanted) {
    shelf.use(wanted.contract());
    Optional<PortAddress> address = address(wanted);
    if (address.isEmpty()) {
      return;
    }
    if (ports.containsKey(address.get())) {
      context
          .findings()
          .error(
              "duplicate-port",
              wanted.place(),
              address.get().toString(),
              "two output ports have this name and major version",
              "rename one, or give it another major version");
      return;
    }
    Optional<ProductDocument.PortSettings> written =
        settings.of(address.get().port(), wanted.written(), wanted.major());
    Optional<PlatformName> platform = platform(address.get(), wanted, written);
    if (platform.isEmpty() || wanted.contract().contract().isEmpty()) {
      return;
    }
    OutputPort port =
        port(address.get(), wanted, wanted.contract().contract().get(), platform.get(), written);
    Optional<DocumentValue.Fields> further =
        wanted.reader().map(r -> FurtherFields.output(r, port)).filter(f -> !f.isEmpty());
    ports.put(address.get(), further.map(f -> port.toBuilder().further(f).build()).orElse(port));
    order.add(address.get());
    places(address.get(), wanted);
  }

  private Optional<PortAddress> address(Wanted wanted) {
    String neutral = NeutralNames.of(wanted.written());
    try {
      return Optional.of(new PortAddress(product.address(), neutral, wanted.major()));
    } catch (IllegalArgumentException e) {
      context
          .findings()
          .error(
              "bad-name",
              wanted.place(),
              product.address().toString(),
              String.valueOf(e.getMessage()),
              "rename the port");
      return Optional.empty();
    }
  }

  private Optional<PlatformName> platform(
      PortAddress address, Wanted wanted, Optional<ProductDocument.PortSettings> settings) {
    Optional<YamlNode.Scalar> written =
        settings.flatMap(ProductDocument.PortSettings::platform).or(product.settings()::platform);
    if (written.isPresent()) {
      context.places().add("port-platform:" + address, written.get().place());
      return placement.known(written.get());
    }
    Optional<PlatformName> platform = placement.server(wanted.contract()).or(() -> domainPlatform);
    if (platform.isEmpty()) {
      context
          .findings()
          .error(
              "no-placement",
              wanted.place(),
              address.toString(),
              "nothing says on which platform it is",
              "write 'platform' in product.yaml or domain.yaml, or 'defaultPlatform' in mesh.yaml");
    }
    return platform;
  }

  private OutputPort port(
      PortAddress address,
      Wanted wanted,
      Contract contract,
      PlatformName platform,
      Optional<ProductDocument.PortSettings> written) {
    Optional<ViewDefinition> view = written.flatMap(ProductDocument.PortSettings::view);
    PortKind kind = written.map(ProductDocument.PortSettings::kind).orElse(PortKind.TABLE);
    boolean broken = (kind == PortKind.VIEW) != view.isPresent();
    boolean retired = product.odps().filter(o -> o.status() == LifecycleStatus.RETIRED).isPresent();
    return new OutputPort(
        address,
        broken ? PortKind.TABLE : kind,
        platform,
        written
            .flatMap(ProductDocument.PortSettings::status)
            .orElse(retired ? LifecycleStatus.RETIRED : contract.status()),
        contract,
        broken ? Optional.empty() : view,
        Ordered.map(published(written, contract, address)),
        wanted.description());
  }

  private Map<String, String> published(
      Optional<ProductDocument.PortSettings> written, Contract contract, PortAddress address) {
    TreeMap<String, String> names = new TreeMap<>();
    List<String> tables = contract.tables().stream().map(TableSchema::name).toList();
    written
        .map(ProductDocument.PortSettings::publish)
        .orElse(Map.of())
        .forEach(
            (table, name) -> {
              if (tables.contains(table.text())) {
                names.put(table.text(), name.text());
              } else {
                unknownTable(context, table, address.toString(), tables);
              }
            });
    return names;
  }

  static void unknownTable(
      SpecContext context, YamlNode.Scalar table, String subject, List<String> tables) {
    String meant = Suggestions.didYouMean(table.text(), tables);
    context
        .findings()
        .error(
            "unknown-table",
            table.place(),
            subject,
            "there is no table '" + table.text() + "'",
            meant.isEmpty() ? "it has " + String.join(", ", tables) : meant);
  }

  private void places(PortAddress address, Wanted wanted) {
    String port = address.toString();
    context.places().add("port:" + port, wanted.place());
    wanted
        .contract()
        .places()
        .forEach(
            (key, place) -> {
              int colon = key.indexOf(':');
              context
                  .places()
                  .add(key.substring(0, colon + 1) + port + "." + key.substring(colon + 1), place);
            });
    List<ProductDocument.PortSettings> written =
        product.settings().ports().stream()
            .filter(s -> s.isFor(address.port(), wanted.written(), address.major()))
            .toList();
    written.stream()
        .filter(s -> s.status().isPresent())
        .forEach(s -> context.places().add("port-status:" + address, s.statusPlace()));
    written.stream().filter(s -> s.view().isPresent()).forEach(s -> view(address, s));
    context.places().add("port-name:" + product.address() + "." + address.port(), wanted.place());
    wanted
        .contract()
        .parts()
        .forEach(
            (part, place) -> {
              int blank = part.indexOf(' ');
              String word = blank < 0 ? part : part.substring(0, blank);
              String rest = blank < 0 ? "" : part.substring(blank);
              context.places().add("port-" + word + ":" + port + rest, place);
            });
  }

  private void view(PortAddress address, ProductDocument.PortSettings settings) {
    context.places().add("view:" + address, settings.place());
    context.places().addAll("view-part:" + address, settings.viewParts());
    for (int i = 0; i < settings.operands().size(); i++) {
      context.places().add("view-operand:" + address + " " + i, settings.operands().get(i));
    }
  }
}

package io.meshwright.engine.spec;

import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PortAddress;
import io.meshwright.engine.source.PortVersions;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds the input ports of a product to output ports of the mesh. */
final class InputAssembly {
  private final ProductFolder product;
  private final Map<String, List<OutputPort>> portsByContract;
  private final SpecContext context;
  private final Set<YamlNode.Scalar> usedSettings = new HashSet<>();

  InputAssembly(
      ProductFolder product, Map<String, List<OutputPort>> portsByContract, SpecContext context) {
    this.product = product;
    this.portsByContract = portsByContract;
    this.context = context;
  }

  List<InputPort> inputPorts() {
    List<InputPort> inputs = new ArrayList<>();
    List<OdpsDocument.Port> declared = product.odps().map(OdpsDocument::inputs).orElse(List.of());
    for (OdpsDocument.Port port : declared) {
      String contract = port.contract().map(YamlNode.Scalar::text).orElse("");
      Optional<ProductDocument.InputSettings> settings = settings(port);
      Optional<PortAddress> source =
          settings
              .flatMap(ProductDocument.InputSettings::source)
              .or(
                  () ->
                      settings.filter(ProductDocument.InputSettings::outside).isPresent()
                          ? Optional.empty()
                          : byContract(contract, port.version().text()));
      inputs.add(
          new InputPort(
              port.name().text(),
              source,
              contract,
              settings.flatMap(ProductDocument.InputSettings::platform),
              FurtherFields.input(port.reader(), version(source))));
      String key = product.address() + " " + port.name().text();
      context.places().add("input:" + key, port.name().place());
      settings.ifPresent(s -> context.places().add("input-source:" + key, s.place()));
    }
    rest(declared, inputs);
    return inputs;
  }

  /** The version that an input of a source usually has. */
  private String version(Optional<PortAddress> source) {
    return source
        .flatMap(
            address ->
                portsByContract.values().stream()
                    .flatMap(List::stream)
                    .filter(p -> p.address().equals(address))
                    .findFirst())
        .map(PortVersions::of)
        .orElse("1.0.0");
  }

  private Optional<ProductDocument.InputSettings> settings(OdpsDocument.Port port) {
    String major = Addresses.major(port.version().text()).map(m -> "@" + m).orElse("");
    List<ProductDocument.InputSettings> matching =
        product.settings().inputs().stream()
            .filter(
                s ->
                    s.key().text().equals(port.name().text())
                        || s.key().text().equals(port.name().text() + major))
            .toList();
    matching.forEach(s -> usedSettings.add(s.key()));
    return matching.stream()
        .filter(s -> s.key().text().contains("@"))
        .findFirst()
        .or(() -> matching.stream().findFirst());
  }

  /** The port with the contract: the only one, else that of the version, else of its major. */
  private Optional<PortAddress> byContract(String contract, String version) {
    List<OutputPort> ports = portsByContract.getOrDefault(contract, List.of());
    if (ports.size() == 1) {
      return Optional.of(ports.getFirst().address());
    }
    return ports.stream()
        .filter(p -> p.contract().version().equals(version))
        .findFirst()
        .or(
            () ->
                ports.stream()
                    .filter(p -> Addresses.major(version).equals(Optional.of(p.address().major())))
                    .findFirst())
        .map(OutputPort::address);
  }

  /** Inputs that only product.yaml names: the way to have some without an ODPS file. */
  private void rest(List<OdpsDocument.Port> declared, List<InputPort> inputs) {
    List<String> names = declared.stream().map(p -> p.name().text()).toList();
    for (ProductDocument.InputSettings settings : product.settings().inputs()) {
      if (usedSettings.contains(settings.key())) {
        continue;
      }
      if (product.odps().isPresent()) {
        String meant = Suggestions.didYouMean(settings.key().text(), names);
        context
            .findings()
            .error(
                "unknown-input",
                settings.key().place(),
                product.address().toString(),
                "the product has no input port '" + settings.key().text() + "'",
                meant.isEmpty() ? "add it to the ODPS file" : meant);
        continue;
      }
      inputs.add(new InputPort(settings.key().text(), settings.source(), "", settings.platform()));
      String key = product.address() + " " + settings.key().text();
      context.places().add("input:" + key, settings.key().place());
      context.places().add("input-source:" + key, settings.place());
    }
  }
}

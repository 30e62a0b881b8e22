package io.meshwright.engine.export;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PlatformName;
import io.meshwright.engine.source.NeutralNames;
import io.meshwright.engine.source.PortVersions;
import io.meshwright.engine.source.StandardFields;
import io.meshwright.engine.source.Versions;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A product: its ODPS document, and product.yaml for what ODPS has no place for. */
final class ProductYaml {
  private final Mesh mesh;
  private final DataProduct product;
  private final ContractFiles contracts;
  private final Optional<PlatformName> ofDomain;

  ProductYaml(Mesh mesh, DataProduct product, ContractFiles contracts) {
    this.mesh = mesh;
    this.product = product;
    this.contracts = contracts;
    this.ofDomain =
        Optional.ofNullable(mesh.domains().get(product.address().domain())).map(d -> d.platform());
  }

  Yaml odps() {
    Yaml.Keys document =
        Yaml.Keys.builder()
            .text("apiVersion", "v1.0.0")
            .text("kind", "DataProduct")
            .text("id", product.address().toString())
            .text("name", product.address().product())
            .text("version", product.version())
            .text("status", product.status().word())
            .text("domain", product.address().domain().value())
            .keys("description", FieldsYaml.of(StandardFields.described(product.description())))
            .items("inputPorts", product.inputPorts().stream().map(this::input).toList())
            .items("outputPorts", product.outputPorts().stream().map(ProductYaml::output).toList())
            .keys("team", FieldsYaml.of(StandardFields.of(product.team())))
            .build();
    return FieldsYaml.with(document, product.further(), this::holds);
  }

  private boolean holds(String key, DocumentValue value) {
    return switch (key) {
      case "status" -> StandardFields.status(value) == product.status();
      case "description" -> StandardFields.description(value).equals(product.description());
      case "team" -> StandardFields.team(value).equals(product.team());
      case "inputPorts" -> product.inputPorts().isEmpty();
      case "outputPorts" -> product.outputPorts().isEmpty();
      default -> true;
    };
  }

  private Yaml input(InputPort input) {
    Yaml.Keys document =
        Yaml.Keys.builder()
            .text("name", input.name())
            .text("version", version(input))
            .text("contractId", input.contractId())
            .build();
    return FieldsYaml.with(document, input.further(), (key, value) -> true);
  }

  private String version(InputPort input) {
    return input
        .further()
        .text("version")
        .or(() -> input.source().flatMap(mesh::port).map(PortVersions::of))
        .orElse("1.0.0");
  }

  private static Yaml output(OutputPort port) {
    Yaml.Keys document =
        Yaml.Keys.builder()
            .text("name", port.address().port())
            .said("description", port.description())
            .text("type", port.kind().word())
            .text("version", PortVersions.of(port))
            .text("contractId", port.contract().id())
            .build();
    return FieldsYaml.with(
        document,
        port.further(),
        (key, value) ->
            switch (key) {
              case "name" ->
                  value
                      .singleText()
                      .map(NeutralNames::of)
                      .equals(Optional.of(port.address().port()));
              case "description" -> port.description().isEmpty();
              case "version" -> false;
              default -> true;
            });
  }

  /** What ODPS has no place for; empty where there is nothing. */
  Yaml.Keys settings() {
    Yaml.Builder ports = Yaml.Keys.builder();
    product.outputPorts().forEach(p -> ports.keys(key(p), port(p)));
    Yaml.Builder inputs = Yaml.Keys.builder();
    product.inputPorts().forEach(i -> binding(i).ifPresent(b -> inputs.put(key(i), b)));
    Yaml.Builder samples = Yaml.Keys.builder();
    product.samples().forEach((table, file) -> samples.text(table, fromFolder(file)));
    Yaml.Builder pipelines = Yaml.Keys.builder();
    product.pipelines().forEach(p -> pipelines.put(p.name(), pipeline(p)));
    Yaml.Keys all =
        Yaml.Keys.builder()
            .said("producer", product.producer().map(Object::toString))
            .keys("ports", ports.build())
            .keys("inputs", inputs.build())
            .keys("samples", samples.build())
            .keys("pipelines", pipelines.build())
            .build();
    Yaml.Builder document = MeshYaml.head("Product");
    all.entries().forEach(document::put);
    return all.isEmpty() ? all : document.build();
  }

  private String key(OutputPort port) {
    String name = port.address().port();
    boolean several =
        product.outputPorts().stream().filter(p -> p.address().port().equals(name)).count() > 1;
    return several ? name + "@" + port.address().major() : name;
  }

  private Yaml.Keys port(OutputPort port) {
    Yaml.Builder settings = Yaml.Keys.builder();
    if (port.kind() != PortKind.TABLE) {
      settings.text("kind", port.kind().word());
    }
    if (!usual(port).equals(Optional.of(port.platform()))) {
      settings.text("platform", port.platform().value());
    }
    LifecycleStatus implied =
        product.status() == LifecycleStatus.RETIRED
            ? LifecycleStatus.RETIRED
            : port.contract().status();
    if (port.status() != implied) {
      settings.text("status", port.status().word());
    }
    if (!PortVersions.of(port).equals(port.contract().version())
        && contracts.hasSeveralVersions(port.contract().id())) {
      settings.text("contractVersion", port.contract().version());
    }
    Yaml.Builder published = Yaml.Keys.builder();
    port.publishedNames().forEach(published::text);
    settings.keys("publish", published.build());
    port.view().ifPresent(view -> settings.put("view", view(view)));
    return settings.build();
  }

  /** Where a port lands of which product.yaml says nothing. */
  private Optional<PlatformName> usual(OutputPort port) {
    return port.contract().further().get("servers").stream()
        .filter(DocumentValue.Items.class::isInstance)
        .flatMap(list -> ((DocumentValue.Items) list).items().stream())
        .filter(DocumentValue.Fields.class::isInstance)
        .flatMap(server -> ((DocumentValue.Fields) server).text("server").stream())
        .flatMap(name -> mesh.platforms().keySet().stream().filter(p -> p.value().equals(name)))
        .findFirst()
        .or(() -> ofDomain);
  }

  private static Yaml view(ViewDefinition view) {
    return switch (view) {
      case ViewDefinition.Select select -> {
        Yaml.Builder columns = Yaml.Keys.builder();
        select.columns().forEach(columns::text);
        yield Yaml.Keys.builder()
            .text("from", select.from().toString())
            .put("columns", columns.build())
            .said("where", select.where().map(w -> w.text()))
            .build();
      }
      case ViewDefinition.Native texts -> {
        Yaml.Builder byProvider = Yaml.Keys.builder();
        texts.textByProvider().forEach(byProvider::text);
        yield Yaml.Keys.builder().put("native", byProvider.build()).build();
      }
    };
  }

  private String key(InputPort input) {
    long same = product.inputPorts().stream().filter(i -> i.name().equals(input.name())).count();
    OptionalInt major = Versions.major(version(input));
    return same > 1 && major.isPresent() ? input.name() + "@" + major.getAsInt() : input.name();
  }

  /** What an input port reads, but for one outside of the mesh whose contract nobody here has. */
  private Optional<Yaml> binding(InputPort input) {
    if (input.source().isPresent() && input.platform().isEmpty()) {
      return Optional.of(new Yaml.Text(input.source().get().toString()));
    }
    boolean taken =
        mesh.ports().stream().anyMatch(p -> p.contract().id().equals(input.contractId()));
    Yaml.Keys binding =
        Yaml.Keys.builder()
            .said("from", input.source().map(Object::toString))
            .flag("outside", input.source().isEmpty() && taken)
            .said("platform", input.platform().map(PlatformName::value))
            .build();
    return binding.isEmpty() ? Optional.empty() : Optional.of(binding);
  }

  private String fromFolder(String file) {
    String folder = WorkspaceDocuments.folder(product.address()) + "/";
    return file.startsWith(folder) ? file.substring(folder.length()) : "../../../" + file;
  }

  private static Yaml pipeline(Pipeline pipeline) {
    return Yaml.Keys.builder()
        .text("kind", pipeline.kind().name().toLowerCase(Locale.ROOT))
        .text("artefact", pipeline.artefact())
        .said("schedule", pipeline.schedule())
        .texts("inputs", pipeline.inputs())
        .texts("outputs", pipeline.outputs())
        .build();
  }
}

package io.meshwright.engine.spec;

import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Team;
import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data product of the Open Data Product Standard 1.0.0 or 0.9.0.
 *
 * @param version as written; 1.0.0 where it is left out
 * @param status where it stands
 * @param description for people
 * @param team who answers for it
 * @param domain the domain that it names
 * @param outputs its output ports
 * @param inputs its input ports
 * @param reader all that it says
 */
record OdpsDocument(
    String version,
    LifecycleStatus status,
    String description,
    Team team,
    Optional<YamlNode.Scalar> domain,
    List<Port> outputs,
    List<Port> inputs,
    MappingReader reader) {
  /** Copies the lists. */
  OdpsDocument {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
  }

  /**
   * An input or output port.
   *
   * @param name its name
   * @param version its version
   * @param contract the contract's id
   * @param description for people
   * @param reader all that is said of it
   */
  record Port(
      YamlNode.Scalar name,
      YamlNode.Scalar version,
      Optional<YamlNode.Scalar> contract,
      String description,
      MappingReader reader) {}

  /** Where it starts. */
  Place place() {
    return reader.place();
  }

  static Optional<OdpsDocument> read(YamlFile file, SpecContext context) {
    Optional<MappingReader> document = context.only(file, "a data product");
    if (document.isEmpty()) {
      return Optional.empty();
    }
    MappingReader written = document.get().withoutForm(document.get().mapping());
    boolean readable = StandardDocuments.isReadable(written, StandardDocuments.PRODUCT, context);
    MappingReader reader =
        readable
            ? written.withoutForm(context.forms().product(written.mapping(), context))
            : written;
    return Optional.of(
        new OdpsDocument(
            reader.text("version").orElse("1.0.0"),
            StandardDocuments.status(reader, context),
            StandardDocuments.description(reader),
            StandardDocuments.team(reader),
            reader.scalar("domain"),
            ports(reader, "outputPorts", false, context),
            ports(reader, "inputPorts", true, context),
            reader));
  }

  private static List<Port> ports(
      MappingReader reader, String key, boolean contractRequired, SpecContext context) {
    List<Port> ports = new ArrayList<>();
    for (MappingReader port : reader.mappings(key)) {
      Optional<YamlNode.Scalar> name = port.required("name");
      Optional<YamlNode.Scalar> version = port.required("version");
      Optional<YamlNode.Scalar> contract =
          contractRequired ? port.required("contractId") : port.scalar("contractId");
      if (name.isEmpty() || version.isEmpty()) {
        continue;
      }
      if (Addresses.major(version.get().text()).isEmpty()) {
        context
            .findings()
            .error(
                "bad-version",
                version.get().place(),
                name.get().text(),
                "'" + version.get().text() + "' does not begin with a major version",
                "write a version such as 1.0.0");
        continue;
      }
      String description = port.text("description").orElse("");
      ports.add(new Port(name.get(), version.get(), contract, description, port));
    }
    return ports;
  }
}

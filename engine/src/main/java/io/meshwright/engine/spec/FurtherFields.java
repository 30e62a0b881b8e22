package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.document.DocumentValue.Fields;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.engine.source.NeutralNames;
import io.meshwright.engine.source.PortVersions;
import io.meshwright.engine.source.StandardFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What documents say beyond the model: fields that it has no word for, and what it says in fewer
 * words than they do. What would be written the same from the model alone is left out.
 */
final class FurtherFields {
  private static final Set<String> OF_TABLES =
      Set.of("name", "physicalName", "properties", "logicalType");
  private static final Set<String> OF_CONTRACTS = Set.of("id", "version", "kind", "schema");
  private static final Set<String> OF_PRODUCTS = Set.of("kind", "version");
  private static final Set<String> OF_OUTPUTS = Set.of("contractId");
  private static final Set<String> OF_INPUTS = Set.of("name", "contractId");

  private FurtherFields() {}

  /**
   * The fields of a mapping that are not held by the model.
   *
   * @param always keys that the model holds whatever they say
   * @param held whether a key and its value are written the same from the model
   */
  static Fields of(
      MappingReader reader, Set<String> always, BiPredicate<String, DocumentValue> held) {
    Map<String, DocumentValue> further = new LinkedHashMap<>();
    for (YamlNode.Entry entry : reader.mapping().entries()) {
      String key = entry.key().text();
      if (always.contains(key)) {
        continue;
      }
      DocumentValue value = DocumentNodes.value(entry.value());
      if (!held.test(key, value)) {
        further.put(key, value);
      }
    }
    return further.isEmpty() ? Fields.NONE : new Fields(further);
  }

  private static boolean says(DocumentValue value, String text) {
    return value.equals(new DocumentValue.Text(text));
  }

  static boolean isText(DocumentValue value) {
    return value instanceof DocumentValue.Text(String text) && !text.isEmpty();
  }

  static boolean isFilled(DocumentValue value) {
    return !value.equals(new DocumentValue.Items(List.of()));
  }

  private static boolean isStatus(DocumentValue value) {
    return value instanceof DocumentValue.Text(String text)
        && LifecycleStatus.ofWord(text).isPresent();
  }

  static Fields table(MappingReader reader) {
    return of(
        reader,
        OF_TABLES,
        (key, value) ->
            switch (key) {
              case "description" -> isText(value);
              case "quality" -> isFilled(value);
              default -> false;
            });
  }

  /**
   * What a contract's document says.
   *
   * @param product the product that it lies beside; empty for one beside mesh.yaml
   */
  static Fields contract(
      MappingReader reader, Contract contract, Optional<ProductAddress> product) {
    return of(
        reader,
        OF_CONTRACTS,
        (key, value) ->
            switch (key) {
              case "apiVersion" -> says(value, "v3.1.0");
              case "name" -> isText(value);
              case "status" -> isStatus(value);
              case "description" ->
                  !contract.description().isEmpty()
                      && value.equals(StandardFields.described(contract.description()));
              case "team" -> isUsual(value, StandardFields.of(contract.team()));
              case "slaProperties" ->
                  isFilled(value) && value.equals(StandardFields.of(contract.sla()));
              case "domain" -> isName(value, product.map(p -> p.domain().value()));
              case "dataProduct" -> isName(value, product.map(ProductAddress::product));
              default -> false;
            });
  }

  private static boolean isUsual(DocumentValue value, Fields usual) {
    return !usual.isEmpty() && value.equals(usual);
  }

  private static boolean isName(DocumentValue value, Optional<String> name) {
    return value instanceof DocumentValue.Text(String text)
        && text.equals(name.orElse(NeutralNames.of(text)));
  }

  static Fields product(OdpsDocument document, ProductAddress address) {
    return of(
        document.reader(),
        OF_PRODUCTS,
        (key, value) ->
            switch (key) {
              case "apiVersion" -> says(value, "v1.0.0");
              case "id" -> says(value, address.toString());
              case "name" -> says(value, address.product());
              case "domain" -> says(value, address.domain().value());
              case "status" -> isStatus(value);
              case "inputPorts", "outputPorts" -> isFilled(value);
              case "description" ->
                  isUsual(value, StandardFields.described(document.description()));
              case "team" -> isUsual(value, StandardFields.of(document.team()));
              default -> false;
            });
  }

  static Fields output(MappingReader reader, OutputPort port) {
    return of(
        reader,
        OF_OUTPUTS,
        (key, value) ->
            switch (key) {
              case "name" -> says(value, port.address().port());
              case "description" -> isText(value);
              case "type" -> says(value, port.kind().word());
              case "version" -> says(value, PortVersions.usual(port));
              default -> false;
            });
  }

  /**
   * What is said of an input port.
   *
   * @param version the version that it usually has
   */
  static Fields input(MappingReader reader, String version) {
    return of(
        reader,
        OF_INPUTS,
        (key, value) ->
            switch (key) {
              case "version" -> says(value, version);
              default -> false;
            });
  }
}

package io.meshwright.engine.export;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.source.PropertyReading;
import io.meshwright.engine.source.StandardFields;
import java.util.List;

/** Contracts as ODCS 3.1.0, or in the older version that their documents had. */
final class ContractYaml {
  private final PropertyYaml properties;

  ContractYaml(PropertyReading reading) {
    this.properties = new PropertyYaml(reading);
  }

  Yaml document(Contract contract, ProductAddress product) {
    Yaml.Keys document =
        Yaml.Keys.builder()
            .text("apiVersion", "v3.1.0")
            .text("kind", "DataContract")
            .text("id", contract.id())
            .said("name", contract.name())
            .text("version", contract.version())
            .text("status", contract.status().word())
            .text("domain", product.domain().value())
            .text("dataProduct", product.product())
            .keys("description", FieldsYaml.of(StandardFields.described(contract.description())))
            .items("schema", contract.tables().stream().map(t -> table(t, contract)).toList())
            .keys("team", FieldsYaml.of(StandardFields.of(contract.team())))
            .items("slaProperties", promises(contract))
            .build();
    return FieldsYaml.with(
        document, contract.further(), (key, value) -> holds(contract, key, value));
  }

  private static boolean holds(Contract contract, String key, DocumentValue value) {
    return switch (key) {
      case "name" -> contract.name().isEmpty();
      case "status" -> StandardFields.status(value) == contract.status();
      case "description" -> StandardFields.description(value).equals(contract.description());
      case "team" -> StandardFields.team(value).equals(contract.team());
      case "slaProperties" -> StandardFields.promises(value).equals(contract.sla());
      default -> true;
    };
  }

  private static List<Yaml> promises(Contract contract) {
    return StandardFields.of(contract.sla()).items().stream().map(FieldsYaml::of).toList();
  }

  private Yaml table(TableSchema table, Contract contract) {
    List<QualityRule> quality = rules(contract, table.name());
    Yaml.Keys document =
        Yaml.Keys.builder()
            .text("name", table.name())
            .text("logicalType", "object")
            .said("physicalName", table.physicalName())
            .said("description", table.description())
            .items(
                "properties",
                table.columns().stream()
                    .map(c -> properties.column(c, rules(contract, table.name() + "." + c.name())))
                    .toList())
            .items("quality", quality.stream().map(QualityYaml::rule).toList())
            .build();
    return FieldsYaml.with(
        document,
        table.further(),
        (key, value) ->
            switch (key) {
              case "description" -> table.description().isEmpty();
              case "quality" -> quality.isEmpty();
              default -> true;
            });
  }

  private static List<QualityRule> rules(Contract contract, String element) {
    return contract.quality().stream().filter(q -> q.element().equals(element)).toList();
  }
}

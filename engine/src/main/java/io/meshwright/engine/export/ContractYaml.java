package io.meshwright.engine.export;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.regex.Pattern;

/** Contracts as ODCS 3.1.0. */
final class ContractYaml {
  private static final Pattern NUMBER = Pattern.compile("(0|[1-9]\\d{0,8})(\\.\\d{1,9})?");

  private final PropertyYaml properties;

  ContractYaml(PropertyTypes reading) {
    this.properties = new PropertyYaml(reading);
  }

  Yaml document(Contract contract, ProductAddress product) {
    return Yaml.Keys.builder()
        .text("apiVersion", "v3.1.0")
        .text("kind", "DataContract")
        .text("id", contract.id())
        .said("name", contract.name())
        .text("version", contract.version())
        .text("status", contract.status().word())
        .text("domain", product.domain().value())
        .text("dataProduct", product.product())
        .keys("description", StandardYaml.description(contract.description()))
        .items("schema", contract.tables().stream().map(t -> table(t, contract)).toList())
        .keys("team", StandardYaml.team(contract.team()))
        .items("slaProperties", contract.sla().stream().map(ContractYaml::promise).toList())
        .build();
  }

  private Yaml table(TableSchema table, Contract contract) {
    return Yaml.Keys.builder()
        .text("name", table.name())
        .text("logicalType", "object")
        .said("physicalName", table.physicalName())
        .said("description", table.description())
        .items(
            "properties",
            table.columns().stream()
                .map(c -> properties.column(c, rules(contract, table.name() + "." + c.name())))
                .toList())
        .items("quality", rules(contract, table.name()).stream().map(QualityYaml::rule).toList())
        .build();
  }

  private static List<QualityRule> rules(Contract contract, String element) {
    return contract.quality().stream().filter(q -> q.element().equals(element)).toList();
  }

  private static Yaml promise(SlaProperty promise) {
    boolean number = NUMBER.matcher(promise.value()).matches();
    return Yaml.Keys.builder()
        .text("property", promise.property())
        .put("value", number ? new Yaml.Word(promise.value()) : new Yaml.Text(promise.value()))
        .said("unit", promise.unit())
        .said("element", promise.element())
        .build();
  }
}

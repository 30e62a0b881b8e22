package io.meshwright.kit.translate;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.DataProduct;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who pays for a product. The standards have no field for it: an entry {@code costCentre}, or
 * {@code costCenter}, of the product's {@code customProperties} says it.
 */
public final class CostCentre {
  private static final Set<String> PROPERTIES = Set.of("costCentre", "costCenter");

  private CostCentre() {}

  /** The cost centre of a product; empty where its document names none. */
  public static Optional<String> of(DataProduct product) {
    return custom(product).stream()
        .filter(DocumentValue.Fields.class::isInstance)
        .map(DocumentValue.Fields.class::cast)
        .filter(entry -> entry.text("property").filter(PROPERTIES::contains).isPresent())
        .flatMap(entry -> entry.text("value").stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static List<DocumentValue> custom(DataProduct product) {
    return product
        .further()
        .get("customProperties")
        .filter(DocumentValue.Items.class::isInstance)
        .map(custom -> ((DocumentValue.Items) custom).items())
        .orElse(List.of());
  }
}

package io.meshwright.testkit.contract;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.DataProduct;
import java.util.List;
import java.util.Map;

/** Custom properties of products, as their documents write them. */
public final class CustomProperties {
  private CustomProperties() {}

  /** The product with one custom property and no other. */
  public static DataProduct with(DataProduct product, String property, String value) {
    DocumentValue.Fields entry =
        new DocumentValue.Fields(
            Map.of(
                "property", new DocumentValue.Text(property),
                "value", new DocumentValue.Text(value)));
    return product.toBuilder()
        .further(
            product.further().with("customProperties", new DocumentValue.Items(List.of(entry))))
        .build();
  }
}

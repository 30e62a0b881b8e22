package io.meshwright.it.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The documents of the valid workspace, which are the first seeds too. */
final class SeedDocuments {
  private SeedDocuments() {}

  /** Their texts by path; each seed begins with a letter that says which document it is. */
  static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    for (Map.Entry<String, String> seed :
        List.of(
            Map.entry("mesh.yaml", "a-mesh"),
            Map.entry("domains/sales/domain.yaml", "b-domain"),
            Map.entry("domains/sales/orders/product.yaml", "c-product"),
            Map.entry("domains/sales/orders/orders.odcs.yaml", "d-odcs"),
            Map.entry("domains/sales/orders/orders.odps.yaml", "e-odps"),
            Map.entry("policies/policies.yaml", "f-policies"),
            Map.entry("environments/dev.yaml", "g-environment"))) {
      byte[] bytes = bytes("/fuzz/workspace/" + seed.getValue());
      documents.put(seed.getKey(), Arrays.copyOfRange(bytes, 1, bytes.length));
    }
    return documents;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SeedDocuments.class.getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    }
  }
}

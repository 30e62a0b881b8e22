package io.meshwright.provider.snowflake;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.function.Consumer;

/** One product with a port of two tables, a role and two accounts. */
final class SharedMesh {
  static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "partners", 1);

  private SharedMesh() {}

  static Mesh of(Platform platform, PortKind kind, Consumer<Mesh.Builder> policies) {
    Contract contract = Contract.of("orders", "1.0.0", List.of(table("orders"), table("items")));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.builder(PORT, platform.name(), contract).kind(kind).build())))
            .principal(Principal.of("group:analysts").with("warehouse", "role:ANALYSTS"))
            .principal(Principal.of("group:partner").with("warehouse", "account:PARTNER.MAIN"))
            .principal(Principal.of("group:self").with("warehouse", "account:COMPANY.TEST"))
            .principal(Principal.of("group:other").with("warehouse", "account:PARTNER.OTHER"));
    policies.accept(mesh);
    return mesh.build();
  }

  private static TableSchema table(String name) {
    return TableSchema.of(
        name,
        List.of(
            Column.of("region", DataType.Text.unlimited()),
            Column.of("email", DataType.Text.unlimited())));
  }
}

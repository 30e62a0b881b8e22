package io.meshwright.provider.aws;

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
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;

/** One product with one table, and readers. */
public final class SmallMesh {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  private SmallMesh() {}

  /** A policy for the readers. */
  public static AccessPolicy.Builder policy() {
    return AccessPolicy.builder("p", "group:readers", "sales.orders");
  }

  /** The mesh on a platform named lake. */
  public static Mesh of(Platform platform, AccessPolicy... policies) {
    return of(platform, PortKind.TABLE, policies);
  }

  /** The same with a port of another kind. */
  public static Mesh of(Platform platform, PortKind kind, AccessPolicy... policies) {
    return of(platform, kind, List.of(), List.of(policies));
  }

  /** The mesh with a further column at the end of its table. */
  public static Mesh with(Platform platform, Column further) {
    return of(platform, PortKind.TABLE, List.of(further), List.of());
  }

  private static Mesh of(
      Platform platform, PortKind kind, List<Column> further, List<AccessPolicy> policies) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("region", DataType.Text.unlimited()),
                Column.of("amount", new DataType.Int64())));
    columns.addAll(further);
    Contract contract = Contract.of("orders", "1.0.0", TableSchema.of("orders", columns));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "lake"))
            .principal(
                Principal.of("group:readers")
                    .with("lake", "arn:aws:iam::111122223333:role/readers"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.builder(PORT, platform.name(), contract).kind(kind).build())));
    policies.forEach(mesh::policy);
    return mesh.build();
  }
}

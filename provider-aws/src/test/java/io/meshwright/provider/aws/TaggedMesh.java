package io.meshwright.provider.aws;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.resource.TagExpression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A product with some tables, and readers who may have it by its tag. */
final class TaggedMesh {
  static final String READERS = "arn:aws:iam::111122223333:role/readers";
  static final String OTHERS = "arn:aws:iam::111122223333:role/others";
  static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  /** The key of the tag that the database of the product has. */
  static final String KEY = "meshwright/retailer/main/product";

  private static final SortedSet<String> NONE = Ordered.set(List.<String>of());

  private TaggedMesh() {}

  /** A right on whatever has the tag of the product. */
  static LakePermission byTag(String who, SortedSet<String> permissions) {
    TagExpression asked =
        new TagExpression(new TreeMap<>(Map.of(KEY, Ordered.set(List.of("sales.orders")))));
    return new LakePermission(
        who, new LakePermission.Tagged("TABLE", asked, "", asked.text()), permissions, NONE);
  }

  /** A right to select one table. */
  static LakePermission named(String who, String table) {
    return new LakePermission(
        who, new LakePermission.Table("sales_orders", table), Ordered.set(List.of("SELECT")), NONE);
  }

  /** The readers read the whole product. */
  static AccessPolicy whole() {
    return AccessPolicy.builder("whole", "group:readers", "sales.orders").build();
  }

  /** The readers read one table. */
  static AccessPolicy one(String table) {
    return AccessPolicy.builder("one_" + table, "group:readers", "sales.orders.orders@1." + table)
        .build();
  }

  /**
   * The mesh.
   *
   * @param accepted policies whose loss is accepted, where they are there
   */
  static Mesh of(
      Platform platform, Set<String> accepted, List<String> tables, AccessPolicy... policies) {
    List<TableSchema> schemas =
        tables.stream()
            .map(
                t ->
                    TableSchema.of(
                        t,
                        Column.of("region", DataType.Text.unlimited()),
                        Column.builder("mail", DataType.Text.unlimited())
                            .classification("pii")
                            .build()))
            .toList();
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "lake"))
            .principal(Principal.of("group:readers").with("lake", READERS))
            .principal(Principal.of("group:others").with("lake", OTHERS))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.table(
                            PORT, platform.name(), Contract.of("orders", "1.0.0", schemas)))));
    Stream.of(policies).forEach(mesh::policy);
    Stream.of(policies)
        .map(AccessPolicy::id)
        .filter(p -> accepted.contains(p.value()))
        .forEach(
            p ->
                mesh.accept(
                    new AcceptedLoss(p, platform.name(), "nobody else tags tables", UNTIL)));
    return mesh.build();
  }
}

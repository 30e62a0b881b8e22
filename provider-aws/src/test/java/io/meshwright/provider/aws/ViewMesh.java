package io.meshwright.provider.aws;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Orders, and a view of those of the EU with an amount under another name. */
final class ViewMesh {
  static final ProductAddress PRODUCT = ProductAddress.of("sales", "orders");
  static final PortAddress TABLE = new PortAddress(PRODUCT, "orders", 1);
  static final PortAddress VIEW = new PortAddress(PRODUCT, "eu", 1);

  private ViewMesh() {}

  /** By filter of rows, the columns region, total and email. */
  static ViewDefinition select(String where) {
    return new ViewDefinition.Select(
        new TableAddress(TABLE, "orders"),
        Map.of("region", "region", "total", "amount", "email", "email"),
        where.isEmpty()
            ? Optional.empty()
            : Optional.of(FilterParser.parse(where).expression().orElseThrow()));
  }

  static Mesh of(AwsFixture fixture, ViewDefinition view, UnaryOperator<Mesh.Builder> policies) {
    Contract orders =
        Contract.of(
            "orders",
            "1.0.0",
            TableSchema.of(
                "orders",
                Column.of("region", DataType.Text.unlimited()),
                Column.of("amount", new DataType.Int64()),
                Column.of("email", DataType.Text.unlimited())));
    Contract eu =
        Contract.of(
            "eu",
            "1.0.0",
            TableSchema.of(
                "eu",
                Column.of("region", DataType.Text.unlimited()),
                Column.of("total", new DataType.Int64()),
                Column.of("email", DataType.Text.unlimited())));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "lake"))
            .product(
                DataProduct.of(
                    PRODUCT,
                    List.of(
                        OutputPort.table(TABLE, fixture.platform().name(), orders),
                        new OutputPort(
                            VIEW,
                            PortKind.VIEW,
                            fixture.platform().name(),
                            LifecycleStatus.ACTIVE,
                            eu,
                            Optional.of(view),
                            Ordered.map(Map.<String, String>of()),
                            ""))));
    for (String group : List.of("readers", "finance", "office")) {
      mesh.principal(
          Principal.of("group:" + group).with("lake", "arn:aws:iam::111122223333:role/" + group));
    }
    return policies.apply(mesh).build();
  }

  /** Whoever reads the view, whole. */
  static AccessPolicy.Builder reads(String group) {
    return AccessPolicy.builder("reads-" + group, "group:" + group, "sales.orders.eu");
  }

  static MaskingPolicy hashed(String column, String... except) {
    return MaskingPolicy.ofColumn(
        "hashed", "sales.orders." + column, new Mask.Hash(Optional.empty()), except);
  }

  static Meshwright engine(AwsFixture fixture) {
    return MeshwrightEngine.builder()
        .providers(List.of(fixture.factory()))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  static Plan plan(AwsFixture fixture, Mesh mesh) {
    try (Meshwright engine = engine(fixture)) {
      return engine.plan(mesh, PlanOptions.DEFAULT);
    }
  }

  static ApplyReport apply(AwsFixture fixture, Mesh mesh) {
    try (Meshwright engine = engine(fixture)) {
      return engine.apply(
          engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    }
  }
}

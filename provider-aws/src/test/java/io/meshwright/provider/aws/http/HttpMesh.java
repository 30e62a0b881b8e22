package io.meshwright.provider.aws.http;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.aws.AwsFixture;
import java.util.List;
import java.util.Map;

/** One table over HTTP; groups a, b and c read it, part reads some rows. */
final class HttpMesh implements AutoCloseable {
  static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  private final HttpAccount account = HttpAccount.open();
  private final AwsFixture fixture;
  private final Meshwright engine;

  HttpMesh() {
    this(Map.of());
  }

  /** With more settings. */
  HttpMesh(Map<String, String> settings) {
    fixture = AwsFixture.filterable(account).with(settings);
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build();
  }

  static String role(String group) {
    return "arn:aws:iam::111122223333:role/" + group;
  }

  HttpAccount account() {
    return account;
  }

  Faults faults() {
    return account.server().faults();
  }

  Platform platform() {
    return fixture.platform();
  }

  /** The table, and nobody reads it but its producer. */
  Mesh.Builder closed(Platform platform, TableSchema table) {
    Mesh.Builder mesh =
        Mesh.builder("retailer").platform(platform).domain(Domain.of("sales", "lake"));
    for (String group : List.of("a", "b", "c", "part")) {
      mesh.principal(Principal.of("group:" + group).with("lake", role(group)));
    }
    Contract contract = Contract.of("orders", "1.0.0", table);
    return mesh.product(
        DataProduct.of(PORT.product(), List.of(OutputPort.table(PORT, platform.name(), contract))));
  }

  Mesh.Builder closed() {
    return closed(platform(), table());
  }

  static TableSchema table() {
    return TableSchema.of(
        "orders",
        Column.of("region", DataType.Text.unlimited()),
        Column.of("amount", new DataType.Int64()));
  }

  /** With readers. */
  Mesh.Builder open(Mesh.Builder mesh, String region) {
    for (String group : List.of("a", "b", "c")) {
      mesh.policy(
          AccessPolicy.builder("read-" + group, "group:" + group, "sales.orders")
              .privileges(Privilege.READ)
              .build());
    }
    return mesh.policy(
        AccessPolicy.builder("read-part", "group:part", "sales.orders")
            .rows(FilterParser.parse("region = '" + region + "'").expression().orElseThrow())
            .build());
  }

  Mesh open() {
    return open(closed(), "EU").build();
  }

  List<PlannedChange> plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT).changes();
  }

  ApplyReport apply(Mesh mesh) {
    return engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
  }

  ApplyReport destroy(Mesh mesh) {
    return engine.apply(
        engine.plan(mesh, PlanOptions.DESTROY), ApplyOptions.DEFAULT.withAllowDataLoss(true));
  }

  /** What is not done. */
  static List<ChangeResult> open(ApplyReport report) {
    return report.results().stream()
        .filter(r -> !(r.outcome() instanceof ChangeOutcome.Done))
        .toList();
  }

  @Override
  public void close() {
    engine.close();
    fixture.close();
  }
}

package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.provider.aws.fake.TestAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** A product with a port of files and one of tables, and what its contract promises. */
final class DeletionMesh implements AutoCloseable {
  static final String BUCKET = "company-mesh-sales";
  static final String FILES = "files/sales_orders/files_v1/orders_data_v1_files/";
  static final String TABLE = "sales_orders/tables_v1/orders_v1/";
  private static final ProductAddress PRODUCT = ProductAddress.of("sales", "orders");

  final List<String> calls = new ArrayList<>();
  private final AwsFixture fixture;
  private final Account services;
  private final Meshwright engine;

  DeletionMesh(TestAccount account) {
    fixture = AwsFixture.filterable(account).withBuckets();
    services = account.account("lake", event -> {});
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .meter(event -> calls.add(event.family()))
            .stateFolder(fixture.stateFolder())
            .build();
  }

  Account services() {
    return services;
  }

  static SlaProperty retention(int value, String unit) {
    return new SlaProperty("retention", Integer.toString(value), unit, "");
  }

  Mesh mesh(String deletion, SlaProperty... promises) {
    return mesh(fixture.platform().with("deletion", deletion), 1, promises);
  }

  Mesh mesh(String deletion, String format, SlaProperty... promises) {
    return mesh(fixture.platform().with("deletion", deletion).with("format", format), 1, promises);
  }

  Mesh many(int tables, SlaProperty... promises) {
    return mesh(fixture.platform().with("deletion", "files"), tables, promises);
  }

  private static Mesh mesh(Platform platform, int tables, SlaProperty... promises) {
    List<TableSchema> schemas =
        IntStream.range(0, tables)
            .mapToObj(
                i ->
                    TableSchema.of(
                        i == 0 ? "orders" : "orders" + i,
                        Column.of("region", DataType.Text.unlimited()),
                        Column.of("day", DataType.Text.unlimited())))
            .toList();
    Contract.Builder contract =
        Contract.builder("orders", "1.0.0", schemas.toArray(new TableSchema[0]));
    for (SlaProperty promise : promises) {
      contract.sla(promise);
    }
    Contract built = contract.build();
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "lake"))
        .product(
            DataProduct.of(
                PRODUCT,
                List.of(
                    files(platform, built),
                    OutputPort.table(
                        new PortAddress(PRODUCT, "tables", 1), platform.name(), built))))
        .build();
  }

  /** Its tables have other names than those of the port of tables. */
  private static OutputPort files(Platform platform, Contract contract) {
    OutputPort.Builder port =
        OutputPort.builder(new PortAddress(PRODUCT, "files", 1), platform.name(), contract)
            .kind(PortKind.FILES);
    contract.tables().forEach(t -> port.publish(t.name(), t.name() + "_data"));
    return port.build();
  }

  Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  ApplyReport apply(Mesh mesh) {
    return apply(mesh, true);
  }

  ApplyReport apply(Mesh mesh, boolean approved) {
    return engine.apply(plan(mesh), ApplyOptions.DEFAULT.withAllowDataLoss(approved));
  }

  ApplyReport destroy(Mesh mesh) {
    return engine.apply(
        engine.plan(mesh, PlanOptions.DESTROY), ApplyOptions.DEFAULT.withAllowDataLoss(true));
  }

  /** Applies a mesh, of which nothing is left to do then. */
  void applied(Mesh mesh) {
    assertThat(apply(mesh).succeeded()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  /** Where a plan changes something. */
  List<String> changed(Mesh mesh) {
    return plan(mesh).changes().stream().map(c -> c.address().toString()).toList();
  }

  /** What a plan does that loses data. */
  List<String> lost(Mesh mesh) {
    return plan(mesh).changes().stream()
        .filter(PlannedChange::destroysData)
        .map(c -> c.change().verb() + " " + c.address())
        .toList();
  }

  /** Where the end of what begins so lives. */
  static String expiry(String prefix) {
    return "lake/expiry/" + BUCKET + "/" + prefix;
  }

  List<Problem> problems(Mesh mesh, String code) {
    return plan(mesh).problems().stream().filter(p -> p.code().equals(code)).toList();
  }

  BucketRules rules() {
    return services.storage().rules().rules(BUCKET);
  }

  LifecycleRule rule(String prefix) {
    return rules().rules().stream()
        .filter(r -> r.id().equals("meshwright/" + prefix))
        .findFirst()
        .orElseThrow();
  }

  boolean isRemembered() {
    return services.storage().tags(BUCKET).orElseThrow().containsKey("meshwright.rules");
  }

  @Override
  public void close() {
    engine.close();
  }
}

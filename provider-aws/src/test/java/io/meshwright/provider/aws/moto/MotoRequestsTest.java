package io.meshwright.provider.aws.moto;

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
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsProviderFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many requests it takes, counted by a proxy before moto: 10 domains, 180 tables, a grant on
 * each. The figures are printed; they are the same on every machine.
 */
class MotoRequestsTest {
  private static final int DOMAINS = 10;
  private static final int TABLES = 18;

  @TempDir private Path folder;
  private final TreeMap<String, Integer> calls = new TreeMap<>();

  private static Mesh mesh(Platform platform) {
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .principal(
                Principal.of("group:readers")
                    .with("lake", "arn:aws:iam::111122223333:role/readers"));
    for (int d = 0; d < DOMAINS; d++) {
      PortAddress port = new PortAddress(ProductAddress.of("domain" + d, "product"), "port", 1);
      List<TableSchema> tables =
          IntStream.range(0, TABLES)
              .mapToObj(
                  t ->
                      TableSchema.of(
                          "table" + t,
                          Column.of("region", DataType.Text.unlimited()),
                          Column.of("amount", new DataType.Int64())))
              .toList();
      mesh.domain(Domain.of("domain" + d, "lake"))
          .product(
              DataProduct.of(
                  port.product(),
                  List.of(
                      OutputPort.table(
                          port,
                          platform.name(),
                          Contract.of("port", "1.0.0", tables.toArray(new TableSchema[0]))))))
          .policy(
              AccessPolicy.builder("read-" + d, "group:readers", port.product().toString())
                  .build());
    }
    return mesh.build();
  }

  @Test
  void aPlanOfNothingAndACreationTakeFewRequests() throws IOException {
    MotoAccount account = MotoAccount.open();
    try (CountingProxy proxy = new CountingProxy(account.address());
        Meshwright engine =
            MeshwrightEngine.builder()
                .providers(List.of(new AwsProviderFactory()))
                .meter(event -> calls.merge(event.family(), 1, Integer::sum))
                .stateFolder(folder)
                .build()) {
      Mesh mesh =
          mesh(
              Platform.of("lake", "aws")
                  .with("warehouse", "s3://company-lake/mesh")
                  .with("format", "parquet")
                  .with("region", "eu-central-1")
                  .with("endpoint", proxy.address().toString()));
      Plan plan = engine.plan(mesh, PlanOptions.DEFAULT);
      int resources = plan.changes().size();
      int planned = proxy.count();
      assertThat(engine.apply(plan, ApplyOptions.DEFAULT).succeeded()).isTrue();
      int applied = proxy.count();
      List<String> byCall = new ArrayList<>();
      calls.forEach((call, times) -> byCall.add(call + " " + times));
      calls.clear();
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
      int again = proxy.count();

      // One list of databases, the tables of each, settings, rights, filters, tags, registrations,
      // jobs, triggers, rulesets.
      int floor = 1 + DOMAINS + 8;
      System.out.printf(
          "AWS requests: %d resources; no-op plan %d (K* %d, one GET each %d);"
              + " create: plan %d + apply %d (one create and one read each %d)%n  %s%n",
          resources, again, floor, resources, planned, applied, 2 * resources, byCall);
      assertThat(again).isEqualTo(floor).isLessThanOrEqualTo(resources / 10);
      assertThat(planned + applied).isLessThanOrEqualTo(resources);
    }
  }
}

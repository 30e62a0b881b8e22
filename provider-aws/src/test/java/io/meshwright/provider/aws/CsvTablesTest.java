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
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables over files of comma-separated values, and what such files cannot hold. */
class CsvTablesTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);
  private static final Column REGION = Column.of("region", DataType.Text.upTo(8));
  private static final Column CODE =
      Column.builder("code", DataType.Text.unlimited()).required().build();
  private static final Column AMOUNT =
      Column.builder("amount", new DataType.Int64()).required().build();

  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture =
      AwsFixture.filterable(account).withBuckets().with("format", "csv");
  private final Account services = account.account("lake", event -> {});
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @AfterEach
  void close() {
    engine.close();
  }

  private Mesh mesh(PortKind kind, String filter, Column... columns) {
    Contract contract = Contract.of("orders", "1.0.0", TableSchema.of("orders", columns));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "lake"))
            .principal(
                Principal.of("group:readers")
                    .with("lake", "arn:aws:iam::111122223333:role/readers"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.builder(PORT, fixture.platform().name(), contract)
                            .kind(kind)
                            .build())));
    new VerdictPolicies().reads(filter).addTo(mesh);
    return mesh.build();
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private PolicyVerdict worst(Mesh mesh) {
    return plan(mesh).verdicts().stream()
        .max(Comparator.comparing(PolicyVerdict::verdict))
        .orElseThrow();
  }

  private GlueTable applied(Mesh mesh) {
    assertThat(engine.apply(plan(mesh), ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
    return services.catalogue().table("sales_orders", "orders_v1").orElseThrow();
  }

  @Test
  void aTableReadsQuotedValuesBetweenCommas() {
    GlueTable table = applied(mesh(PortKind.TABLE, "", REGION, AMOUNT));
    assertThat(table.format().serialisation())
        .isEqualTo("org.apache.hadoop.hive.serde2.OpenCSVSerde");
    assertThat(table.format().parameters())
        .isEqualTo(Map.of("separatorChar", ",", "quoteChar", "\"", "escapeChar", "\\"));
    assertThat(table.parameters()).containsEntry("classification", "csv");
    assertThat(table.columns())
        .extracting(GlueTable.GlueColumn::type)
        .containsExactly("string", "bigint");
  }

  @Test
  void anotherSeparatorIsAnotherTable() {
    Mesh mesh = mesh(PortKind.TABLE, "", REGION, AMOUNT);
    GlueTable now = applied(mesh);
    TreeMap<String, String> told = new TreeMap<>(now.format().parameters());
    told.put("separatorChar", ";");
    services
        .catalogue()
        .update(
            new GlueTable(
                now.database(),
                now.name(),
                now.description(),
                now.tableType(),
                now.columns(),
                now.partitionKeys(),
                now.location(),
                new GlueTable.GlueFormat(
                    now.format().input(),
                    now.format().output(),
                    now.format().serialisation(),
                    told),
                now.parameters(),
                now.versionId()));
    assertThat(plan(mesh).problems().toString()).contains("impossible-change");
  }

  @ParameterizedTest
  @EnumSource(
      value = PortKind.class,
      names = {"TABLE", "FILES"})
  void whatFilesCannotHoldIsRefusedByName(PortKind kind) {
    for (Column column :
        List.of(
            Column.builder("price", new DataType.Decimal(10, 2)).required().build(),
            Column.builder("at", new DataType.Timestamp()).required().build(),
            Column.builder("tags", new DataType.Array(DataType.Text.unlimited()))
                .required()
                .build(),
            Column.of("count", new DataType.Int32()))) {
      Mesh mesh = mesh(kind, "", REGION, column);
      assertThat(worst(mesh).verdict()).isEqualTo(Verdict.IMPOSSIBLE);
      assertThat(worst(mesh).limit()).isEqualTo(Optional.of("csv-types"));
      assertThat(worst(mesh).reason()).contains(column.name());
      assertThat(plan(mesh).changes()).isEmpty();
    }
  }

  @Test
  void aFilterOnWhatIsAlwaysThereIsKept() {
    assertThat(worst(mesh(PortKind.TABLE, "code = 'a' and amount > 1", CODE, AMOUNT)).verdict())
        .isEqualTo(Verdict.EXACT);
  }

  /** A value that is not there reads as an empty text, which differs from everything else. */
  @Test
  void aFilterOnWhatMayBeMissingIsRefused() {
    PolicyVerdict verdict = worst(mesh(PortKind.TABLE, "region <> 'EU'", REGION, AMOUNT));
    assertThat(verdict.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
    assertThat(verdict.limit()).isEqualTo(Optional.of("csv-null"));
  }
}

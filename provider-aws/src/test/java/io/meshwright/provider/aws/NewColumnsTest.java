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
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A column that comes to a table later. A filter of all columns, as the service has it, shows it at
 * once, so that ours name theirs.
 */
class NewColumnsTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable(account).with("format", "parquet");
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

  private Mesh mesh(boolean late) {
    return mesh(late, true);
  }

  private Mesh mesh(boolean late, boolean part) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("region", DataType.Text.unlimited()),
                Column.of("amount", new DataType.Int64())));
    if (late) {
      columns.add(Column.of("email", DataType.Text.unlimited()));
    }
    AccessPolicy.Builder policy = AccessPolicy.builder("p", "group:readers", "sales.orders");
    if (part) {
      policy.rows(FilterParser.parse("region = 'EU'").expression().orElseThrow());
    }
    if (late) {
      policy.withoutColumns("email");
    }
    return Mesh.builder("retailer")
        .platform(fixture.platform())
        .domain(Domain.of("sales", "lake"))
        .principal(
            Principal.of("group:readers").with("lake", "arn:aws:iam::111122223333:role/readers"))
        .product(
            DataProduct.of(
                PORT.product(),
                List.of(
                    OutputPort.builder(
                            PORT,
                            fixture.platform().name(),
                            Contract.of("orders", "1.0.0", TableSchema.of("orders", columns)))
                        .build())))
        .policy(policy.build())
        .build();
  }

  private void apply(Plan plan) {
    ApplyReport report = engine.apply(plan, ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.toString()).isTrue();
  }

  private List<String> hidden(LakeFilter filter) {
    List<String> shown = new ArrayList<>();
    services.catalogue().table("sales_orders", "orders_v1").orElseThrow().columns().stream()
        .map(c -> c.name())
        .filter(c -> filter.columns().contains(c) == filter.allBut())
        .forEach(shown::add);
    return shown;
  }

  @Test
  void aColumnThatIsKeptFromAReaderComesAfterHisFilterLeavesItOut() {
    apply(engine.plan(mesh(false), PlanOptions.DEFAULT));
    apply(engine.plan(mesh(true), PlanOptions.DEFAULT));
    assertThat(hidden(services.permissions().filters().getFirst())).containsExactly("email");
    assertThat(engine.plan(mesh(true), PlanOptions.DEFAULT).changes()).isEmpty();
  }

  @Test
  void aColumnThatAnEngineAddsIsInNoFilterOfOurs() {
    apply(engine.plan(mesh(false), PlanOptions.DEFAULT));
    add("email");
    assertThat(hidden(services.permissions().filters().getFirst())).containsExactly("email");
  }

  /**
   * The filter is narrowed by a run of its own, since a column is in the table before in a filter.
   */
  @Test
  void aFilterOfWhateverColumnsComeHoldsThemUp() {
    apply(engine.plan(mesh(false), PlanOptions.DEFAULT));
    LakeFilter now = services.permissions().filters().getFirst();
    services
        .permissions()
        .update(
            new LakeFilter(
                now.database(),
                now.table(),
                now.name(),
                List.of(),
                true,
                now.rows(),
                now.versionId()));
    assertThat(engine.plan(mesh(true), PlanOptions.DEFAULT).problems())
        .extracting(Problem::code)
        .containsOnly("no-safe-order");
    apply(engine.plan(mesh(false), PlanOptions.DEFAULT));
    apply(engine.plan(mesh(true), PlanOptions.DEFAULT));
    assertThat(hidden(services.permissions().filters().getFirst())).containsExactly("email");
  }

  @Test
  void whoReadTheWholeTableReadsTheRestOfIt() {
    apply(engine.plan(mesh(false, false), PlanOptions.DEFAULT));
    apply(engine.plan(mesh(true, false), PlanOptions.DEFAULT));
    assertThat(hidden(services.permissions().filters().getFirst())).containsExactly("email");
  }

  private void add(String column) {
    GlueTable now = services.catalogue().table("sales_orders", "orders_v1").orElseThrow();
    List<GlueTable.GlueColumn> columns = new ArrayList<>(now.columns());
    columns.add(new GlueTable.GlueColumn(column, "string", "", new TreeMap<>()));
    services
        .catalogue()
        .update(
            new GlueTable(
                now.database(),
                now.name(),
                now.description(),
                now.tableType(),
                columns,
                now.partitionKeys(),
                now.location(),
                now.format(),
                now.parameters(),
                now.versionId()));
  }
}

package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
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
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grants on what is to come, which give others something of every new object of ours. */
class FutureRightsTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> statements = new ArrayList<>();
  private Platform platform = fixture.platform();
  private PortKind kind = PortKind.TABLE;
  private Meshwright engine;

  @BeforeEach
  void open(@TempDir Path folder) {
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
    fixture.account().role("READERS");
    fixture.account().listener(statements::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan(String... tables) {
    List<TableSchema> schemas =
        Arrays.stream(tables)
            .map(t -> TableSchema.of(t, Column.of("region", DataType.Text.unlimited())))
            .toList();
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .principal(Principal.of("group:readers").with("warehouse", "role:READERS"))
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.builder(
                                PORT, platform.name(), Contract.of("orders", "1.0.0", schemas))
                            .kind(kind)
                            .build())));
    new VerdictPolicies().reads("readers", "").addTo(mesh);
    return engine.plan(mesh.build(), PlanOptions.DEFAULT);
  }

  private void apply(String... tables) {
    statements.clear();
    assertThat(engine.apply(plan(tables), ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(plan(tables).changes()).isEmpty();
  }

  private List<String> revoked() {
    return statements.stream().filter(s -> s.startsWith("REVOKE")).toList();
  }

  private List<String> foreign(String... tables) {
    return plan(tables).foreign().stream().map(f -> f.address().toString()).toList();
  }

  @Test
  void whatComesWithANewTableIsTakenInTheNextStatement() {
    apply("orders");
    fixture
        .account()
        .run(
            "GRANT SELECT, INSERT ON FUTURE TABLES IN SCHEMA SALES.ORDERS TO ROLE STRANGER",
            "GRANT SELECT ON FUTURE VIEWS IN SCHEMA SALES.ORDERS TO ROLE STRANGER",
            "GRANT SELECT ON FUTURE TABLES IN DATABASE SALES TO ROLE READERS");
    apply("orders", "items");
    String taken =
        "REVOKE INSERT, SELECT ON TABLE \"SALES\".\"ORDERS\".\"ITEMS_V1\" FROM ROLE"
            + " \"STRANGER\" CASCADE";
    // Those of the schema take the place of those of the database.
    assertThat(revoked()).containsExactly(taken);
    assertThat(statements.get(statements.indexOf(taken) - 1)).startsWith("CREATE TABLE");
    assertThat(foreign("orders", "items"))
        .containsExactlyInAnyOrder(
            "warehouse/grant/SALES/ORDERS/*/role:STRANGER",
            "warehouse/grant/SALES/ORDERS/* view/role:STRANGER",
            "warehouse/grant/SALES/*/*/role:READERS");
  }

  @Test
  void thoseOfTheDatabaseCountWhereTheSchemaHasNone() {
    apply("orders");
    fixture.account().run("GRANT SELECT ON FUTURE TABLES IN DATABASE SALES TO ROLE STRANGER");
    apply("orders", "items");
    assertThat(revoked()).hasSize(1).allMatch(s -> s.contains("STRANGER"));
  }

  @Test
  void newSchemasAndViewsAndStagesAreNobodysElseEither() {
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            "CREATE DATABASE SALES COMMENT ="
                + " 'meshwright:at=SALES&mesh=retailer&scope=sales&workspace=main'",
            "GRANT USAGE ON FUTURE SCHEMAS IN DATABASE SALES TO ROLE STRANGER",
            "GRANT SELECT ON FUTURE VIEWS IN DATABASE SALES TO ROLE STRANGER");
    platform = platform.with("policies", "view");
    apply("orders");
    assertThat(revoked())
        .containsExactly(
            "REVOKE USAGE ON SCHEMA \"SALES\".\"ORDERS\" FROM ROLE \"STRANGER\" CASCADE",
            "REVOKE SELECT ON VIEW \"SALES\".\"ORDERS\".\"ORDERS_V1_VIEW\" FROM ROLE"
                + " \"STRANGER\" CASCADE");
  }

  @Test
  void whereTakingWasRefusedOnceItIsSentAgainAndWhereItIsRefusedForGoodTheTableIsNotDone() {
    apply("orders");
    fixture.account().run("GRANT SELECT ON FUTURE TABLES IN SCHEMA SALES.ORDERS TO ROLE STRANGER");
    AtomicInteger left = new AtomicInteger(1);
    fixture.account().denied(s -> s.startsWith("REVOKE") && left.getAndDecrement() > 0);
    apply("orders", "items");
    assertThat(revoked()).hasSize(2);

    fixture.account().denied(s -> s.startsWith("REVOKE"));
    ApplyReport report = engine.apply(plan("orders", "items", "returns"), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("RETURNS_V1", "REVOKE");
  }

  @Test
  void aViewThatEverybodyReadsWholeShowsNothingToWhomTheFutureGivesIt() {
    platform = platform.with("policies", "view");
    apply("orders");
    assertThat(statements)
        .anyMatch(
            s ->
                s.startsWith("CREATE SECURE VIEW")
                    && s.endsWith("WHERE IS_ROLE_IN_SESSION ('READERS')"));
  }

  @Test
  void aNewStageIsNobodysElse() {
    kind = PortKind.FILES;
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            "CREATE DATABASE SALES COMMENT ="
                + " 'meshwright:at=SALES&mesh=retailer&scope=sales&workspace=main'",
            "GRANT READ ON FUTURE STAGES IN DATABASE SALES TO ROLE STRANGER");
    apply("orders");
    assertThat(revoked())
        .hasSize(1)
        .allMatch(s -> s.startsWith("REVOKE READ ON STAGE") && s.contains("STRANGER"));
  }

  @Test
  void anAuthoritativeRunEndsThemByTheirKind() {
    apply("orders");
    fixture
        .account()
        .run(
            "GRANT SELECT ON FUTURE TABLES IN SCHEMA SALES.ORDERS TO ROLE STRANGER",
            "GRANT SELECT ON FUTURE VIEWS IN DATABASE SALES TO ROLE STRANGER");
    platform = platform.with(Authority.AUTHORITATIVE);
    apply("orders");
    assertThat(revoked())
        .containsExactlyInAnyOrder(
            "REVOKE SELECT ON FUTURE TABLES IN SCHEMA \"SALES\".\"ORDERS\" FROM ROLE"
                + " \"STRANGER\"",
            "REVOKE SELECT ON FUTURE VIEWS IN DATABASE \"SALES\" FROM ROLE \"STRANGER\"");
  }

  /** Names in quotes may be any: one that looks like all that is to come is still one table. */
  @Test
  void aTableThatIsCalledLikeWhatIsToComeHidesNothingThatIs() {
    apply("orders");
    fixture
        .account()
        .run(
            "CREATE TABLE SALES.ORDERS.\"*\" (A NUMBER(1, 0)) COMMENT = 'mine'",
            "GRANT SELECT ON TABLE SALES.ORDERS.\"*\" TO ROLE READERS",
            "CREATE SCHEMA SALES.\"*\" COMMENT = 'mine'",
            "GRANT USAGE ON SCHEMA SALES.\"*\" TO ROLE READERS",
            "GRANT SELECT ON FUTURE TABLES IN DATABASE SALES TO ROLE STRANGER");
    apply("orders", "items");
    assertThat(revoked())
        .containsExactly(
            "REVOKE SELECT ON TABLE \"SALES\".\"ORDERS\".\"ITEMS_V1\" FROM ROLE \"STRANGER\""
                + " CASCADE");
    assertThat(foreign("orders", "items"))
        .containsExactlyInAnyOrder(
            "warehouse/grant/SALES/*/*/role:STRANGER",
            "warehouse/schema/SALES/*",
            "warehouse/table/SALES/ORDERS/*");
  }
}

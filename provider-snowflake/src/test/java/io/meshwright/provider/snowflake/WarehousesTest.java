package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warehouses of domains, where they are asked for. */
class WarehousesTest {
  private final SnowflakeFixture fixture =
      SnowflakeFixture.askingForAll(SnowflakeFixture.filterable());
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform();

  private Mesh mesh() {
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "warehouse"))
        .product(product("sales.orders", "service:loader"))
        .product(product("sales.returns", "service:other"))
        .principal(Principal.of("service:loader").with("warehouse", "role:LOADER"))
        .principal(Principal.of("service:other").with("warehouse", "role:OTHER"))
        .build();
  }

  private static DataProduct product(String address, String producer) {
    Contract contract =
        Contract.of(
            "rows",
            "1.0.0",
            TableSchema.of("rows", Column.of("region", DataType.Text.unlimited())));
    return DataProduct.builder(address)
        .producer(producer)
        .table("main", 1, "warehouse", contract)
        .build();
  }

  @BeforeEach
  void account() {
    List.of("LOADER", "OTHER").forEach(fixture.account()::role);
    fixture.account().listener(sent::add);
  }

  private Plan plan(Mesh mesh) {
    return runs.plan(mesh);
  }

  private ApplyReport applied(Mesh mesh, PlanOptions options) {
    return runs.run(mesh, options);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = applied(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
  }

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).map(WarehousesTest::bare).toList();
  }

  /** Without its comment. */
  private static String bare(String statement) {
    return statement.replaceFirst(" COMMENT = '.*", "");
  }

  @Test
  void aDomainHasOneThatRestsWithAQuotaAndItsProducersMayUseIt() {
    apply(mesh());
    assertThat(sentAbout("MW_SALES").stream().filter(s -> !s.endsWith("SET")))
        .containsExactly(
            "CREATE WAREHOUSE \"MW_SALES\" WITH WAREHOUSE_SIZE = SMALL AUTO_SUSPEND = 120"
                + " AUTO_RESUME = TRUE INITIALLY_SUSPENDED = TRUE",
            "CREATE RESOURCE MONITOR \"MW_SALES_QUOTA\" WITH CREDIT_QUOTA = 50 TRIGGERS ON 100"
                + " PERCENT DO SUSPEND",
            "ALTER WAREHOUSE \"MW_SALES\" SET RESOURCE_MONITOR = \"MW_SALES_QUOTA\"",
            "GRANT USAGE ON WAREHOUSE \"MW_SALES\" TO ROLE \"LOADER\"",
            "GRANT USAGE ON WAREHOUSE \"MW_SALES\" TO ROLE \"OTHER\"");
    assertThat(plan(mesh()).changes()).isEmpty();
    assertThat(plan(mesh()).foreign()).isEmpty();

    assertThat(applied(mesh(), PlanOptions.DESTROY).succeeded()).isTrue();
    assertThat(fixture.ownObjects()).isEmpty();
  }

  /** Whoever makes a warehouse goes on in it, and each question would start it. */
  @Test
  void theDeployerGoesBackToHisOwn() {
    apply(mesh());
    int made =
        sent.indexOf(
            sent.stream().filter(s -> s.startsWith("CREATE WAREHOUSE")).findFirst().orElseThrow());
    assertThat(sent.get(made + 1)).isEqualTo("USE WAREHOUSE \"HOME\"");
  }

  @Test
  void whatWasChangedByHandIsPutBack() {
    apply(mesh());
    fixture
        .account()
        .run(
            "ALTER WAREHOUSE MW_SALES SET WAREHOUSE_SIZE = X4LARGE AUTO_SUSPEND = 0",
            "ALTER RESOURCE MONITOR MW_SALES_QUOTA SET CREDIT_QUOTA = 9000",
            "ALTER WAREHOUSE MW_SALES UNSET RESOURCE_MONITOR",
            "GRANT OPERATE ON WAREHOUSE MW_SALES TO ROLE LOADER");

    assertThat(plan(mesh()).changes())
        .extracting(c -> c.address().kind())
        .containsExactlyInAnyOrder("warehouse", "resource-monitor", "warehouse-grant");
    apply(mesh());
    assertThat(sent.stream().map(WarehousesTest::bare))
        .containsExactlyInAnyOrder(
            "ALTER WAREHOUSE \"MW_SALES\" SET WAREHOUSE_SIZE = SMALL AUTO_SUSPEND = 120"
                + " AUTO_RESUME = TRUE",
            "ALTER RESOURCE MONITOR \"MW_SALES_QUOTA\" SET CREDIT_QUOTA = 50 TRIGGERS ON 100"
                + " PERCENT DO SUSPEND",
            "ALTER WAREHOUSE \"MW_SALES\" SET RESOURCE_MONITOR = \"MW_SALES_QUOTA\"",
            "REVOKE OPERATE ON WAREHOUSE \"MW_SALES\" FROM ROLE \"LOADER\" CASCADE");
    assertThat(plan(mesh()).changes()).isEmpty();
  }

  @Test
  void whomOthersLetUseItIsShownAndGoesInAnAuthoritativeRun() {
    apply(mesh());
    fixture.account().run("GRANT USAGE ON WAREHOUSE MW_SALES TO ROLE STRANGER");
    assertThat(plan(mesh()).foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.address())
                  .isEqualTo(
                      Address.of("warehouse", "warehouse-grant", "", "MW_SALES", "role:STRANGER"));
              // It lets nobody read.
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.NONE);
            });
    platform =
        new Platform(
            platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE);
    apply(mesh());
    assertThat(sent)
        .containsExactly("REVOKE USAGE ON WAREHOUSE \"MW_SALES\" FROM ROLE \"STRANGER\" CASCADE");
  }

  @Test
  void aProducerWhoLeavesMayUseItNoMore() {
    apply(mesh());
    Mesh fewer =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .product(product("sales.orders", "service:loader"))
            .principal(Principal.of("service:loader").with("warehouse", "role:LOADER"))
            .build();
    apply(fewer);
    assertThat(sentAbout("ON WAREHOUSE"))
        .containsExactly("REVOKE USAGE ON WAREHOUSE \"MW_SALES\" FROM ROLE \"OTHER\" CASCADE");
    assertThat(plan(fewer).changes()).isEmpty();
  }

  @Test
  void withoutTheSettingNothingIsReadAndWithNoneWhatIsLeftGoes() {
    apply(mesh());
    platform = without(platform, List.of("warehouse-size", "auto-suspend", "credit-quota"));
    Platform asked = platform;
    platform = without(platform, List.of("warehouses"));
    List<String> families = new ArrayList<>();
    fixture.calls(call -> families.add(call.family()));
    assertThat(plan(mesh()).changes()).isEmpty();
    assertThat(families).noneMatch(f -> f.contains("warehouse") || f.contains("monitor"));

    platform = asked.with("warehouses", "none");
    assertThat(plan(mesh()).changes())
        .extracting(PlannedChange::address)
        .extracting(Address::kind)
        .containsExactlyInAnyOrder(
            "warehouse", "resource-monitor", "warehouse-grant", "warehouse-grant");
    apply(mesh());
    assertThat(fixture.ownObjects()).noneMatch(l -> l.contains("MW_SALES"));
  }

  private static Platform without(Platform platform, List<String> settings) {
    TreeMap<String, String> kept = new TreeMap<>(platform.settings());
    kept.keySet().removeAll(settings);
    return new Platform(platform.name(), platform.provider(), kept, platform.authority());
  }

  @Test
  void oneOfTheSameNameThatIsNotOursIsInTheWay() {
    fixture.account().run("CREATE WAREHOUSE MW_SALES COMMENT = 'mine'");
    assertThat(plan(mesh()).problems().toString()).contains("foreign-object", "MW_SALES");
  }

  /** A monitor has no place for a marker; one that others rely on is not changed. */
  @Test
  void aMonitorThatAnotherWarehouseHasIsInTheWay() {
    apply(mesh());
    fixture
        .account()
        .run("CREATE WAREHOUSE THEIRS WITH RESOURCE_MONITOR = MW_SALES_QUOTA COMMENT = 'mine'");
    assertThat(plan(mesh()).problems().toString()).contains("foreign-object", "resource-monitor");
  }

  @Test
  void whoIsNoAccountAdministratorMakesNoMonitorAndNobodyUsesAWarehouseWithoutItsQuota() {
    fixture.account().administrator("NOBODY");
    fixture.account().denied(s -> s.contains("RESOURCE MONITOR "));
    ApplyReport report = applied(mesh(), PlanOptions.DEFAULT);
    assertThat(report.results().toString()).contains("snowflake-permission");
    assertThat(sentAbout("GRANT USAGE ON WAREHOUSE")).isEmpty();
  }
}

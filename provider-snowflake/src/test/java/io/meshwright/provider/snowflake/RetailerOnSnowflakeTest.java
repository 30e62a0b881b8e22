package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.example.PlacedRetailer;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with its domain of sales on Snowflake. */
class RetailerOnSnowflakeTest {
  private static final Path SCRIPT =
      Path.of("src/test/resources/io/meshwright/provider/snowflake/retailer-sales.sql");
  private static final Address ORDERS =
      Address.of("warehouse", "table", "SALES", "ORDERS", "ORDERS_V2");

  private final SnowflakeFixture fixture = SnowflakeFixture.everyType();
  private Path places;
  private Mesh mesh;
  private Meshwright engine;

  @BeforeEach
  void read(@TempDir Path folder, @TempDir Path other) {
    places = other;
    mesh = PlacedRetailer.read(folder, fixture.platform(), this::role);
    engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    fixture.factory(),
                    new SimulatedProviderFactory(SimulatedPlatform.atomic("local"))))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private String role(String principal) {
    String name = principal.toUpperCase(Locale.ROOT).replace('-', '_');
    fixture.account().role(name);
    return "role:" + name;
  }

  private Plan plan() {
    return engine.plan(mesh, PlacedRetailer.SALES);
  }

  private void apply(PlanOptions options) {
    ApplyReport report =
        engine.apply(engine.plan(mesh, options), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.done()).as(report.results().toString()).isEqualTo(report.results().size());
  }

  @Test
  void itIsAppliedPlansEmptyShowsWhatOthersGrantedAndGoesWithoutATrace() {
    fixture.makeForeignObjects();
    List<String> foreign = fixture.foreignObjects();
    apply(PlacedRetailer.SALES);
    assertThat(fixture.ownObjects()).isNotEmpty();
    assertThat(plan().changes()).isEmpty();
    assertThat(plan().foreign()).isEmpty();

    List<Address> given = fixture.giveAccessByHand(ORDERS);
    assertThat(plan().foreign())
        .extracting(ForeignObject::address)
        .containsExactlyInAnyOrderElementsOf(given);

    fixture.hands().drop(ORDERS);
    apply(PlacedRetailer.SALES);
    assertThat(plan().changes()).isEmpty();
    apply(PlacedRetailer.SALES.withDestroy(true));
    assertThat(fixture.ownObjects()).isEmpty();
    assertThat(fixture.foreignObjects()).isEqualTo(foreign);
  }

  /** Accounts of that edition have no policies, and refuse them. */
  @Test
  void onStandardEditionItIsAppliedByViewsAndPlansEmpty() {
    fixture.account().standard(true);
    mesh = PlacedRetailer.read(places, fixture.platform().with("policies", "view"), this::role);
    apply(PlacedRetailer.SALES);
    assertThat(plan().changes()).isEmpty();
    apply(PlacedRetailer.SALES.withDestroy(true));
    assertThat(fixture.ownObjects()).isEmpty();
  }

  /** The view of another domain, in another database, over a table of sales. */
  @Test
  void theRevenueOfFinanceIsAViewOfOrders() {
    mesh = PlacedRetailer.read(places, fixture.platform(), this::role, List.of("sales", "finance"));
    PlanOptions both =
        PlanOptions.DEFAULT.withDomains(
            Ordered.set(List.of(new DomainName("sales"), new DomainName("finance"))));
    List<String> statements = new ArrayList<>();
    fixture.account().listener(statements::add);
    apply(both);
    assertThat(statements)
        .anyMatch(
            s ->
                s.startsWith("CREATE SECURE VIEW \"FINANCE\".\"REVENUE\".\"REVENUE_V1\"")
                    && s.contains("\"AMOUNT\"")
                    && s.contains("FROM \"SALES\".\"ORDERS\".\"ORDERS_V2\" WHERE"));
    assertThat(engine.plan(mesh, both).changes()).isEmpty();

    // Somebody else's view in one of our databases over a table in another.
    fixture
        .account()
        .run(
            "CREATE VIEW FINANCE.PUBLIC.SPY AS SELECT AMOUNT FROM SALES.ORDERS.ORDERS_V2",
            "GRANT USAGE ON DATABASE FINANCE TO ROLE STRANGER",
            "GRANT USAGE ON SCHEMA FINANCE.PUBLIC TO ROLE STRANGER",
            "GRANT SELECT ON VIEW FINANCE.PUBLIC.SPY TO ROLE STRANGER");
    assertThat(engine.plan(mesh, both).foreign())
        .filteredOn(f -> f.effect() == ForeignObject.Effect.UNKNOWN)
        .extracting(f -> f.address().toString())
        .contains("warehouse/view/FINANCE/PUBLIC/SPY");
    fixture.account().run("DROP VIEW FINANCE.PUBLIC.SPY");

    apply(both.withDestroy(true));
    assertThat(fixture.ownObjects()).noneMatch(l -> l.contains("meshwright:"));
  }

  /** Written anew with {@code -Dmeshwright.golden=true}. */
  @Test
  void everyStatementIsInAFileToRead() throws IOException {
    List<String> statements = new ArrayList<>();
    fixture.account().listener(statements::add);
    apply(PlacedRetailer.SALES);
    statements.removeIf(s -> s.contains("MESHWRIGHT_LOCK_"));
    String script = String.join(";\n", statements) + ";\n";
    if (Boolean.getBoolean("meshwright.golden")) {
      Files.createDirectories(SCRIPT.resolveSibling("."));
      Files.writeString(SCRIPT, script, StandardCharsets.UTF_8);
    }
    assertThat(script).isEqualTo(Files.readString(SCRIPT, StandardCharsets.UTF_8));
  }
}

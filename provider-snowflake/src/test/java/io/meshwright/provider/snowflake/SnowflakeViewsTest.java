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
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are read by way of a view. */
class SnowflakeViewsTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> statements = new ArrayList<>();
  private Platform platform = fixture.platform();
  private Meshwright engine;

  @BeforeEach
  void open(@TempDir Path folder) {
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
    List.of("READERS", "FINANCE", "INTERNS", "ETL").forEach(fixture.account()::role);
    fixture.account().listener(statements::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Mesh mesh(Consumer<VerdictPolicies> written) {
    TableSchema table =
        TableSchema.of(
            "orders",
            Column.of("region", DataType.Text.unlimited()),
            Column.of("amount", new DataType.Int64()),
            Column.of("email", DataType.Text.unlimited()));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(
                        PORT.product(),
                        List.of(
                            OutputPort.table(
                                PORT, platform.name(), Contract.of("orders", "1.0.0", table))))
                    .toBuilder()
                    .producer("group:etl")
                    .build());
    List.of("readers", "finance", "interns", "etl")
        .forEach(
            g ->
                mesh.principal(
                    Principal.of("group:" + g)
                        .with("warehouse", "role:" + g.toUpperCase(Locale.ROOT))));
    VerdictPolicies policies = new VerdictPolicies();
    written.accept(policies);
    policies.addTo(mesh);
    return mesh.build();
  }

  private void apply(Mesh mesh) {
    statements.clear();
    Plan plan = engine.plan(mesh, PlanOptions.DEFAULT);
    assertThat(plan.problems()).allMatch(p -> p.code().equals("access-gap"));
    ApplyReport report = engine.apply(plan, ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
    statements.removeIf(s -> s.contains("MESHWRIGHT_LOCK_"));
  }

  private int first(String part) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError(part + " is not among " + String.join("\n", statements));
  }

  @Test
  void oneWhosePoliciesComeToClashIsReadByAViewFromThenOn() {
    apply(mesh(p -> p.reads("").masks("email")));
    assertThat(statements).noneMatch(s -> s.contains("VIEW"));

    apply(mesh(p -> p.reads("email like 'a%'").masks("email")));
    assertThat(first("CREATE SECURE VIEW")).isLessThan(first("GRANT SELECT ON VIEW"));
    // Its conditions would see what the mask on the table shows.
    assertThat(first("UNSET MASKING POLICY")).isLessThan(first("GRANT SELECT ON VIEW"));
    assertThat(first("REVOKE SELECT ON TABLE")).isLessThan(first("UNSET MASKING POLICY"));

    apply(mesh(p -> p.reads("").masks("email")));
    assertThat(first("REVOKE SELECT ON VIEW")).isLessThan(first("DROP VIEW"));
    assertThat(first("SET MASKING POLICY")).isLessThan(first("GRANT SELECT ON TABLE"));
  }

  @Test
  void anotherTextTakesThePlaceOfTheFirstInOneStatement() {
    apply(mesh(p -> p.reads("email like 'a%'").masks("email")));
    apply(mesh(p -> p.reads("email like 'b%'").masks("email")));
    assertThat(statements)
        .singleElement()
        .asString()
        .startsWith("CREATE OR REPLACE SECURE VIEW \"SALES\".\"ORDERS\".\"ORDERS_V1_VIEW\"")
        .contains(" COPY GRANTS ");
  }

  @Test
  void oneThatIsNoLongerSecureIsMadeSecureAgain() {
    Mesh mesh = mesh(p -> p.reads("email like 'a%'").masks("email"));
    apply(mesh);
    fixture.account().run("ALTER VIEW SALES.ORDERS.ORDERS_V1_VIEW UNSET SECURE");
    apply(mesh);
    assertThat(statements).singleElement().asString().startsWith("CREATE OR REPLACE SECURE VIEW");
  }

  private void spy(String statement) {
    fixture
        .account()
        .run(
            statement,
            "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
            "GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE STRANGER",
            "GRANT SELECT ON VIEW SALES.PUBLIC.SPY TO ROLE STRANGER");
  }

  /** What of others may give access. */
  private List<String> widens(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT).foreign().stream()
        .filter(f -> f.effect() == ForeignObject.Effect.UNKNOWN)
        .map(f -> f.address().toString())
        .toList();
  }

  @Test
  void whoMayReadSomebodyElsesViewMaySeeAllOfTheTablesThatItNames() {
    Mesh mesh = mesh(p -> p.reads(""));
    apply(mesh);
    spy("CREATE VIEW SALES.PUBLIC.SPY AS SELECT EMAIL FROM SALES.ORDERS.ORDERS_V1");
    assertThat(widens(mesh)).contains("warehouse/view/SALES/PUBLIC/SPY");

    fixture.account().run("DROP VIEW SALES.PUBLIC.SPY", "CREATE TABLE SALES.PUBLIC.T (A NUMBER)");
    spy("CREATE VIEW SALES.PUBLIC.SPY AS SELECT A FROM SALES.PUBLIC.T");
    assertThat(widens(mesh)).doesNotContain("warehouse/view/SALES/PUBLIC/SPY");

    // The text of a secure view is its owner's.
    fixture.account().run("DROP VIEW SALES.PUBLIC.SPY");
    spy("CREATE SECURE VIEW SALES.PUBLIC.SPY AS SELECT A FROM SALES.PUBLIC.T");
    assertThat(widens(mesh)).contains("warehouse/view/SALES/PUBLIC/SPY");
  }

  @Test
  void namesWithoutQuotesAreInCapitals() {
    Mesh mesh = mesh(p -> p.reads(""));
    apply(mesh);
    spy("CREATE VIEW SALES.PUBLIC.SPY (MAIL) AS SELECT \"EMAIL\" FROM" + " sales.orders.Orders_v1");
    assertThat(
            engine.plan(mesh, PlanOptions.DEFAULT).foreign().stream()
                .filter(f -> f.effect() != ForeignObject.Effect.NONE)
                .map(f -> f.address().toString()))
        .contains("warehouse/view/SALES/PUBLIC/SPY");
  }

  @Test
  void aViewOfAViewShowsWhatThatOneShows() {
    Mesh mesh = mesh(p -> p.reads("email like 'a%'").masks("email"));
    apply(mesh);
    spy("CREATE VIEW SALES.PUBLIC.SPY AS SELECT EMAIL FROM SALES.ORDERS.ORDERS_V1_VIEW");
    assertThat(widens(mesh)).contains("warehouse/view/SALES/PUBLIC/SPY");
  }

  @Test
  void whatSomebodyIsGivenOfOurViewIsShownAndTakenBack() {
    Consumer<VerdictPolicies> policies = p -> p.reads("email like 'a%'").masks("email");
    Mesh mesh = mesh(policies);
    apply(mesh);
    fixture
        .account()
        .run(
            "GRANT USAGE ON DATABASE SALES TO ROLE INTERNS",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE INTERNS",
            "GRANT SELECT ON VIEW SALES.ORDERS.ORDERS_V1_VIEW TO ROLE INTERNS");
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).foreign())
        .extracting(f -> f.address().toString())
        .contains("warehouse/grant/SALES/ORDERS/ORDERS_V1_VIEW/role:INTERNS");
    platform = platform.with(Authority.AUTHORITATIVE);
    apply(mesh(policies));
    assertThat(statements)
        .contains(
            "REVOKE SELECT ON VIEW \"SALES\".\"ORDERS\".\"ORDERS_V1_VIEW\" FROM ROLE \"INTERNS\""
                + " CASCADE");
  }

  @Test
  void aTableInThePlaceOfAViewIsSeenBeforeAnythingIsMade() {
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            "CREATE DATABASE SALES COMMENT ="
                + " 'meshwright:at=SALES&mesh=retailer&scope=sales&workspace=main'",
            "CREATE SCHEMA SALES.ORDERS WITH MANAGED ACCESS COMMENT ="
                + " 'meshwright:at=SALES.ORDERS&mesh=retailer&scope=sales.orders&workspace=main'",
            "CREATE TABLE SALES.ORDERS.ORDERS_V1_VIEW (A NUMBER)");
    Plan plan =
        engine.plan(mesh(p -> p.reads("email like 'a%'").masks("email")), PlanOptions.DEFAULT);
    assertThat(plan.problems()).anyMatch(p -> p.toString().contains("ORDERS_V1_VIEW"));
  }
}

package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.AccessQuestion;
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
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports of views over dynamic tables. */
class DynamicTablesTest {
  private static final ProductAddress PRODUCT = ProductAddress.of("sales", "orders");
  private static final TableAddress TABLE =
      new TableAddress(new PortAddress(PRODUCT, "orders", 1), "orders");
  private static final TableAddress EU = new TableAddress(new PortAddress(PRODUCT, "eu", 1), "eu");
  private static final String VIEW = "\"SALES\".\"ORDERS\".\"EU_V1\"";
  private static final String MARKER =
      "meshwright:at=SALES.ORDERS.SPY&column.EMAIL=text+email&mesh=%s&scope=sales.orders"
          + "&workspace=main";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final Platform secure = fixture.platform();
  private final Platform dynamic = fixture.withDynamicViews().platform();
  private final List<String> statements = new ArrayList<>();
  private Meshwright engine;

  @BeforeEach
  void open(@TempDir Path folder) {
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
    List.of("READERS", "ETL", "INTERNS").forEach(fixture.account()::role);
    fixture.account().listener(statements::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static Column text(String name) {
    return Column.of(name, DataType.Text.unlimited());
  }

  private static Mesh mesh(Platform platform, String where, Consumer<Mesh.Builder> more) {
    OutputPort view =
        OutputPort.builder(
                EU.port(),
                platform.name(),
                Contract.of("eu", "1.0.0", TableSchema.of("eu", text("region"), text("email"))))
            .kind(PortKind.VIEW)
            .view(
                new ViewDefinition.Select(
                    TABLE,
                    Map.of("region", "region", "email", "email"),
                    FilterParser.parse(where).expression()))
            .build();
    OutputPort table =
        OutputPort.table(
            TABLE.port(),
            platform.name(),
            Contract.of(
                "orders",
                "1.0.0",
                TableSchema.of(
                    "orders",
                    text("region"),
                    Column.of("amount", new DataType.Int64()),
                    text("email"),
                    text("status"))));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(PRODUCT, List.of(table, view)).toBuilder()
                    .producer("group:etl")
                    .build());
    List.of("readers", "etl")
        .forEach(
            g ->
                mesh.principal(
                    Principal.of("group:" + g)
                        .with("warehouse", "role:" + g.toUpperCase(Locale.ROOT))));
    more.accept(mesh);
    return mesh.build();
  }

  /** Whoever reads the view, whole. */
  private static Mesh mesh(Platform platform, String where) {
    return mesh(
        platform,
        where,
        m -> m.policy(AccessPolicy.builder("reads", "group:readers", "sales.orders.eu").build()));
  }

  private Mesh mesh() {
    return mesh(dynamic, "region = 'EU'");
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private Plan apply(Mesh mesh) {
    statements.clear();
    Plan plan = plan(mesh);
    ApplyReport report = engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
    statements.removeIf(s -> s.contains("MESHWRIGHT_LOCK_"));
    return plan;
  }

  private int first(String part) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError(part + " is not among " + String.join("\n", statements));
  }

  /** Names of the dynamic tables that are there. */
  private List<String> kept() {
    return fixture.account().lines().stream()
        .filter(l -> l.startsWith("dynamic table "))
        .map(l -> l.split(" ", 4)[2])
        .toList();
  }

  private void let(String... statements) {
    fixture
        .account()
        .run(
            "GRANT USAGE ON DATABASE SALES TO ROLE INTERNS",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE INTERNS");
    fixture.account().run(statements);
  }

  /** Objects of others that may give access, and what they are on. */
  private List<String> widening(Mesh mesh) {
    return plan(mesh).foreign().stream()
        .filter(
            f ->
                f.effect() == ForeignObject.Effect.WIDENS
                    || f.effect() == ForeignObject.Effect.UNKNOWN)
        .map(f -> f.address().toString())
        .toList();
  }

  @Test
  void itIsMadeBeforeItsViewWhichReadsItAndAsksTheFilterAgain() {
    apply(mesh());
    assertThat(statements.get(first("DYNAMIC TABLE")))
        .startsWith("CREATE DYNAMIC TABLE \"SALES\".\"ORDERS\".\"EU_V1_DATA_")
        .contains("TARGET_LAG = DOWNSTREAM WAREHOUSE = \"REFRESHING\"", "ON_SCHEDULE")
        .endsWith(
            "AS SELECT \"REGION\", \"EMAIL\" FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\""
                + " WHERE \"REGION\" = 'EU'");
    int made = first("DYNAMIC TABLE");
    assertThat(statements.get(made + 1)).endsWith(" REFRESH");
    assertThat(statements.get(made + 2)).endsWith(" SET TARGET_LAG = '1 hour'");
    assertThat(first("SET TARGET_LAG")).isLessThan(first("CREATE SECURE VIEW " + VIEW));
    assertThat(statements.get(first("CREATE SECURE VIEW " + VIEW)))
        .contains("FROM \"SALES\".\"ORDERS\".\"EU_V1_DATA_")
        .contains("\"REGION\" = 'EU'")
        .contains("IS_ROLE_IN_SESSION ('READERS')");
    assertThat(statements).noneMatch(s -> s.startsWith("GRANT") && s.contains("_DATA_"));
  }

  @Test
  void anotherLagIsOneStatement() {
    apply(mesh());
    apply(mesh(dynamic.with("target-lag", "2 hours"), "region = 'EU'"));
    assertThat(statements)
        .singleElement()
        .asString()
        .startsWith("ALTER DYNAMIC TABLE \"SALES\".\"ORDERS\".\"EU_V1_DATA_")
        .endsWith("SET TARGET_LAG = '2 hours'");
    assertThat(plan(mesh(dynamic.with("target-lag", "120 minutes"), "region = 'EU'")).changes())
        .isEmpty();
  }

  @Test
  void anotherFilterIsAnotherOneAndTheOldOneGoesAfterTheViewHasTurned() {
    apply(mesh());
    List<String> old = kept();
    apply(mesh(dynamic, "region = 'EU' and status <> 'draft'"));
    int turned = first("CREATE OR REPLACE SECURE VIEW " + VIEW);
    assertThat(first("CREATE DYNAMIC TABLE")).isLessThan(turned);
    assertThat(turned).isLessThan(first("DROP DYNAMIC TABLE"));
    assertThat(kept()).hasSize(1).doesNotContainAnyElementsOf(old);
  }

  @Test
  void theSettingBackAndForthTakesNobodysRightsAndGivesNobodyAny() {
    apply(mesh(secure, "region = 'EU'"));
    List<String> rights = rights();

    Plan forth = apply(mesh());
    assertThat(forth.widens()).isFalse();
    assertThat(statements.get(first("REPLACE SECURE VIEW"))).contains(" COPY GRANTS ");
    assertThat(statements).noneMatch(s -> s.startsWith("GRANT") || s.startsWith("REVOKE"));
    assertThat(rights()).isEqualTo(rights);

    Plan back = apply(mesh(secure, "region = 'EU'"));
    assertThat(back.widens()).isFalse();
    assertThat(first("REPLACE SECURE VIEW")).isLessThan(first("DROP DYNAMIC TABLE"));
    assertThat(statements).noneMatch(s -> s.startsWith("GRANT") || s.startsWith("REVOKE"));
    assertThat(rights()).isEqualTo(rights);
    assertThat(kept()).isEmpty();
  }

  /** What anybody has, but for what owners have. */
  private List<String> rights() {
    return fixture.account().lines().stream()
        .filter(l -> l.contains("SELECT") && !l.contains("MESHWRIGHT_LOCK_"))
        .filter(l -> !l.startsWith("view ") && !l.startsWith("dynamic table "))
        .toList();
  }

  @Test
  void whatSomebodyIsGivenOfItIsShownAndTakenBack() {
    Mesh mesh = mesh();
    apply(mesh);
    let("GRANT SELECT ON DYNAMIC TABLE " + kept().getFirst() + " TO ROLE INTERNS");
    List<ForeignObject> given =
        plan(mesh).foreign().stream()
            .filter(f -> f.address().toString().contains("_DATA_"))
            .toList();
    assertThat(given)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.WIDENS);
              assertThat(f.address().toString()).endsWith("/role:INTERNS");
            });

    apply(mesh.toBuilder().platform(dynamic.with(Authority.AUTHORITATIVE)).build());
    assertThat(statements)
        .anyMatch(s -> s.startsWith("REVOKE SELECT ON DYNAMIC TABLE") && s.contains("\"INTERNS\""));
  }

  @Test
  void grantsOnDynamicTablesToComeAreTakenFromANewOne() {
    apply(mesh(secure, "region = 'EU'"));
    let("GRANT SELECT ON FUTURE DYNAMIC TABLES IN SCHEMA SALES.ORDERS TO ROLE INTERNS");
    apply(mesh());
    int made = first("CREATE DYNAMIC TABLE");
    assertThat(statements.get(made + 1))
        .startsWith("REVOKE SELECT ON DYNAMIC TABLE \"SALES\".\"ORDERS\".\"EU_V1_DATA_")
        .contains("FROM ROLE \"INTERNS\"");
    assertThat(statements.get(made + 2)).startsWith("ALTER DYNAMIC TABLE").endsWith(" REFRESH");
  }

  /** Wherever a run ends: whoever has a right by the future has it on nothing. */
  @Test
  void noRunThatIsCutOffLeavesACopyThatOthersRead() {
    String future = "GRANT SELECT ON FUTURE DYNAMIC TABLES IN SCHEMA SALES.ORDERS TO ROLE INTERNS";
    for (int after = 0; after < 20; after++) {
      fixture.clear();
      List.of("READERS", "ETL", "INTERNS").forEach(fixture.account()::role);
      fixture.account().denied(s -> false);
      apply(mesh(secure, "region = 'EU'"));
      let(future);
      boolean cut = cutOff(mesh(), after);
      assertThat(readUnmasked()).as("after %s", after).isEmpty();
      if (after % 2 == 0) {
        // What it gave once is not taken by asking what it gives.
        let(future.replace("GRANT", "REVOKE").replace("TO ROLE", "FROM ROLE"));
      }
      apply(mesh());
      assertThat(readUnmasked()).as("after %s", after).isEmpty();
      assertThat(unfilled()).as("after %s", after).isEmpty();
      // The same where another query is put in the place of its own.
      cut |= cutOff(mesh(dynamic, "region = 'US'"), after);
      assertThat(readUnmasked()).as("after %s", after).isEmpty();
      apply(mesh(dynamic, "region = 'US'"));
      assertThat(readUnmasked()).as("after %s", after).isEmpty();
      assertThat(unfilled()).as("after %s", after).isEmpty();
      if (!cut) {
        assertThat(after).isGreaterThan(3);
        return;
      }
    }
    throw new AssertionError("a run is never whole");
  }

  /** Whether a run was cut off after some statements about dynamic tables. */
  private boolean cutOff(Mesh mesh, int after) {
    AtomicInteger left = new AtomicInteger(after);
    AtomicBoolean cut = new AtomicBoolean();
    fixture
        .account()
        .denied(
            s -> {
              boolean changes = s.contains("DYNAMIC TABLE ") && !s.startsWith("SHOW");
              boolean denies = cut.get() || changes && left.getAndDecrement() <= 0;
              cut.compareAndSet(false, denies);
              return denies && !s.matches("(?s)(SHOW|SELECT) .*|.*MESHWRIGHT_LOCK_.*");
            });
    assertThat(engine.apply(plan(mesh), ApplyOptions.DEFAULT.withAllowDataLoss(true)).succeeded())
        .isEqualTo(!cut.get());
    fixture.account().denied(s -> false);
    return cut.get();
  }

  private List<String> unfilled() {
    return fixture.account().lines().stream().filter(l -> l.contains("filled=false")).toList();
  }

  /** What interns may select from that has something in it. */
  private List<String> readUnmasked() {
    return kept().stream()
        .filter(k -> unfilled().stream().noneMatch(l -> l.contains(k)))
        .filter(
            k ->
                rights().stream()
                    .anyMatch(l -> l.contains("INTERNS") && l.contains(k) && l.contains("SELECT")))
        .toList();
  }

  @Test
  void oneThatIsNotFilledIsADifferenceThatTheNextRunEnds() {
    apply(mesh(secure, "region = 'EU'"));
    fixture.account().denied(s -> s.endsWith(" REFRESH"));
    assertThat(engine.apply(plan(mesh()), ApplyOptions.DEFAULT).succeeded()).isFalse();
    assertThat(unfilled()).hasSize(1);
    fixture.account().denied(s -> false);
    assertThat(plan(mesh()).changes())
        .extracting(c -> c.address().kind())
        .containsExactly("dynamic-table", "view");
    apply(mesh());
    assertThat(statements).noneMatch(s -> s.startsWith("CREATE DYNAMIC TABLE"));
    assertThat(unfilled()).isEmpty();
  }

  /** Another domain in its own database, which is all that interns read. */
  private Mesh withStockAndInterns() {
    return mesh(
        dynamic,
        "region = 'EU'",
        m ->
            m.policy(AccessPolicy.builder("reads", "group:readers", "sales.orders.eu").build())
                .principal(Principal.of("group:interns").with("warehouse", "role:INTERNS"))
                .policy(AccessPolicy.builder("items", "group:interns", "stock.items").build())
                .domain(Domain.of("stock", "warehouse"))
                .product(
                    DataProduct.builder("stock.items")
                        .table(
                            "main",
                            1,
                            "warehouse",
                            Contract.of("items", "1.0.0", TableSchema.of("items", text("name"))))
                        .build()));
  }

  /** Tables of the product of which interns see something that no policy gives. */
  private List<String> seen(Mesh mesh) {
    return engine
        .explain(mesh, AccessQuestion.ofPrincipals("sales.orders", "group:interns").withLive(true))
        .tables()
        .stream()
        .filter(t -> t.live().filter(l -> !l.exposure().equals(t.exposure())).isPresent())
        .map(t -> t.table().table())
        .toList();
  }

  @Test
  void whoMaySelectFromItSeesThePortAndTheTable() {
    Mesh mesh = withStockAndInterns();
    apply(mesh);
    assertThat(seen(mesh)).isEmpty();
    let("GRANT SELECT ON DYNAMIC TABLE " + kept().getFirst() + " TO ROLE INTERNS");
    assertThat(seen(mesh)).containsExactlyInAnyOrder("eu", "orders");
  }

  @Test
  void oneOfOthersCountsForTheTableThatItReadsAlsoFromAnotherDatabase() {
    Mesh mesh = withStockAndInterns();
    apply(mesh);
    for (String query :
        List.of(
            "SELECT \"EMAIL\" FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\"",
            "SELECT \"EMAIL\" FROM sales.orders.Orders_v1",
            "SELECT EMAIL FROM SALES.ORDERS.ORDERS_V1")) {
      fixture
          .account()
          .run(
              spy("STOCK.PUBLIC.SPY", query, ""),
              "GRANT USAGE ON DATABASE STOCK TO ROLE INTERNS",
              "GRANT USAGE ON SCHEMA STOCK.PUBLIC TO ROLE INTERNS",
              "GRANT SELECT ON DYNAMIC TABLE STOCK.PUBLIC.SPY TO ROLE INTERNS");
      assertThat(widening(mesh)).as(query).contains("warehouse/dynamic-table/STOCK/PUBLIC/SPY");
      assertThat(seen(mesh)).as(query).containsExactly("orders");
      fixture.account().run("DROP DYNAMIC TABLE STOCK.PUBLIC.SPY");
    }
  }

  @Test
  void aPolicyOnATagOfTheTableReachesThePortAlsoBelowOne() {
    Platform tagged = dynamic.with("tags", "object");
    Mesh mesh = mesh(tagged, "region = 'EU'");
    apply(mesh);
    AccessQuestion readers =
        AccessQuestion.ofPrincipals("sales.orders.eu", "group:readers").withLive(true);
    assertThat(engine.explain(mesh, readers).tables())
        .singleElement()
        .satisfies(t -> assertThat(t.live().orElseThrow().exact()).isTrue());
    fixture
        .account()
        .run(
            "CREATE DATABASE GOVERNANCE COMMENT = 'mine'",
            "CREATE MASKING POLICY GOVERNANCE.PUBLIC.HIDE AS (V VARCHAR) RETURNS VARCHAR -> NULL"
                + " COMMENT = 'mine'",
            "ALTER TAG SALES.MW_TAGS.PRODUCT SET MASKING POLICY GOVERNANCE.PUBLIC.HIDE");
    assertThat(engine.explain(mesh, readers).tables())
        .singleElement()
        .satisfies(t -> assertThat(t.live().orElseThrow().exact()).isFalse());
  }

  @Test
  void oneThatOnlySaysThatItIsOursCountsForItsTableOrGoes() {
    Mesh mesh = mesh();
    apply(mesh);
    String query = "SELECT \"EMAIL\" FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\"";
    let(
        spy("SALES.ORDERS.SPY", query, MARKER.formatted("another")),
        "GRANT SELECT ON DYNAMIC TABLE SALES.ORDERS.SPY TO ROLE INTERNS");
    String spy = "warehouse/dynamic-table/SALES/ORDERS/SPY";
    assertThat(widening(mesh)).contains(spy);

    fixture.account().run("DROP DYNAMIC TABLE SALES.ORDERS.SPY");
    fixture
        .account()
        .runAs("DEPLOYER", spy("SALES.ORDERS.SPY", query, MARKER.formatted("retailer")));
    assertThat(plan(mesh).changes()).extracting(c -> c.address().toString()).contains(spy);
  }

  private static String spy(String name, String query, String comment) {
    return "CREATE DYNAMIC TABLE "
        + name
        + " TARGET_LAG = '1 minute' WAREHOUSE = W REFRESH_MODE = AUTO INITIALIZE = ON_CREATE"
        + " COMMENT = '"
        + comment
        + "' AS "
        + query;
  }

  @Test
  void aViewOfOthersOverOneCountsForThePortAndTheTable() {
    Mesh mesh = withStockAndInterns();
    apply(mesh);
    let(
        "CREATE VIEW SALES.ORDERS.SPY AS SELECT EMAIL FROM " + kept().getFirst(),
        "GRANT SELECT ON VIEW SALES.ORDERS.SPY TO ROLE INTERNS");
    assertThat(widening(mesh)).contains("warehouse/view/SALES/ORDERS/SPY");
    assertThat(seen(mesh)).containsExactlyInAnyOrder("eu", "orders");
  }

  @Test
  void oneThatSomebodyMadeAnewIsMended() {
    Mesh mesh = mesh();
    apply(mesh);
    String made = statements.get(first("CREATE DYNAMIC TABLE"));
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            made.replace("CREATE DYNAMIC", "CREATE OR REPLACE DYNAMIC")
                .replace(" WHERE \"REGION\" = 'EU'", ""));
    assertThat(plan(mesh).changes())
        .extracting(c -> c.address().kind())
        .containsExactly("dynamic-table");
    apply(mesh);
    assertThat(statements).hasSize(3);
    assertThat(statements.getFirst())
        .startsWith("CREATE OR REPLACE DYNAMIC TABLE")
        .endsWith(" WHERE \"REGION\" = 'EU'");
    assertThat(statements.get(1)).endsWith(" REFRESH");
    assertThat(statements.getLast()).endsWith(" SET TARGET_LAG = '1 hour'");
  }

  @Test
  void destroyTakesItAfterItsView() {
    Mesh mesh = mesh();
    apply(mesh);
    statements.clear();
    Plan plan = engine.plan(mesh, PlanOptions.DEFAULT.withDestroy(true));
    assertThat(engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true)).succeeded())
        .isTrue();
    assertThat(first("DROP VIEW " + VIEW)).isLessThan(first("DROP DYNAMIC TABLE"));
    assertThat(kept()).isEmpty();
  }

  /** Another's policy on what is kept makes something else of what the view shows. */
  @Test
  void aPolicyThatSomebodyPutsOnItIsNotTakenForNothing() {
    Mesh mesh = mesh();
    apply(mesh);
    AccessQuestion readers =
        AccessQuestion.ofPrincipals("sales.orders.eu", "group:readers").withLive(true);
    assertThat(engine.explain(mesh, readers).tables())
        .singleElement()
        .satisfies(t -> assertThat(t.live().orElseThrow().exact()).isTrue());
    fixture
        .account()
        .run(
            "CREATE ROW ACCESS POLICY SALES.ORDERS.FEW AS (R VARCHAR) RETURNS BOOLEAN -> R = 'X'"
                + " COMMENT = 'mine'",
            "ALTER DYNAMIC TABLE "
                + kept().getFirst()
                + " ADD ROW ACCESS POLICY SALES.ORDERS.FEW ON (REGION)");
    assertThat(engine.explain(mesh, readers).tables())
        .singleElement()
        .satisfies(t -> assertThat(t.live().orElseThrow().exact()).isFalse());
  }

  @Test
  void aTagOfOursThatSomebodyPutsOnItsColumnGoes() {
    Mesh mesh = mesh(dynamic.with("tags", "object"), "region = 'EU'");
    apply(mesh);
    fixture
        .account()
        .run(
            "ALTER DYNAMIC TABLE "
                + kept().getFirst()
                + " MODIFY COLUMN EMAIL SET TAG SALES.MW_TAGS.PRODUCT = 'x'");
    assertThat(plan(mesh).changes()).extracting(c -> c.address().kind()).containsExactly("tagging");
    apply(mesh);
    assertThat(statements)
        .singleElement()
        .asString()
        .startsWith("ALTER DYNAMIC TABLE \"SALES\".\"ORDERS\".\"EU_V1_DATA_")
        .endsWith(" MODIFY COLUMN \"EMAIL\" UNSET TAG \"SALES\".\"MW_TAGS\".\"PRODUCT\"");
  }

  @Test
  void whatTheFutureGivesOfOneMadeAnewIsTakenAlsoWhereThatWasRefusedOnce() {
    Mesh mesh = mesh();
    apply(mesh);
    String made = statements.get(first("CREATE DYNAMIC TABLE"));
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            made.replace("CREATE DYNAMIC", "CREATE OR REPLACE DYNAMIC")
                .replace(" WHERE \"REGION\" = 'EU'", ""));
    let("GRANT SELECT ON FUTURE DYNAMIC TABLES IN SCHEMA SALES.ORDERS TO ROLE INTERNS");
    AtomicInteger left = new AtomicInteger(1);
    fixture.account().denied(s -> s.startsWith("REVOKE") && left.getAndDecrement() > 0);
    apply(mesh);
    assertThat(left).hasNonPositiveValue();
    assertThat(rights()).noneMatch(l -> l.contains("INTERNS") && l.contains("_DATA_"));
  }

  @Test
  void aMaskThatSomebodyPutsOnItsColumnIsNotTakenForNothing() {
    Mesh mesh = mesh();
    apply(mesh);
    fixture
        .account()
        .run(
            "CREATE MASKING POLICY SALES.ORDERS.HIDE AS (V VARCHAR) RETURNS VARCHAR -> NULL"
                + " COMMENT = 'mine'",
            "ALTER DYNAMIC TABLE "
                + kept().getFirst()
                + " MODIFY COLUMN EMAIL SET MASKING POLICY SALES.ORDERS.HIDE");
    AccessQuestion readers =
        AccessQuestion.ofPrincipals("sales.orders.eu", "group:readers").withLive(true);
    assertThat(engine.explain(mesh, readers).tables())
        .singleElement()
        .satisfies(t -> assertThat(t.live().orElseThrow().exact()).isFalse());
    assertThat(plan(mesh).changes()).isEmpty();
  }
}

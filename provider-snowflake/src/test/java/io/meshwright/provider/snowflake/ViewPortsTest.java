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
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports of views as secure views. */
class ViewPortsTest {
  private static final ProductAddress PRODUCT = ProductAddress.of("sales", "orders");
  private static final TableAddress TABLE =
      new TableAddress(new PortAddress(PRODUCT, "orders", 1), "orders");
  private static final TableAddress EU = new TableAddress(new PortAddress(PRODUCT, "eu", 1), "eu");
  private static final String VIEW = "\"SALES\".\"ORDERS\".\"EU_V1\"";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
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
    List.of("READERS", "FINANCE", "ETL").forEach(fixture.account()::role);
    fixture.account().listener(statements::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** By filter of rows, the columns region, total and email. */
  private static ViewDefinition select(TableAddress from, String where) {
    String amount = from.equals(TABLE) ? "amount" : "total";
    return new ViewDefinition.Select(
        from,
        Map.of("region", "region", "total", amount, "email", "email"),
        where.isEmpty()
            ? Optional.empty()
            : Optional.of(FilterParser.parse(where).expression().orElseThrow()));
  }

  private static ViewDefinition select(String where) {
    return select(TABLE, where);
  }

  private static Column text(String name) {
    return Column.of(name, DataType.Text.unlimited());
  }

  private OutputPort view(TableAddress address, ViewDefinition definition) {
    return OutputPort.builder(
            address.port(),
            fixture.platform().name(),
            Contract.of(
                address.table(),
                "1.0.0",
                TableSchema.of(
                    address.table(),
                    text("region"),
                    Column.of("total", new DataType.Int64()),
                    text("email"))))
        .kind(PortKind.VIEW)
        .view(definition)
        .build();
  }

  private Mesh mesh(List<OutputPort> views, Consumer<Mesh.Builder> policies) {
    List<OutputPort> ports = new ArrayList<>();
    ports.add(
        OutputPort.table(
            TABLE.port(),
            fixture.platform().name(),
            Contract.of(
                "orders",
                "1.0.0",
                TableSchema.of(
                    "orders",
                    text("region"),
                    Column.of("amount", new DataType.Int64()),
                    text("email"),
                    text("status")))));
    ports.addAll(views);
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "warehouse"))
            .product(DataProduct.of(PRODUCT, ports).toBuilder().producer("group:etl").build());
    List.of("readers", "finance", "etl")
        .forEach(
            g ->
                mesh.principal(
                    Principal.of("group:" + g)
                        .with("warehouse", "role:" + g.toUpperCase(Locale.ROOT))));
    policies.accept(mesh);
    return mesh.build();
  }

  private Mesh mesh(ViewDefinition view, Consumer<Mesh.Builder> policies) {
    return mesh(List.of(view(EU, view)), policies);
  }

  /** Whoever reads the view, whole. */
  private static AccessPolicy.Builder reads(String group) {
    return AccessPolicy.builder("reads-" + group, "group:" + group, "sales.orders.eu");
  }

  private static MaskingPolicy hashed(String column, String... except) {
    return MaskingPolicy.ofColumn(
        "hashed", "sales.orders." + column, new Mask.Hash(Optional.empty()), except);
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

  @Test
  void itsTextSaysWhichRowsAndWhoReadsThemAndReadersHaveNothingOnTheTable() {
    Plan plan =
        apply(
            mesh(
                select("region = 'E''U' and status <> 'draft'"),
                m -> m.policy(reads("readers").build())));
    assertThat(plan.verdicts()).extracting(PolicyVerdict::verdict).containsOnly(Verdict.EXACT);
    assertThat(statements.get(first("SECURE VIEW")))
        .startsWith("CREATE SECURE VIEW " + VIEW + " (\"REGION\", \"TOTAL\", \"EMAIL\") COMMENT")
        .contains("column.TOTAL=")
        .endsWith(
            "AS SELECT \"REGION\", \"AMOUNT\", \"EMAIL\" FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\""
                + " WHERE (\"REGION\" = 'E''U') AND (\"STATUS\" <> 'draft')"
                + " AND ((IS_ROLE_IN_SESSION ('ETL')) OR (IS_ROLE_IN_SESSION ('READERS')))");
    assertThat(statements)
        .contains(
            "GRANT SELECT ON VIEW " + VIEW + " TO DATABASE ROLE \"SALES\".\"ORDERS__EU_V1__READ\"")
        .noneMatch(s -> s.contains("ON TABLE") && s.contains("EU_V1"))
        .noneMatch(s -> s.contains("POLICY"));
  }

  @Test
  void aTableWithPoliciesIsReadByAViewSoThatTheyDoNotBindThePort() {
    Consumer<Mesh.Builder> policies =
        m ->
            m.policy(
                    AccessPolicy.builder("table", "group:finance", "sales.orders.orders")
                        .rows(VerdictPolicies.rows("amount > 5"))
                        .build())
                .policy(reads("readers").build());
    apply(mesh(List.of(), m -> m.policy(policyOfTable())));
    assertThat(statements).anyMatch(s -> s.contains("ROW ACCESS POLICY"));

    apply(mesh(select(""), policies));
    assertThat(first("REVOKE SELECT ON TABLE")).isLessThan(first("DROP ROW ACCESS POLICY"));
    assertThat(statements)
        .anyMatch(s -> s.contains("SECURE VIEW \"SALES\".\"ORDERS\".\"ORDERS_V1_VIEW\""));

    apply(mesh(List.of(), m -> m.policy(policyOfTable())));
    assertThat(first("DROP VIEW " + VIEW)).isPositive();
    assertThat(first("ADD ROW ACCESS POLICY")).isLessThan(first("GRANT SELECT ON TABLE"));
  }

  private static AccessPolicy policyOfTable() {
    return AccessPolicy.builder("table", "group:finance", "sales.orders.orders")
        .rows(VerdictPolicies.rows("amount > 5"))
        .build();
  }

  @Test
  void protectionsOfTheTableBindOnTheViewAlsoByColumnsThatItDoesNotShow() {
    apply(
        mesh(
            select(""),
            m ->
                m.policy(reads("readers").build())
                    .policy(reads("finance").build())
                    .policy(hashed("orders.orders.email", "group:finance"))
                    .policy(
                        RowPolicy.of(
                            "no-drafts",
                            "sales.orders.orders",
                            VerdictPolicies.rows("status <> 'draft'")))));
    assertThat(statements.get(first("VIEW " + VIEW)))
        .contains("\"STATUS\" <> 'draft'")
        .contains("LOWER (SHA2 (\"EMAIL\", 256))")
        .contains("IS_ROLE_IN_SESSION ('FINANCE')");
  }

  @Test
  void aViewOfAViewReadsTheTable() {
    TableAddress large = new TableAddress(new PortAddress(PRODUCT, "large", 1), "large");
    apply(
        mesh(
            List.of(view(large, select(EU, "total > 100")), view(EU, select("region = 'EU'"))),
            m -> m.policy(reads("readers").build())));
    assertThat(statements.get(first("LARGE_V1\" (")))
        .contains("FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\" WHERE (\"AMOUNT\" > 100)")
        .contains("\"REGION\" = 'EU'");
  }

  @Test
  void anotherDefinitionTakesThePlaceOfTheFirstWithItsReadersAtOnce() {
    apply(
        mesh(
            select("region = 'EU'"),
            m -> m.policy(reads("readers").build()).policy(reads("finance").build())));
    apply(mesh(select("region <> 'EU'"), m -> m.policy(reads("finance").build())));
    int replaced = first("CREATE OR REPLACE SECURE VIEW " + VIEW);
    assertThat(statements.get(replaced))
        .contains(" COPY GRANTS ")
        .contains("IS_ROLE_IN_SESSION ('FINANCE')")
        .doesNotContain("READERS");
    // Whoever had it by the first text has nothing by the second, whatever comes first.
    assertThat(statements)
        .anyMatch(s -> s.startsWith("REVOKE DATABASE ROLE") && s.contains("READERS"));
  }

  @Test
  void whatSomebodyElseMadeOfItIsMended() {
    Mesh mesh = mesh(select("region = 'EU'"), m -> m.policy(reads("readers").build()));
    apply(mesh);
    String made = statements.get(first("CREATE SECURE VIEW"));
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            made.replace("CREATE SECURE", "CREATE OR REPLACE SECURE")
                .replace("(\"REGION\" = 'EU') AND ", ""));
    assertThat(plan(mesh).changes())
        .anyMatch(c -> c.address().toString().equals("warehouse/view/SALES/ORDERS/EU_V1"));
    apply(mesh);
  }

  @Test
  void anotherFilterIsAChangeOfAccess() {
    Consumer<Mesh.Builder> policies = m -> m.policy(reads("readers").build());
    apply(mesh(select("region = 'EU'"), policies));
    assertThat(plan(mesh(select("region = 'EU' and status = 'paid'"), policies)).widens())
        .isFalse();
    assertThat(plan(mesh(select("region = 'EU' or status = 'paid'"), policies)).widens()).isTrue();
  }

  @Test
  void whoIsGivenItByHandIsShownAndSeesNothingAsItsTextDoesNotNameHim() {
    Mesh mesh = mesh(select("region = 'EU'"), m -> m.policy(reads("readers").build()));
    apply(mesh);
    fixture.account().role("INTERNS");
    fixture
        .account()
        .run(
            "GRANT USAGE ON DATABASE SALES TO ROLE INTERNS",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE INTERNS",
            "GRANT SELECT ON VIEW SALES.ORDERS.EU_V1 TO ROLE INTERNS");
    assertThat(plan(mesh).foreign())
        .anySatisfy(
            f -> {
              assertThat(f.address())
                  .hasToString("warehouse/grant/SALES/ORDERS/EU_V1/role:INTERNS");
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.NONE);
            });
    Mesh authoritative =
        mesh.toBuilder().platform(fixture.platform().with(Authority.AUTHORITATIVE)).build();
    apply(authoritative);
    assertThat(statements)
        .contains("REVOKE SELECT ON VIEW " + VIEW + " FROM ROLE \"INTERNS\" CASCADE");
  }

  /** One that says that it is a port's would count for nobody. */
  @Test
  void aViewThatOnlySaysThatItIsAPortsCountsForItsTableOrGoes() {
    Mesh mesh = mesh(select(""), m -> m.policy(reads("readers").build()));
    apply(mesh);
    String marker =
        "meshwright:at=SALES.ORDERS.SPY&column.EMAIL=text+email&mesh=%s&scope=sales.orders"
            + "&workspace=main";
    String view = "warehouse/view/SALES/ORDERS/SPY";
    spy(marker.formatted("another"));
    assertThat(plan(mesh).foreign())
        .filteredOn(f -> f.effect() == ForeignObject.Effect.WIDENS)
        .extracting(f -> f.address().toString())
        .contains(view);
    spy(marker.formatted("retailer"));
    assertThat(plan(mesh).changes()).extracting(c -> c.address().toString()).contains(view);
  }

  private void spy(String comment) {
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            "CREATE OR REPLACE SECURE VIEW SALES.ORDERS.SPY (\"EMAIL\") COMMENT = '"
                + comment
                + "' AS SELECT \"EMAIL\" FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\"",
            "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE STRANGER",
            "GRANT SELECT ON VIEW SALES.ORDERS.SPY TO ROLE STRANGER");
  }

  @Test
  void nothingIsWrittenByWayOfIt() {
    Plan plan =
        apply(
            mesh(
                select(""),
                m ->
                    m.policy(
                        reads("readers").privileges(Privilege.READ, Privilege.WRITE).build())));
    assertThat(plan.verdicts())
        .anySatisfy(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.STRICTER);
              assertThat(v.limit()).contains("view-writes");
            });
    assertThat(statements).noneMatch(s -> s.contains("INSERT") && s.contains("READERS"));
  }

  @Test
  void nativeTextIsRefused() {
    assertRefused(
        new ViewDefinition.Native(Ordered.map(Map.of("snowflake", "SELECT * FROM orders"))),
        "view-text");
  }

  @Test
  void aShareIsNoSource() {
    TableAddress shared = new TableAddress(new PortAddress(PRODUCT, "partners", 1), "shared");
    OutputPort share =
        OutputPort.builder(
                shared.port(), fixture.platform().name(), view(shared, select("")).contract())
            .kind(PortKind.SHARE)
            .build();
    assertRefused(plan(mesh(List.of(share, view(EU, select(shared, ""))), m -> {})), "view-source");
  }

  @Test
  void aFilterAboutWhoAsksIsRefused() {
    assertRefused(
        new ViewDefinition.Select(
            TABLE,
            Map.of("region", "region", "total", "amount", "email", "email"),
            Optional.of(new Expression.MemberOf(PrincipalId.parse("group:readers")))),
        "view-source");
  }

  private void assertRefused(ViewDefinition view, String limit) {
    assertRefused(plan(mesh(view, m -> m.policy(reads("readers").build()))), limit);
  }

  private static void assertRefused(Plan plan, String limit) {
    assertThat(plan.verdicts())
        .anySatisfy(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
              assertThat(v.limit()).contains(limit);
            });
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("view"));
  }
}

package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.snowflake.resource.SfMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quality rules of a contract as metrics of its tables, from the first run to the last. */
class SnowflakeMetricsTest {
  private static final String TABLE = "ALTER TABLE \"SALES\".\"ORDERS\".\"ORDERS_V1\" ";
  private static final String NULLS =
      "DATA METRIC FUNCTION \"SNOWFLAKE\".\"CORE\".\"NULL_COUNT\" ON (\"REGION\")";
  private static final String ROWS =
      "DATA METRIC FUNCTION \"SNOWFLAKE\".\"CORE\".\"ROW_COUNT\" ON ()";
  private static final String SCHEDULED = TABLE + "SET DATA_METRIC_SCHEDULE = 'TRIGGER_ON_CHANGES'";
  private static final String AS = " EXECUTE AS ROLE \"LOADER\"";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform().with("quality", "metrics");
  private boolean produced = true;

  @BeforeEach
  void roles() {
    fixture.account().role("LOADER");
    fixture
        .account()
        .run(
            "GRANT ROLE LOADER TO ROLE DEPLOYER",
            "GRANT EXECUTE DATA METRIC FUNCTION ON ACCOUNT TO ROLE LOADER");
    fixture.account().listener(sent::add);
  }

  private static QualityRule rule(String element, String metric, Map<String, String> details) {
    return new QualityRule(element, "library", metric, Ordered.map(details));
  }

  private static QualityRule rows(String bound, String value) {
    return rule("orders", "rowCount", Map.of(bound, value));
  }

  private static QualityRule nulls(String bound, String value) {
    return rule("orders.region", "nullValues", Map.of(bound, value));
  }

  private Mesh mesh(QualityRule... rules) {
    Contract.Builder contract =
        Contract.builder(
            "orders",
            "1.0.0",
            TableSchema.of(
                "orders",
                Column.of("id", new DataType.Int64()).toBuilder().required().build(),
                Column.of("region", DataType.Text.unlimited()),
                Column.of("paid", new DataType.Bool())));
    List.of(rules).forEach(contract::quality);
    DataProduct.Builder product =
        DataProduct.builder("sales.orders").table("orders", 1, "warehouse", contract.build());
    if (produced) {
      product.producer("service:loader");
    }
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "warehouse"))
        .principal(Principal.of("service:loader").with("warehouse", "role:LOADER"))
        .product(product.build())
        .build();
  }

  private Plan plan(Mesh mesh) {
    return runs.plan(mesh);
  }

  private ApplyReport tried(Mesh mesh) {
    return runs.run(mesh, PlanOptions.DEFAULT);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = tried(mesh);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  private List<String> sentOfMetrics() {
    return sent.stream()
        .filter(s -> s.contains("DATA_METRIC") || s.contains("DATA METRIC"))
        .toList();
  }

  private static String expects(String bound) {
    return SfMetric.expectation(bound) + " (" + bound + ")";
  }

  private List<String> unchecked(Mesh mesh) {
    return plan(mesh).problems().stream()
        .filter(p -> p.code().equals("unchecked-quality"))
        .map(Problem::text)
        .toList();
  }

  @Test
  void rulesAreMeasuredByTheRightsOfTheProducer() {
    Mesh mesh = mesh(rows("mustBeGreaterThan", "0"), nulls("mustBe", "0"));
    apply(mesh);
    assertThat(sentOfMetrics())
        .containsExactly(
            SCHEDULED,
            TABLE + "ADD " + NULLS + " EXPECTATION " + expects("VALUE = 0") + AS,
            SCHEDULED,
            TABLE + "ADD " + ROWS + " EXPECTATION " + expects("VALUE > 0") + AS);
    assertThat(unchecked(mesh)).isEmpty();
  }

  @Test
  void severalBoundsOfOneMetricAreExpectationsOfIt() {
    apply(mesh(nulls("mustBeLessThan", "9"), nulls("mustBeBetween", "[1, 5]")));
    assertThat(sentOfMetrics().getLast())
        .contains(expects("VALUE < 9"), expects("VALUE >= 1 AND VALUE <= 5"));
    apply(mesh(nulls("mustBeLessThan", "9"), nulls("mustNotBe", "3")));
    assertThat(sentOfMetrics())
        .containsExactly(
            TABLE + "MODIFY " + NULLS + " ADD EXPECTATION " + expects("VALUE <> 3"),
            TABLE
                + "MODIFY "
                + NULLS
                + " DROP EXPECTATION "
                + SfMetric.expectation("VALUE >= 1 AND VALUE <= 5"));
  }

  @Test
  void duplicatesAreCountedWhereNullIsNone() {
    QualityRule ofIds = rule("orders.id", "duplicateValues", Map.of("mustBe", "0"));
    apply(mesh(ofIds));
    assertThat(sentOfMetrics().getLast()).contains("\"DUPLICATE_COUNT\" ON (\"ID\")");
    assertThat(unchecked(mesh(rule("orders.region", "duplicateValues", Map.of("mustBe", "0")))))
        .singleElement()
        .asString()
        .contains("refuse NULL");
  }

  @Test
  void whatNoMetricIsExactlyIsNamed() {
    assertThat(
            unchecked(
                mesh(
                    rule(
                        "orders.region",
                        "nullValues",
                        Map.of("mustBe", "0", "unit", "\"percent\"")),
                    rule("orders.paid", "nullValues", Map.of("mustBe", "0")),
                    QualityRule.of("orders", "text", "Orders are kept."),
                    rows("mustBe", "3"))))
        .hasSize(3)
        .allSatisfy(p -> assertThat(p).contains("is no metric on platform 'warehouse'"));
  }

  @Test
  void withoutAProducerNothingIsMeasured() {
    produced = false;
    assertThat(unchecked(mesh(nulls("mustBe", "0"))))
        .singleElement()
        .asString()
        .contains("no producer");
    apply(mesh(nulls("mustBe", "0")));
    assertThat(sentOfMetrics()).isEmpty();
  }

  @Test
  void withoutTheSettingNothingIsMeasuredAndNothingAsked() {
    platform = fixture.platform();
    assertThat(plan(mesh(nulls("mustBe", "0"))).verdicts())
        .extracting(PolicyVerdict::limit)
        .contains(Optional.of("no-quality"));
    apply(mesh(nulls("mustBe", "0")));
    int before = fixture.account().requests();
    plan(mesh(nulls("mustBe", "0")));
    int without = fixture.account().requests() - before;
    platform = platform.with("quality", "metrics");
    apply(mesh(nulls("mustBe", "0")));
    before = fixture.account().requests();
    plan(mesh(nulls("mustBe", "0")));
    assertThat(fixture.account().requests() - before).isEqualTo(without + 2);
  }

  @Test
  void whatOthersExpectStays() {
    apply(mesh(nulls("mustBe", "0")));
    String nulls =
        "ALTER TABLE SALES.ORDERS.ORDERS_V1 MODIFY DATA METRIC FUNCTION"
            + " SNOWFLAKE.CORE.NULL_COUNT ON (REGION) ";
    fixture.account().run(nulls + "ADD EXPECTATION theirs (VALUE < 7)");
    assertThat(plan(mesh(nulls("mustBe", "0"))).changes()).isEmpty();
    apply(mesh());
    assertThat(sentOfMetrics())
        .containsExactly(
            TABLE + "MODIFY " + NULLS + " DROP EXPECTATION " + SfMetric.expectation("VALUE = 0"));
    apply(mesh(nulls("mustBe", "0")));
    assertThat(sentOfMetrics())
        .containsExactly(TABLE + "MODIFY " + NULLS + " ADD EXPECTATION " + expects("VALUE = 0"));
  }

  @Test
  void whatOthersChangedIsPutBack() {
    apply(mesh(nulls("mustBe", "0")));
    String table = "ALTER TABLE SALES.ORDERS.ORDERS_V1 ";
    String nulls = "DATA METRIC FUNCTION SNOWFLAKE.CORE.NULL_COUNT ON (REGION)";
    fixture
        .account()
        .run(
            table
                + "MODIFY "
                + nulls
                + " MODIFY EXPECTATION "
                + SfMetric.expectation("VALUE = 0")
                + " (VALUE < 100)");
    apply(mesh(nulls("mustBe", "0")));
    assertThat(sentOfMetrics())
        .containsExactly(
            TABLE + "DROP " + NULLS,
            TABLE + "ADD " + NULLS + " EXPECTATION " + expects("VALUE = 0") + AS);
    fixture.account().run(table + "SET DATA_METRIC_SCHEDULE = '60 MINUTE'");
    apply(mesh(nulls("mustBe", "0")));
    assertThat(sentOfMetrics()).containsExactly(SCHEDULED);
    fixture.account().run(table + "DROP " + nulls);
    apply(mesh(nulls("mustBe", "0")));
    assertThat(sentOfMetrics()).hasSize(2);
  }

  @Test
  void whatIsNoLongerInTheContractGoes() {
    apply(mesh(nulls("mustBe", "0"), rows("mustBeGreaterThan", "0")));
    apply(mesh(rows("mustBeGreaterThan", "0")));
    assertThat(sentOfMetrics()).containsExactly(TABLE + "DROP " + NULLS);
    platform = platform.with("quality", "none");
    apply(mesh(rows("mustBeGreaterThan", "0")));
    assertThat(sentOfMetrics()).containsExactly(TABLE + "DROP " + ROWS);
  }

  /** A metric needs the producer's role, as a task does. */
  @Test
  void whereTheDeployerHasNotTheProducersRoleNothingIsMeasured() {
    fixture.account().run("REVOKE ROLE LOADER FROM ROLE DEPLOYER");
    assertThat(tried(mesh(nulls("mustBe", "0"))).succeeded()).isFalse();
    assertThat(fixture.account().lines()).noneMatch(l -> l.startsWith("metric "));
  }

  /** Others may begin their names as ours begin. */
  @Test
  void anExpectationOfOthersThatIsOnlyCalledLikeOursStays() {
    apply(mesh(nulls("mustBe", "0")));
    fixture
        .account()
        .run(
            "ALTER TABLE SALES.ORDERS.ORDERS_V1 MODIFY DATA METRIC FUNCTION"
                + " SNOWFLAKE.CORE.NULL_COUNT ON (REGION) ADD EXPECTATION MW_LIMIT (VALUE < 7)");
    assertThat(plan(mesh(nulls("mustBe", "0"))).changes()).isEmpty();
    apply(mesh());
    assertThat(sentOfMetrics())
        .containsExactly(
            TABLE + "MODIFY " + NULLS + " DROP EXPECTATION " + SfMetric.expectation("VALUE = 0"));
    assertThat(fixture.account().lines())
        .anyMatch(l -> l.startsWith("metric ") && l.contains("MW_LIMIT"));
  }

  private static final String HOURLY = "SET DATA_METRIC_SCHEDULE = '60 MINUTE'";
  private static final String THEIRS = "DATA METRIC FUNCTION SNOWFLAKE.CORE.NULL_COUNT ON (ID)";

  private void others(String... changes) {
    fixture.account().run("GRANT EXECUTE DATA METRIC FUNCTION ON ACCOUNT TO ROLE ACCOUNTADMIN");
    for (String change : changes) {
      fixture.account().run("ALTER TABLE SALES.ORDERS.ORDERS_V1 " + change);
    }
  }

  private Mesh measured() {
    return mesh(nulls("mustBe", "0"), rows("mustBeGreaterThan", "0"));
  }

  /** A table has one schedule for all metrics: that of others stays, and ours go by it. */
  @Test
  void theScheduleOfMetricsOfOthersStays() {
    apply(mesh());
    others(HOURLY, "ADD " + THEIRS);
    apply(measured());
    assertThat(sentOfMetrics()).hasSize(2).allMatch(s -> s.contains(" ADD DATA METRIC FUNCTION "));
    apply(mesh(nulls("mustBeLessThan", "9")));
    assertThat(sentOfMetrics()).noneMatch(s -> s.contains("DATA_METRIC_SCHEDULE"));
  }

  @Test
  void aScheduleThatOthersSetForTheirOwnMetricsIsNotPutBack() {
    apply(measured());
    others(HOURLY, "ADD " + THEIRS);
    apply(measured());
    assertThat(sentOfMetrics()).isEmpty();
    others("DROP " + THEIRS);
    apply(measured());
    assertThat(sentOfMetrics()).isNotEmpty().containsOnly(SCHEDULED);
  }

  @Test
  void aScheduleThatOthersSetForWhatTheyExpectOfOurMetricStays() {
    apply(measured());
    others(
        HOURLY,
        "MODIFY DATA METRIC FUNCTION SNOWFLAKE.CORE.NULL_COUNT ON (REGION)"
            + " ADD EXPECTATION theirs (VALUE < 7)");
    apply(measured());
    assertThat(sentOfMetrics()).isEmpty();
  }

  /** Nobody expects anything of it: it is the metric that we would put there. */
  @Test
  void aMetricOfWhichNobodyExpectsAnythingBecomesOursWithItsSchedule() {
    apply(mesh());
    others(
        HOURLY,
        "ADD DATA METRIC FUNCTION SNOWFLAKE.CORE.NULL_COUNT ON (REGION) EXECUTE AS ROLE LOADER");
    apply(mesh(nulls("mustBe", "0")));
    assertThat(sentOfMetrics())
        .containsExactly(
            SCHEDULED, TABLE + "MODIFY " + NULLS + " ADD EXPECTATION " + expects("VALUE = 0"));
  }

  /** A name in quotes keeps its case: it is another than ours. */
  @Test
  void anExpectationOfOthersInSmallLettersStays() {
    apply(mesh(nulls("mustBe", "0")));
    String theirs = SfMetric.expectation("VALUE < 7").toLowerCase(Locale.ROOT);
    fixture
        .account()
        .run(
            "ALTER TABLE SALES.ORDERS.ORDERS_V1 MODIFY DATA METRIC FUNCTION"
                + " SNOWFLAKE.CORE.NULL_COUNT ON (REGION) ADD EXPECTATION \""
                + theirs
                + "\" (VALUE < 7)");
    assertThat(plan(mesh(nulls("mustBe", "0"))).changes()).isEmpty();
    apply(mesh());
    assertThat(sentOfMetrics())
        .containsExactly(
            TABLE + "MODIFY " + NULLS + " DROP EXPECTATION " + SfMetric.expectation("VALUE = 0"));
    assertThat(fixture.account().lines())
        .anyMatch(l -> l.startsWith("metric ") && l.contains(theirs));
  }

  /** The same expectation, as a server may show it. */
  @Test
  void howAnExpectationIsSpacedIsNoChange() {
    Mesh mesh = mesh(nulls("mustBeGreaterThan", "0"), nulls("mustNotBe", "3"));
    apply(mesh);
    for (String shown : List.of("value>0", "( VALUE  >\n0 )", "((VALUE >0))")) {
      shown("VALUE > 0", shown);
      assertThat(plan(mesh).changes()).as(shown).isEmpty();
    }
    shown("VALUE <> 3", "value!=3");
    assertThat(plan(mesh).changes()).isEmpty();
    shown("VALUE <> 3", "(VALUE) <> (4)");
    assertThat(plan(mesh).changes()).hasSize(1);
  }

  private void shown(String bound, String text) {
    fixture
        .account()
        .run(
            "ALTER TABLE SALES.ORDERS.ORDERS_V1 MODIFY DATA METRIC FUNCTION"
                + " SNOWFLAKE.CORE.NULL_COUNT ON (REGION) MODIFY EXPECTATION "
                + SfMetric.expectation(bound)
                + " ("
                + text
                + ")");
  }

  /** From rules to others by another role, and to none: the same run again ends it. */
  @Test
  void whereverARunIsCutOffTheNextOneEndsIt() {
    for (int after = 0; after < 60; after++) {
      fixture.clear();
      roles();
      fixture.account().denied(s -> false);
      apply(mesh());
      boolean cut = cutOff(mesh(nulls("mustBe", "0"), rows("mustBeGreaterThan", "0")), after);
      assertThat(measuredBy()).as("after %s", after).isSubsetOf("LOADER");
      apply(mesh(nulls("mustBe", "0"), rows("mustBeGreaterThan", "0")));
      assertThat(measuredBy()).as("after %s", after).containsExactly("LOADER", "LOADER");

      cut |= cutOff(mesh(nulls("mustBeLessThan", "9")), after);
      apply(mesh(nulls("mustBeLessThan", "9")));
      assertThat(measuredBy()).as("after %s", after).containsExactly("LOADER");
      cut |= cutOff(mesh(), after);
      apply(mesh());
      assertThat(measuredBy()).as("after %s", after).isEmpty();
      if (!cut) {
        assertThat(after).isGreaterThan(2);
        return;
      }
    }
    throw new AssertionError("a run is never whole");
  }

  /** By whose rights each metric is. */
  private List<String> measuredBy() {
    return fixture.account().lines().stream()
        .filter(l -> l.startsWith("metric "))
        .map(l -> l.replaceAll(".*On\\[role=([A-Z]*),.*", "$1"))
        .toList();
  }

  /** Whether a run was cut off after some statements about metrics. */
  private boolean cutOff(Mesh mesh, int after) {
    AtomicInteger left = new AtomicInteger(after);
    AtomicBoolean cut = new AtomicBoolean();
    fixture
        .account()
        .denied(
            s -> {
              boolean changes = s.startsWith("ALTER TABLE") && s.contains("METRIC");
              boolean denies = changes && (cut.get() || left.getAndDecrement() <= 0);
              cut.compareAndSet(false, denies);
              return denies;
            });
    assertThat(tried(mesh).succeeded()).isEqualTo(!cut.get());
    fixture.account().denied(s -> false);
    return cut.get();
  }

  /**
   * Two statements make one: a role that was changed by hand is put back, however far that came.
   */
  @Test
  void whatIsPutBackInTwoStatementsMayBeCutOffBetweenThem() {
    Mesh mesh = mesh(nulls("mustBe", "0"));
    String table = "ALTER TABLE SALES.ORDERS.ORDERS_V1 ";
    String nulls = "DATA METRIC FUNCTION SNOWFLAKE.CORE.NULL_COUNT ON (REGION)";
    for (int after = 0; after < 2; after++) {
      apply(mesh);
      fixture
          .account()
          .run(
              table + "DROP " + nulls,
              "GRANT EXECUTE DATA METRIC FUNCTION ON ACCOUNT TO ROLE ACCOUNTADMIN",
              table + "ADD " + nulls + " EXPECTATION " + expects("VALUE = 0"));
      assertThat(plan(mesh).changes()).as("after %s", after).hasSize(1);
      assertThat(cutOff(mesh, after)).isTrue();
      assertThat(plan(mesh).changes()).as("after %s", after).hasSize(1);
      apply(mesh);
      assertThat(measuredBy()).containsExactly("LOADER");
    }
  }
}

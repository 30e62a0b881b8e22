package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipeline that runs when what it follows has changed, from its first run to its last. */
class TriggeredTasksTest {
  private static final String TASK = "\"FINANCE\".\"TOTALS\".\"SUMS\"";
  private static final String STREAM = "\"FINANCE\".\"TOTALS\".\"SUMS__SOLD__ORDERS\"";
  private static final String CREATED = "CREATE STREAM " + STREAM;
  private static final String ON = " ON TABLE \"SALES\".\"ORDERS\".\"ORDERS_V1\"";
  private static final String OWNED =
      "GRANT OWNERSHIP ON STREAM " + STREAM + " TO ROLE \"ADDER\" REVOKE CURRENT GRANTS";
  private static final String HAS_DATA = "SYSTEM$STREAM_HAS_DATA ('" + STREAM + "')";
  private static final String RESUMED = "ALTER TASK " + TASK + " RESUME";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform().with("streaming", "tasks");
  private PortKind kind = PortKind.TABLE;
  private List<AccessPolicy> policies =
      List.of(AccessPolicy.builder("read", "service:adder", "sales.orders").build());

  @BeforeEach
  void roles() {
    fixture.account().role("LOADER");
    fixture.account().role("ADDER");
    fixture
        .account()
        .run(
            "GRANT ROLE LOADER TO ROLE DEPLOYER",
            "GRANT ROLE ADDER TO ROLE DEPLOYER",
            "GRANT EXECUTE TASK ON ACCOUNT TO ROLE ADDER",
            "GRANT EXECUTE MANAGED TASK ON ACCOUNT TO ROLE ADDER");
    fixture.account().listener(sent::add);
  }

  private static Contract contract(String name) {
    return Contract.of(
        name,
        "1.0.0",
        TableSchema.of(
            name,
            Column.of("region", DataType.Text.unlimited()),
            Column.of("amount", new DataType.Int64())));
  }

  private static Pipeline pipeline(String schedule, String... inputs) {
    return new Pipeline(
        "sums",
        Pipeline.Kind.STREAMING,
        "add_up",
        Optional.of(schedule).filter(s -> !s.isEmpty()),
        List.of(inputs),
        List.of("totals"));
  }

  private static Pipeline sums() {
    return pipeline("", "sold");
  }

  private static InputPort input(String name, String port) {
    return new InputPort(name, Optional.of(PortAddress.parse(port)), name, Optional.empty());
  }

  private Mesh mesh(UnaryOperator<DataProduct.Builder> more) {
    OutputPort orders =
        OutputPort.builder(
                PortAddress.parse("sales.orders.orders@1"), platform.name(), contract("orders"))
            .kind(kind)
            .build();
    DataProduct.Builder totals =
        DataProduct.builder("finance.totals")
            .table("totals", 1, "warehouse", contract("totals"))
            .inputPort(input("sold", "sales.orders.orders@1"))
            .inputPort(input("own", "finance.totals.totals@1"))
            .producer("service:adder");
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .domain(Domain.of("finance", "warehouse"))
            .principal(Principal.of("service:loader").with("warehouse", "role:LOADER"))
            .principal(Principal.of("service:adder").with("warehouse", "role:ADDER"))
            .product(
                DataProduct.builder("sales.orders")
                    .outputPort(orders)
                    .producer("service:loader")
                    .build())
            .product(more.apply(totals).build());
    policies.forEach(mesh::policy);
    return mesh.build();
  }

  private Mesh mesh(Pipeline pipeline) {
    return mesh(p -> p.pipeline(pipeline));
  }

  private void apply(Mesh mesh) {
    ApplyReport report = runs.run(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(runs.plan(mesh).changes()).isEmpty();
  }

  private List<String> sentOf(String... words) {
    return sent.stream()
        .filter(s -> List.of(words).stream().anyMatch(s::contains))
        .map(s -> s.replaceAll("(?s) COMMENT = '[^']*'", ""))
        .toList();
  }

  private List<String> there(String kind) {
    return fixture.account().lines().stream().filter(l -> l.startsWith(kind + " ")).toList();
  }

  private List<String> limits(Mesh mesh) {
    return runs.plan(mesh).verdicts().stream()
        .filter(v -> v.verdict() == Verdict.IMPOSSIBLE)
        .filter(v -> v.subject().equals("finance.totals pipeline sums"))
        .map(PolicyVerdict::limit)
        .map(Optional::orElseThrow)
        .toList();
  }

  private List<String> losses(Mesh mesh) {
    return runs.plan(mesh).changes().stream()
        .filter(PlannedChange::destroysData)
        .map(c -> c.address().kind())
        .toList();
  }

  @Test
  void aStreamOfItsOwnStartsThePipeline() {
    apply(mesh(sums()));
    assertThat(sentOf("STREAM ")).containsExactly(CREATED + ON, OWNED);
    assertThat(sentOf(" TASK "))
        .containsExactly(
            "CREATE TASK "
                + TASK
                + " TARGET_COMPLETION_INTERVAL = '15 MINUTES' WHEN "
                + HAS_DATA
                + " AS SELECT 1",
            "GRANT OWNERSHIP ON TASK " + TASK + " TO ROLE \"ADDER\" REVOKE CURRENT GRANTS",
            "ALTER TASK " + TASK + " MODIFY AS CALL \"FINANCE\".\"TOTALS\".\"ADD_UP\" ()",
            RESUMED);
    assertThat(sent.indexOf(RESUMED)).isGreaterThan(sent.indexOf(OWNED));
    assertThat(sent.stream().filter(s -> s.startsWith(CREATED)).findFirst().orElseThrow())
        .contains("&mesh=retailer&scope=finance.totals&workspace=");
  }

  @Test
  void itIsStartedWhenItsProducerReadsWhatItFollows() {
    apply(mesh(sums()));
    String reads =
        sent.stream()
            .filter(s -> s.startsWith("GRANT SELECT ON TABLE \"SALES\".\"ORDERS\".\"ORDERS_V1\""))
            .reduce((one, other) -> other)
            .orElseThrow();
    assertThat(sent.indexOf(RESUMED)).isGreaterThan(sent.indexOf(reads));
  }

  @Test
  void aPipelineMayFollowATableOfItsOwnProductAndSeveralAtOnce() {
    apply(mesh(pipeline("", "sold", "own")));
    assertThat(there("stream")).hasSize(2).allMatch(s -> s.contains("owner=ADDER"));
    assertThat(sentOf("CREATE TASK"))
        .singleElement()
        .asString()
        .contains(
            "WHEN "
                + HAS_DATA
                + " OR SYSTEM$STREAM_HAS_DATA"
                + " ('\"FINANCE\".\"TOTALS\".\"SUMS__OWN__TOTALS\"') AS");
  }

  @Test
  void withAScheduleItRunsThenAndOnlyWhereSomethingChanged() {
    apply(mesh(pipeline("0 4 * * *", "sold")));
    assertThat(sentOf(" TASK "))
        .contains("ALTER TASK " + TASK + " SET SCHEDULE = 'USING CRON 0 4 * * * UTC'");
    assertThat(there("task")).singleElement().asString().contains("condition=SYSTEM$STREAM");
  }

  @Test
  void onAWarehouseNoTimeIsSaidAndAnotherComputeIsAnotherTask() {
    platform = platform.with("task-warehouse", "loading");
    apply(mesh(sums()));
    assertThat(sentOf("CREATE TASK"))
        .containsExactly(
            "CREATE TASK " + TASK + " WAREHOUSE = \"LOADING\" WHEN " + HAS_DATA + " AS SELECT 1");
    platform = fixture.platform().with("streaming", "tasks");
    apply(mesh(sums()));
    assertThat(sentOf(" TASK ")).startsWith("ALTER TASK " + TASK + " SUSPEND", "DROP TASK " + TASK);
    assertThat(sentOf("STREAM ")).noneMatch(s -> s.startsWith("CREATE STREAM"));
  }

  @Test
  void aTaskThatIsAskedToFollowSomethingElseIsMadeAnewAndItsStreamStays() {
    apply(mesh(sums()));
    fixture
        .account()
        .run(
            "ALTER TASK FINANCE.TOTALS.SUMS SUSPEND",
            "ALTER TASK FINANCE.TOTALS.SUMS MODIFY WHEN SYSTEM$STREAM_HAS_DATA('MINE')");
    assertThat(losses(mesh(sums()))).isEmpty();
    apply(mesh(sums()));
    assertThat(sentOf(" TASK ")).startsWith("DROP TASK " + TASK).endsWith(RESUMED);
    assertThat(sentOf("CREATE STREAM", "DROP STREAM")).isEmpty();
  }

  @Test
  void aPipelineThatNoLongerFollowsIsMadeAnewWithoutACondition() {
    apply(mesh(sums()));
    apply(
        mesh(
            new Pipeline(
                "sums",
                Pipeline.Kind.TASK,
                "add_up",
                Optional.of("@daily"),
                List.of("sold"),
                List.of("totals"))));
    assertThat(sentOf("CREATE TASK")).containsExactly("CREATE TASK " + TASK + " AS SELECT 1");
    assertThat(there("stream")).isEmpty();
  }

  /** Who loses a right loses it, whatever was not read yet. */
  @Test
  void aStreamThatNoPipelineHasGoesWithoutAnApproval() {
    apply(mesh(sums()));
    Mesh without =
        mesh(
            new Pipeline(
                "sums",
                Pipeline.Kind.TASK,
                "add_up",
                Optional.of("@daily"),
                List.of("sold"),
                List.of("totals")));
    assertThat(losses(without)).isEmpty();
    assertThat(runs.run(without, PlanOptions.DEFAULT, false).succeeded()).isTrue();
    assertThat(there("stream")).isEmpty();
  }

  @Test
  void anotherOwnerLosesTheStreamAndItStaysWhereItIs() {
    apply(mesh(sums()));
    fixture
        .account()
        .run("GRANT OWNERSHIP ON STREAM FINANCE.TOTALS.SUMS__SOLD__ORDERS TO ROLE LOADER");
    assertThat(losses(mesh(sums()))).isEmpty();
    // LOADER is a role of the deployer's, so that a schema with managed access lets him have it.
    apply(mesh(sums()));
    assertThat(sentOf("STREAM ")).containsExactly(OWNED);
  }

  /** He sees no more than of the table, but could use up what the pipeline has not read. */
  @Test
  void whoWasGivenAStreamIsShownAndLosesItInAnAuthoritativeRun() {
    apply(mesh(sums()));
    fixture
        .account()
        .run("GRANT SELECT ON STREAM FINANCE.TOTALS.SUMS__SOLD__ORDERS TO ROLE STRANGER");
    assertThat(runs.plan(mesh(sums())).foreign())
        .singleElement()
        .satisfies(f -> assertThat(f.address().kind()).isEqualTo("stream-grant"))
        .satisfies(f -> assertThat(f.effect()).isEqualTo(ForeignObject.Effect.NONE));
    apply(mesh(sums()));
    assertThat(sentOf("STREAM")).isEmpty();
    platform =
        new Platform(
            platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE);
    apply(mesh(sums()));
    assertThat(sentOf("STREAM "))
        .containsExactly("REVOKE SELECT ON STREAM " + STREAM + " FROM ROLE \"STRANGER\" CASCADE");
  }

  @Test
  void whatIsGivenOfStreamsToComeGoesWithTheHandOver() {
    apply(mesh(p -> p));
    fixture
        .account()
        .run("GRANT SELECT ON FUTURE STREAMS IN SCHEMA FINANCE.TOTALS TO ROLE STRANGER");
    apply(mesh(sums()));
    assertThat(fixture.account().lines())
        .noneMatch(l -> l.startsWith("right SELECT STREAM FINANCE.TOTALS.SUMS__SOLD__ORDERS"));
  }

  @Test
  void aPlanThatSawAnotherStreamChangesNothing() {
    apply(mesh(sums()));
    fixture.account().stale("FINANCE", "TOTALS", "SUMS__SOLD__ORDERS");
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      Plan plan = engine.plan(mesh(sums()), PlanOptions.DEFAULT);
      // Somebody made it anew meanwhile, and it has a place again.
      fixture
          .account()
          .runAs(
              "DEPLOYER",
              "DROP STREAM FINANCE.TOTALS.SUMS__SOLD__ORDERS",
              "CREATE STREAM FINANCE.TOTALS.SUMS__SOLD__ORDERS ON TABLE SALES.ORDERS.ORDERS_V1");
      sent.clear();
      assertThatThrownBy(() -> engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true)))
          .isInstanceOf(MeshException.class)
          .hasMessageContaining("has changed since the plan was made");
      assertThat(sentOf("STREAM ")).isEmpty();
    }
  }

  @Test
  void oneNameIsNotThatOfTwoStreams() {
    Plan plan =
        runs.plan(
            mesh(
                p ->
                    p.pipeline(sums())
                        .pipeline(
                            new Pipeline(
                                "sums__sold",
                                Pipeline.Kind.STREAMING,
                                "add_up",
                                Optional.empty(),
                                List.of("orders__x"),
                                List.of("totals")))
                        .inputPort(input("orders__x", "sales.orders.orders@1"))));
    assertThat(plan.problems()).noneMatch(Problem::isError);
    Plan clash =
        runs.plan(
            mesh(
                p ->
                    p.pipeline(pipeline("", "sold__orders"))
                        .pipeline(
                            new Pipeline(
                                "sums__sold",
                                Pipeline.Kind.STREAMING,
                                "add_up",
                                Optional.empty(),
                                List.of("orders"),
                                List.of("totals")))
                        .inputPort(input("sold__orders", "sales.orders.orders@1"))
                        .inputPort(input("orders", "sales.orders.orders@1"))));
    assertThat(clash.problems()).anyMatch(p -> p.code().equals("name-collision"));
  }

  /** Nobody changed anything: what the same plan takes from somebody waits for no approval. */
  @Test
  void aStreamThatBecameStaleIsShownAndMadeAnew() {
    apply(mesh(sums()));
    fixture.account().stale("FINANCE", "TOTALS", "SUMS__SOLD__ORDERS");
    assertThat(runs.plan(mesh(sums())).changes())
        .extracting(c -> c.address().kind() + " " + c.reason())
        .containsExactly("stream unfit differs");
    assertThat(runs.run(mesh(sums()), PlanOptions.DEFAULT, false).succeeded()).isTrue();
    assertThat(sentOf("STREAM ")).containsExactly("DROP STREAM " + STREAM, CREATED + ON, OWNED);
  }

  @Test
  void aTableThatDeniesSomebodySomethingIsFollowedByNoTask() {
    policies =
        List.of(
            AccessPolicy.builder("read", "service:adder", "sales.orders").build(),
            AccessPolicy.builder("not", "service:loader", "sales.orders").deny().build());
    assertThat(limits(mesh(sums()))).containsExactly("task-rights");
    policies =
        List.of(
            AccessPolicy.builder("read", "service:adder", "sales.orders")
                .rows(
                    FilterParser.parse("not member_of('service:loader')")
                        .expression()
                        .orElseThrow())
                .build());
    assertThat(limits(mesh(sums()))).containsExactly("task-rights");
  }

  @Test
  void aStreamOfInsertsOnlyIsNoneOfOurs() {
    apply(mesh(sums()));
    String comment = there("stream").getFirst().replaceAll("(?s).*comment=(.*), source=.*", "$1");
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            "CREATE OR REPLACE STREAM FINANCE.TOTALS.SUMS__SOLD__ORDERS ON TABLE"
                + " SALES.ORDERS.ORDERS_V1 APPEND_ONLY = TRUE COMMENT = '"
                + comment
                + "'");
    assertThat(losses(mesh(sums()))).containsExactly("stream");
    assertThatThrownBy(() -> runs.run(mesh(sums()), PlanOptions.DEFAULT, false))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("FINANCE.TOTALS.SUMS__SOLD__ORDERS has not shown");
    assertThat(sentOf("STREAM ")).isEmpty();
    apply(mesh(sums()));
    assertThat(there("stream")).singleElement().asString().contains("inserts=false");
  }

  @Test
  void aTableThatWasMadeAnewByHandBreaksItsStream() {
    apply(mesh(sums()));
    fixture.account().run("DROP TABLE SALES.ORDERS.ORDERS_V1");
    assertThat(runs.run(mesh(sums()), PlanOptions.DEFAULT).succeeded()).isTrue();
    apply(mesh(sums()));
    assertThat(there("stream")).singleElement().asString().contains("ORDERS_V1");
  }

  @Test
  void changesOfATableAreKeptFromItsFirstStreamOnAndThatIsNoDrift() {
    apply(mesh(p -> p));
    apply(mesh(sums()));
    assertThat(fixture.account().lines()).contains("changes of SALES.ORDERS.ORDERS_V1 are kept");
    apply(mesh(p -> p));
    assertThat(there("stream")).isEmpty();
    assertThat(there("task")).isEmpty();
  }

  @Test
  void someRowsAreFollowedAsTheProducerSeesThem() {
    policies =
        List.of(
            AccessPolicy.builder("read", "service:adder", "sales.orders")
                .rows(VerdictPolicies.rows("region = 'EU'"))
                .build());
    apply(mesh(sums()));
    assertThat(there("stream")).hasSize(1);
  }

  @Test
  void withoutTheSettingNothingFollowsAndNothingIsAsked() {
    platform = fixture.platform();
    assertThat(limits(mesh(sums()))).containsExactly("task-streaming");
    platform = platform.with("streaming", "none");
    assertThat(limits(mesh(sums()))).containsExactly("task-streaming");
  }

  @Test
  void whatIsLeftGoesWhereTheSettingSaysNone() {
    apply(mesh(sums()));
    platform = fixture.platform().with("streaming", "none");
    runs.run(mesh(sums()), PlanOptions.DEFAULT);
    assertThat(there("stream")).isEmpty();
    assertThat(there("task")).isEmpty();
  }

  @Test
  void whoeverDoesNotReadTheTableFollowsNothing() {
    policies = List.of();
    assertThat(limits(mesh(sums()))).containsExactly("task-rights");
    policies = List.of(AccessPolicy.builder("read", "service:adder", "sales.orders").build());
    platform = platform.with("policies", "view");
    assertThat(limits(mesh(sums()))).containsExactly("task-rights");
    // What it fills it reads itself.
    assertThat(limits(mesh(pipeline("", "own")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FILES", "MODEL"})
  void whatIsNoTableIsFollowedByNobody(PortKind other) {
    kind = other;
    assertThat(limits(mesh(sums()))).containsExactly("task-source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHARE", "STREAM"})
  void tablesOfOtherPortsAreFollowedToo(PortKind other) {
    kind = other;
    apply(mesh(sums()));
    assertThat(there("stream")).hasSize(1);
  }

  @Test
  void whatFollowsNothingOrIcebergIsRefused() {
    assertThat(limits(mesh(pipeline("")))).containsExactly("task-source");
    platform = platform.with("format", "iceberg").with("external-volume", "lake");
    assertThat(limits(mesh(sums()))).containsExactly("task-source");
  }

  /** Wherever it is cut off, the next run ends what was begun. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE STREAM",
        "OWNERSHIP ON STREAM",
        "CREATE TASK",
        "OWNERSHIP ON TASK",
        "MODIFY",
        "RESUME"
      })
  void whatWasMadeInPartIsMadeUpToTheEnd(String cut) {
    fixture.account().denied(s -> s.contains(cut));
    assertThat(runs.run(mesh(sums()), PlanOptions.DEFAULT).succeeded()).isFalse();
    fixture.account().denied(s -> false);
    assertThat(losses(mesh(sums()))).isEmpty();
    apply(mesh(sums()));
    assertThat(there("stream")).singleElement().asString().contains("owner=ADDER");
    assertThat(there("task")).singleElement().asString().contains("owner=ADDER", "started=true");
  }

  @Test
  void aStreamOfOthersKeepsItsSchema() {
    apply(mesh(sums()));
    fixture
        .account()
        .run("CREATE STREAM FINANCE.TOTALS.MINE ON TABLE SALES.ORDERS.ORDERS_V1 COMMENT = 'mine'");
    ApplyReport report =
        runs.run(
            Mesh.builder("retailer")
                .platform(fixture.platform())
                .domain(Domain.of("sales", "warehouse"))
                .domain(Domain.of("finance", "warehouse"))
                .build(),
            PlanOptions.DEFAULT);
    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("holds stream");
    assertThat(there("stream")).anyMatch(s -> s.contains("FINANCE.TOTALS.MINE"));
  }

  @Test
  void aDatabaseIsAskedOnceForItsStreams() {
    apply(mesh(sums()));
    int with = requests(mesh(sums()));
    apply(mesh(p -> p));
    assertThat(requests(mesh(p -> p))).isEqualTo(with);
    platform = fixture.platform();
    assertThat(requests(mesh(p -> p))).isEqualTo(with - 2);
  }

  private int requests(Mesh mesh) {
    int before = fixture.account().requests();
    assertThat(runs.plan(mesh).changes()).isEmpty();
    return fixture.account().requests() - before;
  }
}

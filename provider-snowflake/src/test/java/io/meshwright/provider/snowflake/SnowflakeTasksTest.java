package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipeline of a product as a task, from its first run to its last. */
class SnowflakeTasksTest {
  private static final String TASK = "\"SALES\".\"ORDERS\".\"DAILY\"";
  private static final String CREATED = "CREATE TASK " + TASK + " COMMENT = ";
  private static final String OWNED =
      "GRANT OWNERSHIP ON TASK " + TASK + " TO ROLE \"LOADER\" REVOKE CURRENT GRANTS";
  private static final String CALLS =
      "ALTER TASK " + TASK + " MODIFY AS CALL \"SALES\".\"ORDERS\".\"LOAD_DAILY\" ()";
  private static final String SCHEDULED =
      "ALTER TASK " + TASK + " SET SCHEDULE = 'USING CRON 0 4 * * 1-5 UTC'";
  private static final String RESUMED = "ALTER TASK " + TASK + " RESUME";
  private static final String SUSPENDED = "ALTER TASK " + TASK + " SUSPEND";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform();
  private String producer = "role:LOADER";

  @BeforeEach
  void roles() {
    fixture.account().role("LOADER");
    fixture.account().role("OTHER");
    fixture
        .account()
        .run(
            "GRANT ROLE LOADER TO ROLE DEPLOYER",
            "GRANT EXECUTE TASK ON ACCOUNT TO ROLE LOADER",
            "GRANT EXECUTE MANAGED TASK ON ACCOUNT TO ROLE LOADER");
    fixture.account().listener(this::heard);
  }

  /** At no moment does the deployer own a task that runs something, or one that is started. */
  private void heard(String statement) {
    sent.add(statement);
    assertThat(task())
        .allSatisfy(
            t -> {
              if (t.contains("owner=DEPLOYER")) {
                assertThat(t).contains("definition=SELECT 1,", "started=false");
              }
            });
  }

  private List<String> task() {
    return fixture.account().lines().stream().filter(l -> l.startsWith("task ")).toList();
  }

  private static Pipeline pipeline(Pipeline.Kind kind, String artefact, String schedule) {
    return new Pipeline(
        "daily",
        kind,
        artefact,
        Optional.of(schedule).filter(s -> !s.isEmpty()),
        List.of(),
        List.of("orders"));
  }

  private static Pipeline daily(String schedule) {
    return pipeline(Pipeline.Kind.TASK, "load_daily", schedule);
  }

  private Mesh mesh(UnaryOperator<DataProduct.Builder> more) {
    Contract contract =
        Contract.of(
            "orders",
            "1.0.0",
            TableSchema.of("orders", Column.of("region", DataType.Text.unlimited())));
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "warehouse"))
        .principal(Principal.of("service:loader").with("warehouse", producer))
        .product(
            more.apply(
                    DataProduct.builder("sales.orders").table("orders", 1, "warehouse", contract))
                .build())
        .build();
  }

  private Mesh mesh(Pipeline pipeline) {
    return mesh(p -> p.producer("service:loader").pipeline(pipeline));
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

  private List<String> sentOfTasks() {
    return sent.stream()
        .filter(s -> s.contains("TASK"))
        .map(s -> s.replaceAll("(?s) COMMENT = '.*' AS", " COMMENT = ... AS"))
        .toList();
  }

  @Test
  void aPipelineIsATaskThatItsProducerOwnsBeforeItIsToldWhatItRuns() {
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks())
        .containsExactly(CREATED + "... AS SELECT 1", OWNED, CALLS, SCHEDULED, RESUMED);
    assertThat(sent.stream().filter(s -> s.startsWith("CREATE TASK")).findFirst().orElseThrow())
        .contains("&mesh=retailer&scope=sales.orders&workspace=");
  }

  @Test
  void itIsStartedWhenItsProducerReachesItsSchema() {
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sent.indexOf(RESUMED))
        .isGreaterThan(
            sent.indexOf(
                sent.stream()
                    .filter(s -> s.endsWith("TO ROLE \"LOADER\"") && s.contains("DATABASE ROLE"))
                    .findFirst()
                    .orElseThrow()));
  }

  @Test
  void withoutAScheduleSomebodyStartsIt() {
    apply(mesh(daily("")));
    assertThat(sentOfTasks()).containsExactly(CREATED + "... AS SELECT 1", OWNED, CALLS);
    fixture.account().run("ALTER TASK SALES.ORDERS.DAILY RESUME");
    apply(mesh(daily("")));
    assertThat(sentOfTasks()).containsExactly(SUSPENDED);
  }

  @Test
  void nothingOfItIsChangedWhileItRuns() {
    apply(mesh(daily("0 4 * * 1-5")));
    apply(mesh(daily("*/30 0-6 * * *")));
    assertThat(sentOfTasks())
        .containsExactly(
            SUSPENDED,
            "ALTER TASK " + TASK + " SET SCHEDULE = 'USING CRON 0,30 0-6 * * * UTC'",
            RESUMED);
    apply(mesh(daily("")));
    assertThat(sentOfTasks()).containsExactly(SUSPENDED, "ALTER TASK " + TASK + " UNSET SCHEDULE");
  }

  @Test
  void theWarehouseIsASettingOfThePlatform() {
    platform = platform.with("task-warehouse", "loading");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks().getFirst()).contains(" WAREHOUSE = \"LOADING\" COMMENT = ");
    platform = fixture.platform();
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks())
        .containsExactly(SUSPENDED, "ALTER TASK " + TASK + " UNSET WAREHOUSE", RESUMED);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "JOB | load_daily() | CALL \"SALES\".\"ORDERS\".\"LOAD_DAILY\" ()",
        "JOB | \"a.b\"\"c\" | CALL \"SALES\".\"ORDERS\".\"a.b\"\"c\" ()",
        "TASK | ops.public.\"Load; it\" | CALL \"OPS\".\"PUBLIC\".\"Load; it\" ()",
        "NOTEBOOK | daily | EXECUTE NOTEBOOK \"SALES\".\"ORDERS\".\"DAILY\" ()"
      })
  void whatRunsIsOneName(Pipeline.Kind kind, String artefact, String runs) {
    apply(mesh(pipeline(kind, artefact, "@daily")));
    assertThat(sentOfTasks()).contains("ALTER TASK " + TASK + " MODIFY AS " + runs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "load(1)",
        "a.b",
        "a.b.c.d",
        "a..b",
        "\"a\"\"",
        "\"\"",
        "\"a\"b",
        "load; DROP TABLE t",
        "load--",
        "CALL load()",
        "jobs/daily.py",
        ""
      })
  void whatIsNoNameIsNoTask(String artefact) {
    Plan plan = plan(mesh(pipeline(Pipeline.Kind.JOB, artefact, "@daily")));
    assertThat(verdicts(plan)).containsExactly("task-artefact");
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("task"));
  }

  private static List<String> verdicts(Plan plan) {
    return plan.verdicts().stream()
        .filter(v -> v.verdict() == Verdict.IMPOSSIBLE)
        .filter(v -> v.subject().equals("sales.orders pipeline daily"))
        .map(PolicyVerdict::limit)
        .map(Optional::orElseThrow)
        .toList();
  }

  @Test
  void whatNoTaskCanBeIsSaid() {
    assertThat(verdicts(plan(mesh(p -> p.pipeline(daily("@daily"))))))
        .containsOnly("task-producer");
    assertThat(verdicts(plan(mesh(daily("*/2 * */2 * 1"))))).containsOnly("task-schedule");
    assertThat(verdicts(plan(mesh(pipeline(Pipeline.Kind.STREAMING, "load", "")))))
        .containsOnly("task-streaming");
    producer = "account:PARTNER.MAIN";
    assertThat(verdicts(plan(mesh(daily("@daily"))))).containsOnly("task-producer");
  }

  @Test
  void daysOfBothFieldsAddUp() {
    apply(mesh(daily("15 3 1-7,15 1,7 1,2")));
    assertThat(sentOfTasks())
        .contains("ALTER TASK " + TASK + " SET SCHEDULE = 'USING CRON 15 3 1-7,15 1,7 1,2 UTC'");
  }

  @Test
  void whatOthersChangedIsPutBack() {
    apply(mesh(daily("0 4 * * 1-5")));
    fixture.account().run("ALTER TASK SALES.ORDERS.DAILY SUSPEND");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks()).containsExactly(RESUMED);

    fixture
        .account()
        .run(
            "ALTER TASK SALES.ORDERS.DAILY SUSPEND",
            "ALTER TASK SALES.ORDERS.DAILY MODIFY AS DELETE FROM SALES.ORDERS.ORDERS_V1");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks()).containsExactly(CALLS, RESUMED);
  }

  @Test
  void aTaskThatActsAsAUserIsMadeAnew() {
    apply(mesh(daily("0 4 * * 1-5")));
    fixture
        .account()
        .run(
            "ALTER TASK SALES.ORDERS.DAILY SUSPEND",
            "ALTER TASK SALES.ORDERS.DAILY SET EXECUTE AS USER JANE");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks())
        .containsExactly(
            "DROP TASK " + TASK, CREATED + "... AS SELECT 1", OWNED, CALLS, SCHEDULED, RESUMED);
  }

  @Test
  void anotherOwnerLosesItAndWhatHeGaveOthers() {
    apply(mesh(daily("0 4 * * 1-5")));
    fixture
        .account()
        .run(
            "GRANT ROLE OTHER TO ROLE DEPLOYER",
            "ALTER TASK SALES.ORDERS.DAILY SUSPEND",
            "GRANT OWNERSHIP ON TASK SALES.ORDERS.DAILY TO ROLE OTHER",
            "GRANT OPERATE ON TASK SALES.ORDERS.DAILY TO ROLE STRANGER",
            "GRANT EXECUTE TASK ON ACCOUNT TO ROLE OTHER");
    apply(mesh(daily("0 4 * * 1-5")));
    // What he had it run never runs as somebody else.
    assertThat(sentOfTasks().getFirst()).isEqualTo("DROP TASK " + TASK);
    assertThat(sentOfTasks()).contains(OWNED).endsWith(RESUMED);
    assertThat(fixture.account().lines()).noneMatch(l -> l.contains("right OPERATE TASK"));
  }

  /** Whoever may start what is to come could start it as the deployer: it runs nothing then. */
  @Test
  void whoeverMayStartTasksToComeStartsNothingOfTheDeployers() {
    apply(mesh(p -> p.producer("service:loader")));
    fixture.account().run("GRANT OPERATE ON FUTURE TASKS IN SCHEMA SALES.ORDERS TO ROLE STRANGER");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(fixture.account().lines())
        .noneMatch(l -> l.contains("right OPERATE TASK SALES.ORDERS.DAILY"));
  }

  /** Whoever owns a schema with managed access gives what is in it to roles of his own only. */
  @Test
  void aProducerWhoseRoleTheDeployerHasNotOwnsNothing() {
    fixture.account().run("REVOKE ROLE LOADER FROM ROLE DEPLOYER");
    platform = platform.with("task-warehouse", "LOADING");
    assertThat(tried(mesh(daily("0 4 * * 1-5"))).succeeded()).isFalse();
    assertThat(task())
        .singleElement()
        .asString()
        .contains("owner=DEPLOYER", "definition=SELECT 1,", "started=false");

    fixture.account().run("GRANT ROLE LOADER TO ROLE DEPLOYER");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks().getFirst()).isEqualTo("DROP TASK " + TASK);
    assertThat(sentOfTasks()).endsWith(OWNED, CALLS, SCHEDULED, RESUMED);
  }

  @Test
  void aProducerThatMayRunNoTasksHasOneThatIsSuspended() {
    fixture.account().run("REVOKE EXECUTE TASK ON ACCOUNT FROM ROLE LOADER");
    ApplyReport report = tried(mesh(daily("0 4 * * 1-5")));
    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("EXECUTE TASK privilege must be granted");
    assertThat(task()).singleElement().asString().contains("owner=LOADER", "started=false");

    fixture.account().run("GRANT EXECUTE TASK ON ACCOUNT TO ROLE LOADER");
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(sentOfTasks()).containsExactly(RESUMED);
  }

  /** Wherever it is cut off, the next run ends what was begun. */
  @ParameterizedTest
  @ValueSource(strings = {"CREATE TASK", "GRANT OWNERSHIP", "MODIFY", "SET SCHEDULE", "RESUME"})
  void whatWasMadeInPartIsMadeUpToTheEnd(String cut) {
    fixture.account().denied(s -> s.contains("TASK") && s.contains(cut));
    assertThat(tried(mesh(daily("0 4 * * 1-5"))).succeeded()).isFalse();
    fixture.account().denied(s -> false);
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(task()).singleElement().asString().contains("owner=LOADER", "started=true");
  }

  @Test
  void whatIsNoLongerInTheWorkspaceGoes() {
    apply(mesh(daily("0 4 * * 1-5")));
    apply(mesh(p -> p.producer("service:loader")));
    assertThat(sentOfTasks()).containsExactly("DROP TASK " + TASK);
    apply(mesh(daily("0 4 * * 1-5")));
    apply(
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .build());
    assertThat(task()).isEmpty();
    assertThat(fixture.ownObjects()).noneMatch(l -> !l.startsWith("given LOADER "));
  }

  @Test
  void aTaskOfOthersKeepsItsSchema() {
    apply(mesh(daily("0 4 * * 1-5")));
    fixture.account().run("CREATE TASK SALES.ORDERS.MINE COMMENT = 'mine' AS SELECT 1");
    ApplyReport report =
        tried(
            Mesh.builder("retailer")
                .platform(platform)
                .domain(Domain.of("sales", "warehouse"))
                .build());
    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("holds task MINE");
    assertThat(task()).singleElement().asString().contains("SALES.ORDERS.MINE");
  }

  /** It has to: a role of the account is nobody's of ours to take. */
  @Test
  void theDeployerKeepsTheProducersRole() {
    platform =
        new Platform(
            platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE);
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(plan(mesh(daily("0 4 * * 1-5"))).foreign()).isEmpty();
    apply(mesh(daily("30 4 * * 1-5")));
    assertThat(sent).noneMatch(s -> s.contains("REVOKE ROLE"));
  }

  @Test
  void aDatabaseIsAskedOnceForItsTasks() {
    apply(mesh(p -> p.producer("service:loader")));
    int without = requests(mesh(p -> p.producer("service:loader")));
    apply(mesh(daily("0 4 * * 1-5")));
    assertThat(requests(mesh(daily("0 4 * * 1-5")))).isEqualTo(without);
  }

  private int requests(Mesh mesh) {
    int before = fixture.account().requests();
    assertThat(plan(mesh).changes()).isEmpty();
    return fixture.account().requests() - before;
  }
}

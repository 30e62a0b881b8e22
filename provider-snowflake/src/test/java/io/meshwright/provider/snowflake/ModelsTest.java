package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports of kind model: their registries, who uses what is in them, and what others do. */
class ModelsTest {
  private static final String REGISTRY = "\"SALES\".\"ORDERS__ORDERS_V1\"";
  private static final String SCORER = REGISTRY + ".\"SCORER\"";
  private static final String READERS = "\"SALES\".\"ORDERS__PARTNERS_V1__READ\"";
  private static final String WRITERS = "\"SALES\".\"ORDERS__PARTNERS_V1__WRITE\"";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform();

  private Mesh models(Privilege... privileges) {
    return models("group:analysts", privileges);
  }

  private Mesh models(String who, Privilege... privileges) {
    return models(
        m -> {
          if (privileges.length > 0) {
            m.policy(
                AccessPolicy.builder("p", who, "sales.orders.partners")
                    .privileges(privileges)
                    .build());
          }
        });
  }

  private Mesh models(Consumer<Mesh.Builder> policies) {
    return SharedMesh.of(
        platform,
        PortKind.MODEL,
        m ->
            policies.accept(
                m.principal(Principal.of("group:loaders").with("warehouse", "role:LOADERS"))));
  }

  private Mesh nothing() {
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "warehouse"))
        .build();
  }

  @BeforeEach
  void account() {
    fixture.account().role("ANALYSTS");
    fixture.account().role("LOADERS");
    fixture.account().listener(sent::add);
  }

  private Plan plan(Mesh mesh) {
    return runs.plan(mesh);
  }

  private ApplyReport applied(Mesh mesh, boolean loss) {
    return runs.run(mesh, PlanOptions.DEFAULT, loss);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = applied(mesh, true);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
  }

  private void byHand(String... statements) {
    fixture.account().run(statements);
    sent.clear();
  }

  private void logged(String role, String model) {
    fixture.account().log(role, "SALES", "ORDERS__ORDERS_V1", model);
  }

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).toList();
  }

  private List<String> rightsOn(String model) {
    Pattern right =
        Pattern.compile(
            "right (\\w+) MODEL SALES\\.ORDERS__ORDERS_V1\\." + model + ".*names=\\[([^]]*)]].*");
    return fixture.account().lines().stream()
        .map(right::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1) + " " + m.group(2))
        .toList();
  }

  private void authoritative() {
    platform =
        new Platform(
            platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE);
  }

  @Test
  void aTableOfThePortIsARegistryOfItsOwn() {
    apply(models(Privilege.READ));
    assertThat(sentAbout("CREATE SCHEMA"))
        .hasSize(2)
        .first()
        .isEqualTo(
            "CREATE SCHEMA \"SALES\".\"ORDERS__ITEMS_V1\" WITH MANAGED ACCESS"
                + " DEFAULT_DDL_COLLATION = '' COMMENT ="
                + " 'meshwright:at=SALES.ORDERS__ITEMS_V1&in.00000=text+region&in.00001=text+email"
                + "&mesh=retailer&scope=sales.orders&workspace=main'");
    assertThat(sentAbout("CREATE TABLE")).isEmpty();
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();
  }

  @Test
  void readersUseWhatIsThereAndWhatIsToCome() {
    apply(models());
    logged("DEPLOYER", "SCORER");

    apply(models(Privilege.READ));

    assertThat(sentAbout("MODELS IN SCHEMA " + REGISTRY))
        .containsExactly(
            "GRANT USAGE ON FUTURE MODELS IN SCHEMA " + REGISTRY + " TO DATABASE ROLE " + READERS,
            "GRANT USAGE ON ALL MODELS IN SCHEMA " + REGISTRY + " TO DATABASE ROLE " + READERS);
    logged("DEPLOYER", "LATER");
    assertThat(rightsOn("SCORER")).containsExactly("USAGE SALES, ORDERS__PARTNERS_V1__READ");
    assertThat(rightsOn("LATER")).containsExactly("USAGE SALES, ORDERS__PARTNERS_V1__READ");
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();
    assertThat(plan(models(Privilege.READ)).foreign()).isEmpty();
  }

  @Test
  void whoWritesLogsModelsAndLetsNobodyUseThem() {
    Mesh mesh = models("group:loaders", Privilege.READ, Privilege.WRITE);
    apply(mesh);
    assertThat(sentAbout("CREATE MODEL"))
        .contains(
            "GRANT CREATE MODEL, USAGE ON SCHEMA " + REGISTRY + " TO DATABASE ROLE " + WRITERS);

    logged("LOADERS", "SCORER");

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> logged("ANALYSTS", "OTHER"))
        .withMessageContaining("Insufficient privileges");
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                fixture
                    .account()
                    .runAs("LOADERS", "GRANT USAGE ON MODEL " + SCORER + " TO ROLE STRANGER"))
        .withMessageContaining("Insufficient privileges");
    assertThat(plan(mesh).changes()).isEmpty();
    assertThat(plan(mesh).foreign())
        .extracting(f -> f.address() + " " + f.effect())
        .containsExactly("warehouse/model-owner/SALES/ORDERS__ORDERS_V1/role:LOADERS NONE");
  }

  /** What somebody owns no statement takes from him. */
  @Test
  void whoWritesNoMoreStillUsesWhatHeLogged() {
    apply(models("group:loaders", Privilege.READ, Privilege.WRITE));
    logged("LOADERS", "SCORER");
    Mesh others = models("group:analysts", Privilege.READ, Privilege.WRITE);
    byHand(
        "GRANT USAGE ON DATABASE SALES TO ROLE LOADERS",
        "GRANT USAGE ON SCHEMA " + REGISTRY + " TO ROLE LOADERS");

    assertThat(plan(others).foreign())
        .filteredOn(f -> f.address().kind().equals("model-owner"))
        .extracting(ForeignObject::effect)
        .containsExactly(ForeignObject.Effect.WIDENS);
    apply(others);

    authoritative();
    apply(models("group:analysts", Privilege.READ, Privilege.WRITE));
    assertThat(fixture.account().lines())
        .anyMatch(l -> l.equals("model SALES.ORDERS__ORDERS_V1.SCORER LOADERS"));
  }

  @Test
  void whoReadsNoMoreUsesNoneThatIsThereOrToCome() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    Plan plan = plan(models());
    assertThat(plan.changes()).isNotEmpty();

    apply(models());

    assertThat(sentAbout("MODELS IN SCHEMA " + REGISTRY))
        .containsExactly(
            "REVOKE USAGE ON FUTURE MODELS IN SCHEMA "
                + REGISTRY
                + " FROM DATABASE ROLE "
                + READERS,
            "REVOKE USAGE ON ALL MODELS IN SCHEMA "
                + REGISTRY
                + " FROM DATABASE ROLE "
                + READERS
                + " CASCADE");
    logged("DEPLOYER", "LATER");
    assertThat(rightsOn("")).isEmpty();
  }

  /** A run may be cut off anywhere; nobody has more than he should after the next one. */
  @Test
  void whereverARunIsCutOffTheNextOneEndsIt() {
    Mesh reading = models(Privilege.READ, Privilege.WRITE);
    for (int after = 0; after < 60; after++) {
      fixture.clear();
      fixture.account().denied(s -> false);
      apply(models());
      logged("DEPLOYER", "SCORER");
      boolean cut = cutOff(reading, after);
      apply(reading);
      assertThat(plan(reading).changes()).as("after %s", after).isEmpty();
      assertThat(rightsOn("SCORER")).as("after %s", after).hasSize(2);

      cut |= cutOff(models(), after);
      assertThat(rightsOn("SCORER")).as("after %s", after).hasSizeLessThanOrEqualTo(2);
      apply(models());
      assertThat(plan(models()).changes()).as("after %s", after).isEmpty();
      assertThat(rightsOn("")).as("after %s", after).isEmpty();
      if (!cut) {
        assertThat(after).isGreaterThan(10);
        return;
      }
    }
    throw new AssertionError("a run is never whole");
  }

  /** Whether a run was cut off after some statements. */
  private boolean cutOff(Mesh mesh, int after) {
    AtomicInteger left = new AtomicInteger(after);
    List<String> refused = new ArrayList<>();
    fixture
        .account()
        .denied(
            s -> {
              boolean changes = !s.startsWith("S") && !s.contains("MESHWRIGHT_LOCK_");
              boolean denies = changes && left.getAndDecrement() <= 0;
              if (denies) {
                refused.add(s);
              }
              return denies;
            });
    applied(mesh, true);
    fixture.account().denied(s -> false);
    return !refused.isEmpty();
  }

  @Test
  void aModelThatLacksTheRightIsGivenAgain() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    byHand("REVOKE USAGE ON MODEL " + SCORER + " FROM DATABASE ROLE " + READERS);

    apply(models(Privilege.READ));

    assertThat(sent)
        .containsExactly(
            "GRANT USAGE ON ALL MODELS IN SCHEMA " + REGISTRY + " TO DATABASE ROLE " + READERS);
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();
  }

  /** What a role of ours has more than it should is drift of ours. */
  @Test
  void whatOurRoleGotByHandGoes() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    byHand("GRANT READ ON MODEL " + SCORER + " TO DATABASE ROLE " + READERS);

    apply(models(Privilege.READ));

    assertThat(sent)
        .containsExactly(
            "REVOKE READ ON MODEL " + SCORER + " FROM DATABASE ROLE " + READERS + " CASCADE");

    byHand(
        "GRANT READ ON FUTURE MODELS IN SCHEMA " + REGISTRY + " TO DATABASE ROLE " + READERS,
        "GRANT USAGE ON MODEL " + SCORER + " TO DATABASE ROLE " + READERS + " WITH GRANT OPTION");
    apply(models(Privilege.READ));
    assertThat(sent)
        .containsExactly(
            "REVOKE READ ON FUTURE MODELS IN SCHEMA " + REGISTRY + " FROM DATABASE ROLE " + READERS,
            "REVOKE READ ON ALL MODELS IN SCHEMA "
                + REGISTRY
                + " FROM DATABASE ROLE "
                + READERS
                + " CASCADE",
            "REVOKE GRANT OPTION FOR USAGE ON FUTURE MODELS IN SCHEMA "
                + REGISTRY
                + " FROM DATABASE ROLE "
                + READERS,
            "REVOKE GRANT OPTION FOR USAGE ON ALL MODELS IN SCHEMA "
                + REGISTRY
                + " FROM DATABASE ROLE "
                + READERS
                + " CASCADE",
            "GRANT USAGE ON ALL MODELS IN SCHEMA " + REGISTRY + " TO DATABASE ROLE " + READERS);
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();
    assertThat(rightsOn("SCORER")).containsExactly("USAGE SALES, ORDERS__PARTNERS_V1__READ");
  }

  @Test
  void whoWasGivenItByHandIsShownAndLosesItInAnAuthoritativeRun() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    byHand(
        "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA " + REGISTRY + " TO ROLE STRANGER",
        "GRANT USAGE, READ ON MODEL " + SCORER + " TO ROLE STRANGER WITH GRANT OPTION",
        "GRANT READ ON FUTURE MODELS IN SCHEMA " + REGISTRY + " TO ROLE STRANGER",
        "GRANT READ ON FUTURE MODELS IN DATABASE SALES TO ROLE STRANGER");

    assertThat(plan(models(Privilege.READ)).foreign())
        .filteredOn(f -> f.address().kind().equals("model-grant"))
        .extracting(f -> f.address().toString())
        .containsExactlyInAnyOrder(
            "warehouse/model-grant/SALES/ORDERS__ORDERS_V1/SCORER/role:STRANGER",
            "warehouse/model-grant/SALES/ORDERS__ORDERS_V1//role:STRANGER",
            "warehouse/model-grant/SALES///role:STRANGER");
    authoritative();
    apply(models(Privilege.READ));

    assertThat(sentAbout("MODEL"))
        .containsExactlyInAnyOrder(
            "REVOKE READ, USAGE ON MODEL " + SCORER + " FROM ROLE \"STRANGER\" CASCADE",
            "REVOKE READ ON FUTURE MODELS IN SCHEMA " + REGISTRY + " FROM ROLE \"STRANGER\"",
            "REVOKE READ ON ALL MODELS IN SCHEMA " + REGISTRY + " FROM ROLE \"STRANGER\" CASCADE",
            "REVOKE READ ON FUTURE MODELS IN DATABASE \"SALES\" FROM ROLE \"STRANGER\"");
    assertThat(plan(models(Privilege.READ)).foreign()).isEmpty();
  }

  @Test
  void aModelInAShareOfOthersIsShownAndTakenOut() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    byHand(
        "CREATE SHARE MINE",
        "GRANT USAGE ON DATABASE SALES TO SHARE MINE",
        "GRANT USAGE ON SCHEMA " + REGISTRY + " TO SHARE MINE",
        "GRANT USAGE ON MODEL " + SCORER + " TO SHARE MINE");

    assertThat(plan(models(Privilege.READ)).foreign())
        .extracting(f -> f.address().toString())
        .contains("warehouse/model-grant/SALES/ORDERS__ORDERS_V1/SCORER/share:MINE");
    authoritative();
    apply(models(Privilege.READ));

    assertThat(sentAbout("ON MODEL"))
        .containsExactly("REVOKE USAGE ON MODEL " + SCORER + " FROM SHARE \"MINE\"");
  }

  /** Where nothing is said of a schema, what its database says counts there. */
  @Test
  void whatADatabaseSaysOfModelsToComeCountsWhereARegistryIsClosed() {
    apply(models());
    byHand(
        "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA " + REGISTRY + " TO ROLE STRANGER",
        "GRANT USAGE ON FUTURE MODELS IN DATABASE SALES TO ROLE STRANGER");
    assertThat(plan(models()).foreign())
        .filteredOn(f -> f.address().kind().equals("model-grant"))
        .extracting(ForeignObject::effect)
        .containsExactly(ForeignObject.Effect.WIDENS);
  }

  @Test
  void whatOthersHaveInOtherSchemasIsNotOurs() {
    apply(models(Privilege.READ));
    fixture.account().run("CREATE SCHEMA SALES.MINE COMMENT = 'mine'");
    fixture.account().log("ACCOUNTADMIN", "SALES", "MINE", "SCORER");
    byHand(
        "GRANT USAGE ON MODEL SALES.MINE.SCORER TO ROLE STRANGER",
        "GRANT USAGE ON FUTURE MODELS IN SCHEMA SALES.MINE TO ROLE STRANGER");
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();
    assertThat(plan(models(Privilege.READ)).foreign())
        .noneMatch(f -> f.address().kind().contains("model"));
  }

  @Test
  void whoGetsAPartGetsNothing() {
    Plan plan =
        plan(
            models(
                m ->
                    m.policy(
                        AccessPolicy.builder("p", "group:analysts", "sales.orders.partners")
                            .columns("region")
                            .build())));
    assertThat(plan.verdicts()).extracting(PolicyVerdict::verdict).containsOnly(Verdict.IMPOSSIBLE);
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("model-grant"));
  }

  @Test
  void fromWhomAMaskKeepsSomethingItIsKeptAsAWhole() {
    Plan plan =
        plan(
            models(
                m ->
                    m.policy(AccessPolicy.builder("p", "group:analysts", "sales.orders").build())
                        .policy(
                            MaskingPolicy.ofColumn(
                                "masked",
                                "sales.orders.partners.orders.email",
                                new Mask.Nullify()))));
    assertThat(plan.verdicts())
        .filteredOn(v -> v.subject().endsWith(".orders"))
        .extracting(v -> v.verdict() + " " + v.limit().orElse(""))
        .containsExactly("STRICTER model-whole", "STRICTER model-whole");
    assertThat(plan.changes())
        .filteredOn(c -> c.address().kind().equals("model-grant"))
        .singleElement()
        .extracting(c -> c.address().path().get(1))
        .isEqualTo("ORDERS__ITEMS_V1");
  }

  @Test
  void anotherAccountUsesNoModel() {
    Plan plan =
        plan(
            models(
                m -> m.policy(AccessPolicy.builder("p", "group:partner", "sales.orders").build())));
    assertThat(plan.verdicts())
        .isNotEmpty()
        .allSatisfy(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
              assertThat(v.limit()).contains("model-share");
            });
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().contains("share"));
  }

  @Test
  void aRegistryIsNotDroppedByWhoDoesNotAllowThatItsModelsAreLost() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    assertThat(plan(nothing()).changes())
        .flatExtracting(c -> c.losses())
        .contains("all models of registry SALES.ORDERS__ORDERS_V1");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> applied(nothing(), false))
        .withMessageContaining("lose all models of registry");
    assertThat(sentAbout("DROP SCHEMA")).isEmpty();

    apply(nothing());
    assertThat(sentAbout("DROP SCHEMA")).hasSize(2);
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void aTableOfOthersKeepsTheRegistry() {
    apply(models(Privilege.READ));
    byHand("CREATE TABLE " + REGISTRY + ".\"MINE\" (C NUMBER) COMMENT = 'mine'");
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();

    ApplyReport report = applied(nothing(), true);

    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("holds table MINE");
  }

  @Test
  void aViewOfOthersThatNamesAModelMayShowWhatItSays() {
    apply(models(Privilege.READ));
    logged("DEPLOYER", "SCORER");
    byHand(
        "CREATE TABLE SALES.ORDERS__ORDERS_V1.MINE (C VARCHAR) COMMENT = 'mine'",
        "CREATE VIEW SALES.ORDERS__ORDERS_V1.VIEW_OF_MINE COMMENT = 'mine' AS SELECT C FROM"
            + " SALES.ORDERS__ORDERS_V1.MINE WHERE C = 'as by SCORER!predict'",
        "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA SALES.ORDERS__ORDERS_V1 TO ROLE STRANGER",
        "GRANT SELECT ON VIEW SALES.ORDERS__ORDERS_V1.VIEW_OF_MINE TO ROLE STRANGER");

    assertThat(plan(models(Privilege.READ)).foreign())
        .filteredOn(f -> f.effect() == ForeignObject.Effect.UNKNOWN)
        .extracting(f -> f.address().toString())
        .anyMatch(a -> a.contains("VIEW_OF_MINE"));
  }

  @Test
  void managedAccessThatWasTurnedOffIsTurnedOn() {
    apply(models(Privilege.READ));
    byHand("ALTER SCHEMA " + REGISTRY + " DISABLE MANAGED ACCESS");
    apply(models(Privilege.READ));
    assertThat(sent.getFirst()).isEqualTo("ALTER SCHEMA " + REGISTRY + " ENABLE MANAGED ACCESS");
    assertThat(plan(models(Privilege.READ)).changes()).isEmpty();
  }

  /** What was logged takes what the contract said. */
  @Test
  void columnsAreAddedAtTheEndOnly() {
    apply(models(Privilege.READ));
    byHand(
        "ALTER SCHEMA "
            + REGISTRY
            + " SET COMMENT = 'meshwright:at=SALES.ORDERS__ORDERS_V1&in.00000=text+region"
            + "&mesh=retailer&scope=sales.orders&workspace=main'");
    apply(models(Privilege.READ));
    assertThat(sent).singleElement().asString().contains("in.00001=text+email");
    byHand(
        "ALTER SCHEMA "
            + REGISTRY
            + " SET COMMENT = 'meshwright:at=SALES.ORDERS__ORDERS_V1&in.00000=text+email"
            + "&mesh=retailer&scope=sales.orders&workspace=main'");
    assertThat(plan(models(Privilege.READ)).problems().toString())
        .contains("impossible-change", "the models that are there take columns that would change");
  }

  @Test
  void aProductOfTheNameOfARegistryIsAProblem() {
    ProductAddress product = ProductAddress.of("sales", "orders__orders_v1");
    Mesh mesh =
        models(
            m ->
                m.product(
                    DataProduct.of(
                        product,
                        List.of(
                            OutputPort.table(
                                new PortAddress(product, "main", 1),
                                platform.name(),
                                Contract.of(
                                    "rows",
                                    "1.0.0",
                                    TableSchema.of(
                                        "rows", Column.of("a", new DataType.Int64()))))))));
    assertThat(plan(mesh).problems()).anyMatch(p -> p.code().equals("name-collision"));
  }

  @Test
  void modelsAreAskedForOnceADatabaseAndOnlyWhereThereIsARegistry() {
    List<String> asked = new ArrayList<>();
    fixture.calls(call -> asked.add(call.family()));
    Mesh mesh = models(Privilege.READ);
    plan(mesh);
    assertThat(asked).noneMatch(a -> a.contains("models"));
    apply(mesh);
    asked.clear();
    plan(mesh);
    assertThat(asked).filteredOn(a -> a.contains("models")).hasSize(1);
  }

  /** A task stands in the product's schema, and whoever runs it has to reach that. */
  @Test
  void whoRunsATaskThatLogsModelsReachesTheTask() {
    Contract contract =
        Contract.of(
            "scores",
            "1.0.0",
            TableSchema.of("scorer", Column.of("region", DataType.Text.unlimited())));
    PortAddress port = new PortAddress(ProductAddress.of("sales", "churn"), "scorer", 1);
    Mesh mesh =
        nothing().toBuilder()
            .principal(Principal.of("group:loaders").with("warehouse", "role:LOADERS"))
            .product(
                DataProduct.builder("sales.churn")
                    .outputPort(
                        OutputPort.builder(port, platform.name(), contract)
                            .kind(PortKind.MODEL)
                            .build())
                    .producer("group:loaders")
                    .pipeline(
                        new Pipeline(
                            "daily",
                            Pipeline.Kind.TASK,
                            "train",
                            Optional.empty(),
                            List.of(),
                            List.of("scorer")))
                    .build())
            .build();
    fixture.account().role("LOADERS");
    byHand(
        "GRANT ROLE LOADERS TO ROLE DEPLOYER",
        "GRANT EXECUTE TASK ON ACCOUNT TO ROLE LOADERS",
        "GRANT EXECUTE MANAGED TASK ON ACCOUNT TO ROLE LOADERS");

    apply(mesh);

    String writers = "\"SALES\".\"CHURN__SCORER_V1__WRITE\"";
    assertThat(sentAbout(writers))
        .contains(
            "GRANT USAGE ON SCHEMA \"SALES\".\"CHURN\" TO DATABASE ROLE " + writers,
            "GRANT CREATE MODEL, USAGE ON SCHEMA \"SALES\".\"CHURN__SCORER_V1\" TO DATABASE ROLE "
                + writers,
            "GRANT DATABASE ROLE " + writers + " TO ROLE \"LOADERS\"");
    assertThat(plan(mesh).changes()).isEmpty();
    fixture.account().log("LOADERS", "SALES", "CHURN__SCORER_V1", "CHURN");
    assertThat(plan(mesh).changes()).isEmpty();
  }
}

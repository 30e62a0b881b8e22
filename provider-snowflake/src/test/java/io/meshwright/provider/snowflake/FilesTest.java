package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports of kind files: their stages, who gets them, and what others do with them. */
class FilesTest {
  private static final String STAGE = "\"SALES\".\"ORDERS\".\"ORDERS_V1\"";
  private static final String READERS = "\"SALES\".\"ORDERS__PARTNERS_V1__READ\"";
  private static final String WRITERS = "\"SALES\".\"ORDERS__PARTNERS_V1__WRITE\"";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform();

  private Mesh files(Privilege... privileges) {
    return files(
        m ->
            m.policy(
                AccessPolicy.builder("p", "group:analysts", "sales.orders.partners")
                    .privileges(privileges)
                    .build()));
  }

  private Mesh files(Consumer<Mesh.Builder> policies) {
    return SharedMesh.of(platform, PortKind.FILES, policies);
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

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).toList();
  }

  private void authoritative() {
    platform =
        new Platform(
            platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE);
  }

  @Test
  void aTableOfThePortIsAStageThatListsItsFiles() {
    apply(files(Privilege.READ));
    assertThat(sentAbout("CREATE STAGE"))
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo(
            "CREATE STAGE \"SALES\".\"ORDERS\".\"ITEMS_V1\" ENCRYPTION = (TYPE = 'SNOWFLAKE_SSE' )"
                + " DIRECTORY = (ENABLE = TRUE) COMMENT ="
                + " 'meshwright:at=SALES.ORDERS.ITEMS_V1&in.00000=text+region&in.00001=text+email"
                + "&mesh=retailer&scope=sales.orders&workspace=main'");
    assertThat(sentAbout("ON STAGE " + STAGE))
        .containsExactly("GRANT READ ON STAGE " + STAGE + " TO DATABASE ROLE " + READERS);
    assertThat(sentAbout("CREATE TABLE")).isEmpty();
    assertThat(plan(files(Privilege.READ)).changes()).isEmpty();
  }

  /** Snowflake refuses WRITE to whom has no READ, and to take READ from whom has WRITE. */
  @Test
  void whoWritesReadsByTheSameRole() {
    Mesh mesh = files(Privilege.READ, Privilege.WRITE);
    apply(mesh);
    assertThat(sentAbout("GRANT READ, WRITE ON STAGE " + STAGE))
        .containsExactly("GRANT READ, WRITE ON STAGE " + STAGE + " TO DATABASE ROLE " + WRITERS);
    assertThat(plan(mesh).changes()).isEmpty();

    apply(files(Privilege.READ));
    assertThat(sentAbout("REVOKE READ, WRITE ON STAGE " + STAGE))
        .containsExactly(
            "REVOKE READ, WRITE ON STAGE " + STAGE + " FROM DATABASE ROLE " + WRITERS + " CASCADE");
    assertThat(fixture.account().lines())
        .noneMatch(l -> l.startsWith("role SALES.ORDERS__P") && l.contains("__WRITE"));
    assertThat(sentAbout("STAGE")).noneMatch(s -> s.startsWith("DROP"));
  }

  @Test
  void whoGetsAPartGetsNothing() {
    Mesh mesh =
        files(
            m ->
                m.policy(
                    AccessPolicy.builder("p", "group:analysts", "sales.orders.partners")
                        .columns("region")
                        .build()));
    Plan plan = plan(mesh);
    assertThat(plan.verdicts()).extracting(PolicyVerdict::verdict).containsOnly(Verdict.IMPOSSIBLE);
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("stage-grant"));
  }

  @Test
  void fromWhomAMaskKeepsSomethingItIsKeptAsAWhole() {
    Mesh mesh =
        files(
            m ->
                m.policy(AccessPolicy.builder("p", "group:analysts", "sales.orders").build())
                    .policy(
                        MaskingPolicy.ofColumn(
                            "masked", "sales.orders.partners.orders.email", new Mask.Nullify())));
    Plan plan = plan(mesh);
    assertThat(plan.verdicts())
        .filteredOn(v -> v.subject().endsWith(".orders"))
        .extracting(v -> v.verdict() + " " + v.limit().orElse(""))
        .containsExactly("STRICTER stage-whole", "STRICTER stage-whole");
    assertThat(plan.changes())
        .filteredOn(c -> c.address().kind().equals("stage-grant"))
        .singleElement()
        .extracting(c -> c.address().path().get(2))
        .isEqualTo("ITEMS_V1");
  }

  @Test
  void anotherAccountReadsNoStage() {
    Plan plan =
        plan(
            files(
                m -> m.policy(AccessPolicy.builder("p", "group:partner", "sales.orders").build())));
    assertThat(plan.verdicts())
        .isNotEmpty()
        .allSatisfy(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
              assertThat(v.limit()).contains("share-consumer");
            });
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().contains("share"));
  }

  @Test
  void aStageIsNotDroppedByWhoDoesNotAllowThatItsFilesAreLost() {
    apply(files(Privilege.READ));
    assertThat(plan(nothing()).changes())
        .flatExtracting(c -> c.losses())
        .contains("all files of stage SALES.ORDERS.ORDERS_V1");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> applied(nothing(), false))
        .withMessageContaining("lose all files of stage");
    assertThat(sentAbout("DROP STAGE")).isEmpty();
    assertThat(fixture.account().lines()).anyMatch(l -> l.startsWith("stage SALES.ORDERS.O"));

    apply(nothing());
    assertThat(sentAbout("DROP STAGE")).hasSize(2);
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void aStageOfOthersKeepsItsSchema() {
    apply(files(Privilege.READ));
    byHand("CREATE STAGE SALES.ORDERS.MINE COMMENT = 'mine'");
    assertThat(plan(files(Privilege.READ)).changes()).isEmpty();

    ApplyReport report = applied(nothing(), true);

    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("holds stage MINE");
    assertThat(fixture.account().lines()).anyMatch(l -> l.startsWith("stage SALES.ORDERS.MINE"));
  }

  @Test
  void whoWasGivenItByHandIsShownAndLosesItInAnAuthoritativeRun() {
    apply(files(Privilege.READ));
    byHand(
        "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE STRANGER",
        "GRANT READ, WRITE ON STAGE " + STAGE + " TO ROLE STRANGER WITH GRANT OPTION");

    assertThat(plan(files(Privilege.READ)).foreign())
        .filteredOn(f -> f.effect() == ForeignObject.Effect.WIDENS)
        .extracting(f -> f.address().kind())
        .contains("stage-grant");
    authoritative();
    apply(files(Privilege.READ));

    assertThat(sentAbout("ON STAGE"))
        .containsExactly(
            "REVOKE READ, WRITE ON STAGE " + STAGE + " FROM ROLE \"STRANGER\" CASCADE");
    assertThat(plan(files(Privilege.READ)).foreign()).isEmpty();
  }

  @Test
  void whatIsGivenOfStagesToComeIsShownAndTaken() {
    apply(files(Privilege.READ));
    byHand(
        "GRANT READ ON FUTURE STAGES IN SCHEMA SALES.ORDERS TO ROLE STRANGER",
        "GRANT READ ON FUTURE STAGES IN DATABASE SALES TO ROLE STRANGER");

    assertThat(plan(files(Privilege.READ)).foreign())
        .extracting(f -> f.address().toString())
        .containsExactlyInAnyOrder(
            "warehouse/stage-grant/SALES/ORDERS//role:STRANGER",
            "warehouse/stage-grant/SALES///role:STRANGER");
    authoritative();
    apply(files(Privilege.READ));

    assertThat(sent)
        .containsExactlyInAnyOrder(
            "REVOKE READ ON FUTURE STAGES IN SCHEMA \"SALES\".\"ORDERS\" FROM ROLE \"STRANGER\"",
            "REVOKE READ ON FUTURE STAGES IN DATABASE \"SALES\" FROM ROLE \"STRANGER\"");
  }

  /** What a role of ours has more than it should is drift of ours, and WRITE goes alone. */
  @Test
  void whatOurRoleGotByHandGoes() {
    apply(files(Privilege.READ));
    byHand("GRANT WRITE ON STAGE " + STAGE + " TO DATABASE ROLE " + READERS);

    apply(files(Privilege.READ));

    assertThat(sent)
        .containsExactly(
            "REVOKE WRITE ON STAGE " + STAGE + " FROM DATABASE ROLE " + READERS + " CASCADE");
  }

  @Test
  void aViewOfOthersThatNamesAStageMayShowAllOfIt() {
    apply(files(Privilege.READ));
    byHand(
        "CREATE TABLE SALES.ORDERS.MINE (C VARCHAR) COMMENT = 'mine'",
        "CREATE VIEW SALES.ORDERS.VIEW_OF_MINE COMMENT = 'mine' AS SELECT C FROM"
            + " SALES.ORDERS.MINE WHERE C = 'as in @SALES.ORDERS.ORDERS_V1'",
        "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE STRANGER",
        "GRANT SELECT ON VIEW SALES.ORDERS.VIEW_OF_MINE TO ROLE STRANGER");

    assertThat(plan(files(Privilege.READ)).foreign())
        .filteredOn(f -> f.effect() == ForeignObject.Effect.UNKNOWN)
        .extracting(f -> f.address().toString())
        .anyMatch(a -> a.contains("VIEW_OF_MINE"));
  }

  @Test
  void aStageThatHasItsFilesElsewhereIsInTheWay() {
    byHand(
        "CREATE DATABASE SALES COMMENT = '\n"
            + "meshwright:at=SALES&mesh=retailer&scope=sales&workspace=main'",
        "CREATE SCHEMA SALES.ORDERS COMMENT ="
            + " '\nmeshwright:at=SALES.ORDERS&mesh=retailer&scope=sales.orders&workspace=main'",
        "CREATE STAGE "
            + STAGE
            + " URL = 's3://mine/' COMMENT ="
            + " '\nmeshwright:mesh=retailer&scope=sales.orders&workspace=main'");
    assertThat(plan(files(Privilege.READ)).problems().toString())
        .contains("foreign-object", "ORDERS_V1");
  }

  @Test
  void theListOfFilesThatWasTurnedOffIsTurnedOn() {
    apply(files(Privilege.READ));
    byHand("ALTER STAGE " + STAGE + " SET DIRECTORY = (ENABLE = FALSE)");
    apply(files(Privilege.READ));
    assertThat(sent.getFirst())
        .isEqualTo("ALTER STAGE " + STAGE + " SET DIRECTORY = (ENABLE = TRUE)");
    assertThat(plan(files(Privilege.READ)).changes()).isEmpty();
  }
}

package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.kit.filter.FilterParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that are shared by a secure view of its own for each account. */
class SharedViewsTest {
  private static final String TABLE = "sales.orders.partners.orders";
  private static final String VIEW = "ORDERS_V1_SHARED_PARTNER_MAIN";
  private static final String ROLE = "ORDERS__PARTNERS_V1__SHARED__PARTNER_MAIN";
  private static final String QUOTED = "\"SALES\".\"ORDERS\".\"" + VIEW + "\"";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform().with("policies", "view");

  @BeforeEach
  void listen() {
    fixture.account().role("ANALYSTS");
    fixture.account().listener(sent::add);
  }

  private Mesh mesh(Consumer<Mesh.Builder> policies) {
    return SharedMesh.of(platform, PortKind.SHARE, policies);
  }

  private static AccessPolicy reads(String who, String filter) {
    AccessPolicy.Builder policy = AccessPolicy.builder(who.replace(':', '-'), who, TABLE);
    return filter.isEmpty()
        ? policy.build()
        : policy.rows(FilterParser.parse(filter).expression().orElseThrow()).build();
  }

  private static MaskingPolicy hashed() {
    return MaskingPolicy.ofColumn("hashed", TABLE + ".email", new Mask.Hash(Optional.empty()));
  }

  private void apply(Mesh mesh) {
    ApplyReport report = runs.run(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(runs.plan(mesh).changes()).isEmpty();
  }

  private Mesh applied(Consumer<Mesh.Builder> policies) {
    Mesh mesh = mesh(policies);
    apply(mesh);
    return mesh;
  }

  private int at(String start) {
    return sent.indexOf(
        sent.stream()
            .filter(s -> s.startsWith(start))
            .findFirst()
            .orElseThrow(() -> new AssertionError(start + " not in " + String.join("\n", sent))));
  }

  private String text(String view) {
    return sent.stream()
        .filter(s -> s.startsWith("CREATE SECURE VIEW \"SALES\".\"ORDERS\".\"" + view + "\""))
        .map(s -> s.substring(s.indexOf(" AS SELECT ") + 4))
        .findFirst()
        .orElseThrow();
  }

  private void authoritative() {
    platform = platform.with(Authority.AUTHORITATIVE);
  }

  private List<ForeignObject> widening(Mesh mesh) {
    return runs.plan(mesh).foreign().stream()
        .filter(f -> f.effect() == ForeignObject.Effect.WIDENS)
        .toList();
  }

  @Test
  void anAccountReadsAViewOfItsOwnAndComesInLast() {
    Mesh mesh = mesh(m -> m.policy(reads("group:partner", "region = 'EU'")));
    assertThat(runs.plan(mesh).verdicts())
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);

    apply(mesh);

    assertThat(text(VIEW))
        .isEqualTo(
            "SELECT \"REGION\", \"EMAIL\" FROM \"SALES\".\"ORDERS\".\"ORDERS_V1\""
                + " WHERE \"REGION\" = 'EU'");
    assertThat(sent)
        .contains("GRANT SELECT ON VIEW " + QUOTED + " TO DATABASE ROLE \"SALES\".\"" + ROLE + "\"")
        .noneMatch(s -> s.startsWith("GRANT SELECT ON TABLE"))
        .noneMatch(s -> s.contains("POLICY"));
    assertThat(sent.getLast()).contains("ADD ACCOUNTS");
  }

  @Test
  void itsTextAsksNobodyWhoHeIs() {
    applied(
        m ->
            m.policy(reads("group:partner", "region = 'EU'"))
                .policy(reads("group:other", "region = 'US'"))
                .policy(reads("group:analysts", ""))
                .policy(
                    AccessPolicy.builder("no", "group:analysts", TABLE)
                        .deny()
                        .rows(FilterParser.parse("email = 'x'").expression().orElseThrow())
                        .build())
                .policy(
                    RowPolicy.of(
                        "kept",
                        TABLE,
                        FilterParser.parse("email <> 'gone'").expression().orElseThrow(),
                        "group:other"))
                .policy(hashed()));

    assertThat(text(VIEW))
        .doesNotContain("IN_SESSION", "CURRENT_", "ANALYSTS", "OTHER", "'US'", "'x'")
        .contains("'EU'", "'gone'", "SHA2");
    assertThat(text("ORDERS_V1_SHARED_PARTNER_OTHER"))
        .doesNotContain("IN_SESSION", "CURRENT_", "'EU'", "'gone'")
        .contains("'US'");
    assertThat(text("ORDERS_V1_VIEW"))
        .as("that of roles has nothing of accounts")
        .doesNotContain("PARTNER", "'EU'", "'US'", "ORGANIZATION");
  }

  @Test
  void aColumnThatAnAccountDoesNotSeeIsNull() {
    applied(
        m ->
            m.policy(
                AccessPolicy.builder("some", "group:partner", TABLE).columns("region").build()));
    assertThat(text(VIEW))
        .startsWith("SELECT \"REGION\", CASE WHEN FALSE THEN \"EMAIL\" ELSE NULL END FROM");
  }

  @Test
  void anAccountThatSeesNothingHasNeitherViewNorShare() {
    Plan plan =
        runs.plan(
            mesh(
                m ->
                    m.policy(reads("group:partner", ""))
                        .policy(
                            AccessPolicy.builder("no", "group:partner", TABLE).deny().build())));
    assertThat(plan.changes())
        .extracting(c -> c.address().toString())
        .noneMatch(a -> a.contains("PARTNER"));
  }

  @Test
  void anotherAccountChangesNothingOfTheFirst() {
    applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    applied(
        m ->
            m.policy(reads("group:partner", "region = 'EU'"))
                .policy(reads("group:other", "region = 'US'")));
    assertThat(sent).noneMatch(s -> s.contains("PARTNER_MAIN"));
    assertThat(sent.getLast()).contains("ADD ACCOUNTS = \"PARTNER\".\"OTHER\"");
  }

  @Test
  void anAccountThatGoesLosesItsRightBeforeItsView() {
    applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    apply(
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .build());
    assertThat(at("REVOKE SELECT ON VIEW " + QUOTED)).isLessThan(at("DROP VIEW " + QUOTED));
    assertThat(at("DROP VIEW " + QUOTED)).isLessThan(at("DROP TABLE"));
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void anotherAccountInPlaceOfTheFirstGetsAViewOfItsOwn() {
    applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    applied(m -> m.policy(reads("group:other", "region = 'EU'")));
    assertThat(at("REVOKE SELECT ON VIEW " + QUOTED)).isLessThan(at("DROP VIEW " + QUOTED));
    assertThat(sent)
        .anyMatch(s -> s.startsWith("DROP SHARE"))
        .anyMatch(s -> s.endsWith("ADD ACCOUNTS = \"PARTNER\".\"OTHER\""))
        .noneMatch(s -> s.startsWith("ALTER VIEW"));
  }

  /** At no moment may the account read the table itself without its policies. */
  @Test
  void oneWhosePoliciesComeToClashIsReadByAViewFromThenOn() {
    platform = fixture.platform();
    applied(m -> m.policy(reads("group:partner", "")).policy(hashed()));
    assertThat(sent).noneMatch(s -> s.contains("VIEW"));

    applied(m -> m.policy(reads("group:partner", "email like 'a%'")).policy(hashed()));
    assertThat(at("REVOKE SELECT ON TABLE")).isLessThan(at("ALTER TABLE"));
    assertThat(at("ALTER TABLE")).isLessThan(at("GRANT SELECT ON VIEW " + QUOTED));
    assertThat(text(VIEW)).contains("LIKE 'a%'", "SHA2").doesNotContain("IN_SESSION");

    applied(m -> m.policy(reads("group:partner", "")).policy(hashed()));
    assertThat(at("REVOKE SELECT ON VIEW " + QUOTED)).isLessThan(at("DROP VIEW " + QUOTED));
    assertThat(at("ALTER TABLE")).isLessThan(at("GRANT SELECT ON TABLE"));
  }

  @Test
  void theSettingMayChangeBothWays() {
    Consumer<Mesh.Builder> policies =
        m -> m.policy(reads("group:partner", "region = 'EU'")).policy(reads("group:analysts", ""));
    applied(policies);

    platform = fixture.platform();
    applied(policies);
    assertThat(at("ALTER TABLE")).isLessThan(at("GRANT SELECT ON TABLE"));
    assertThat(sent)
        .contains("DROP VIEW " + QUOTED)
        .as("the account stays")
        .noneMatch(s -> s.contains("ACCOUNTS"));

    platform = platform.with("policies", "view");
    applied(policies);
    assertThat(at("REVOKE SELECT ON TABLE")).isLessThan(at("ALTER TABLE"));
    assertThat(sent).noneMatch(s -> s.contains("ACCOUNTS"));
  }

  @Test
  void anotherFilterIsAnotherTextInOneStatement() {
    applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    applied(m -> m.policy(reads("group:partner", "region = 'US'")));
    assertThat(sent)
        .singleElement()
        .asString()
        .startsWith("CREATE OR REPLACE SECURE VIEW " + QUOTED)
        .contains(" COPY GRANTS ");
  }

  @Test
  void aTextThatWasChangedByHandIsAccessAndIsPutBack() {
    Mesh mesh = applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    String made =
        sent.stream()
            .filter(s -> s.startsWith("CREATE SECURE VIEW " + QUOTED))
            .findFirst()
            .orElseThrow();
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            made.replace("CREATE SECURE VIEW", "CREATE OR REPLACE SECURE VIEW")
                .replace(") COMMENT", ") COPY GRANTS COMMENT")
                .replace(" WHERE \"REGION\" = 'EU'", ""));
    Plan plan = runs.plan(mesh);
    assertThat(plan.changes())
        .extracting(c -> c.address().toString())
        .containsExactly("warehouse/view/SALES/ORDERS/" + VIEW);
    assertThat(plan.exposure())
        .singleElement()
        .satisfies(e -> assertThat(e.narrows()).as("%s", e).isTrue());

    apply(mesh);

    assertThat(sent).singleElement().asString().endsWith("WHERE \"REGION\" = 'EU'");
  }

  /** The text asks nobody, so that he sees what the account sees. */
  @Test
  void aRoleThatWasGivenTheViewByHandSeesTheSame() {
    Mesh mesh = applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    fixture
        .account()
        .run(
            "GRANT USAGE ON DATABASE SALES TO ROLE STRANGER",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO ROLE STRANGER",
            "GRANT SELECT ON VIEW SALES.ORDERS." + VIEW + " TO ROLE STRANGER");
    assertThat(widening(mesh))
        .extracting(f -> f.address().toString())
        .contains("warehouse/grant/SALES/ORDERS/" + VIEW + "/role:STRANGER");

    authoritative();
    applied(m -> m.policy(reads("group:partner", "region = 'EU'")));

    assertThat(sent)
        .contains("REVOKE SELECT ON VIEW " + QUOTED + " FROM ROLE \"STRANGER\" CASCADE");
  }

  @Test
  void anAccountThatWasGivenTheViewOfAnotherSeesTheSame() {
    Mesh mesh = applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    fixture
        .account()
        .run(
            "CREATE SHARE HAND COMMENT = 'mine'",
            "GRANT USAGE ON DATABASE SALES TO SHARE HAND",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO SHARE HAND",
            "GRANT SELECT ON VIEW SALES.ORDERS." + VIEW + " TO SHARE HAND",
            "ALTER SHARE HAND ADD ACCOUNTS = STRANGERS.MAIN");
    assertThat(widening(mesh))
        .extracting(f -> f.address().toString())
        .contains("warehouse/grant/SALES/ORDERS/" + VIEW + "/share:HAND");

    authoritative();
    applied(m -> m.policy(reads("group:partner", "region = 'EU'")));

    assertThat(sent).contains("REVOKE SELECT ON VIEW " + QUOTED + " FROM SHARE \"HAND\"");
  }

  /** That of the roles says who reads, and nobody elsewhere is one of them. */
  @Test
  void theViewOfRolesShowsAnAccountNothing() {
    Mesh mesh =
        applied(m -> m.policy(reads("group:partner", "")).policy(reads("group:analysts", "")));
    fixture
        .account()
        .run(
            "CREATE SHARE HAND COMMENT = 'mine'",
            "GRANT USAGE ON DATABASE SALES TO SHARE HAND",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO SHARE HAND",
            "GRANT SELECT ON VIEW SALES.ORDERS.ORDERS_V1_VIEW TO SHARE HAND",
            "ALTER SHARE HAND ADD ACCOUNTS = STRANGERS.MAIN");
    assertThat(widening(mesh)).isEmpty();
  }

  /** The table has no policies, and its role is ours: what it was given goes in every run. */
  @Test
  void aRightOfTheRoleOnTheTableItselfShowsAllOfItAndGoes() {
    Mesh mesh = applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    fixture
        .account()
        .run("GRANT SELECT ON TABLE SALES.ORDERS.ORDERS_V1 TO DATABASE ROLE SALES." + ROLE);
    assertThat(runs.plan(mesh).exposure())
        .singleElement()
        .satisfies(e -> assertThat(e.narrows()).as("%s", e).isTrue());
    apply(mesh);
    assertThat(sent).singleElement().asString().startsWith("REVOKE SELECT ON TABLE");
  }

  @Test
  void whoeverGotTheRoleOfAnAccountSeesWhatItSees() {
    Mesh mesh = applied(m -> m.policy(reads("group:partner", "region = 'EU'")));
    fixture.account().run("GRANT DATABASE ROLE SALES." + ROLE + " TO ROLE STRANGER");
    assertThat(widening(mesh))
        .extracting(f -> f.address().toString())
        .containsExactly("warehouse/role-grant/SALES/" + ROLE + "/role:STRANGER");
  }

  @Test
  void anEndIsKeptByASweep() {
    AccessPolicy ending =
        AccessPolicy.builder("ending", "group:partner", TABLE)
            .until(Instant.parse("2027-01-01T00:00:00Z"))
            .build();
    assertThat(runs.plan(mesh(m -> m.policy(ending))).verdicts())
        .extracting(v -> v.verdict() + " " + v.limit().orElse(""))
        .containsExactly("WEAKER grant-end");
  }

  /** A share and its role take three; a view is read with the others. */
  @Test
  void aViewTakesNoRequestOfItsOwn() {
    Consumer<Mesh.Builder> one = m -> m.policy(reads("group:partner", ""));
    applied(one);
    int before = requests(one);
    Consumer<Mesh.Builder> both = one.andThen(m -> m.policy(reads("group:other", "")));
    applied(both);
    assertThat(requests(both)).isEqualTo(before + 3);
  }

  private int requests(Consumer<Mesh.Builder> policies) {
    int before = fixture.account().requests();
    assertThat(runs.plan(mesh(policies)).changes()).isEmpty();
    return fixture.account().requests() - before;
  }
}

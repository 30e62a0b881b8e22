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
import io.meshwright.api.report.ApplyReport;
import io.meshwright.kit.filter.FilterParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports of kind share: what becomes of them, and in which order. */
class SharingTest {
  private static final String ROLE = "ORDERS__PARTNERS_V1__SHARED__PARTNER_MAIN";
  private static final String SHARE = "SALES__" + ROLE;

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform();

  private Mesh mesh(PortKind kind, Consumer<Mesh.Builder> policies) {
    return SharedMesh.of(platform, kind, policies);
  }

  private Mesh shared(Consumer<Mesh.Builder> policies) {
    return mesh(PortKind.SHARE, policies);
  }

  private static AccessPolicy reads(String who, String filter) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder(who.replace(':', '-'), who, "sales.orders.partners.orders");
    return filter.isEmpty()
        ? policy.build()
        : policy.rows(FilterParser.parse(filter).expression().orElseThrow()).build();
  }

  @BeforeEach
  void listen() {
    fixture.account().role("ANALYSTS");
    fixture.account().listener(sent::add);
  }

  private Plan plan(Mesh mesh) {
    return runs.plan(mesh);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = runs.run(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
  }

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).toList();
  }

  private int at(String start) {
    return sent.indexOf(sent.stream().filter(s -> s.startsWith(start)).findFirst().orElseThrow());
  }

  @Test
  void anAccountGetsAShareOfItsOwnAndComesInLast() {
    Mesh mesh = shared(m -> m.policy(reads("group:partner", "region = 'EU'")));
    assertThat(plan(mesh).verdicts())
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);
    apply(mesh);
    assertThat(sentAbout("SHARE ").stream().filter(s -> !s.contains("COMMENT")))
        .containsExactly(
            "GRANT USAGE ON DATABASE \"SALES\" TO SHARE \"" + SHARE + "\"",
            "GRANT DATABASE ROLE \"SALES\".\"" + ROLE + "\" TO SHARE \"" + SHARE + "\"",
            "ALTER SHARE \"" + SHARE + "\" ADD ACCOUNTS = \"PARTNER\".\"MAIN\"");
    assertThat(sent.getLast()).contains("ADD ACCOUNTS");
    assertThat(sentAbout("CREATE ROW ACCESS POLICY"))
        .singleElement()
        .asString()
        .contains("IS_DATABASE_ROLE_IN_SESSION ('" + ROLE + "')");
    assertThat(plan(mesh).changes()).isEmpty();
  }

  /** At no moment has who leaves more than before. */
  @Test
  void whatAnAccountHadGoesBeforeWhatLimitedIt() {
    apply(shared(m -> m.policy(reads("group:partner", "region = 'EU'"))));
    apply(
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", "warehouse"))
            .build());
    assertThat(at("REVOKE SELECT")).isLessThan(at("ALTER TABLE"));
    int closed = at("REVOKE USAGE ON DATABASE \"SALES\" FROM SHARE \"" + SHARE);
    assertThat(at("ALTER SHARE \"" + SHARE + "\" REMOVE ACCOUNTS")).isLessThan(closed);
    assertThat(at("REVOKE DATABASE ROLE")).isLessThan(closed);
    assertThat(at("DROP SHARE")).isGreaterThan(closed);
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void anotherAccountChangesNothingOfTheFirst() {
    apply(shared(m -> m.policy(reads("group:partner", "region = 'EU'"))));
    apply(
        shared(
            m ->
                m.policy(reads("group:partner", "region = 'EU'"))
                    .policy(reads("group:other", "region = 'US'"))));
    assertThat(sentAbout(SHARE)).isEmpty();
    assertThat(sentAbout("ADD ACCOUNTS"))
        .singleElement()
        .asString()
        .contains("\"PARTNER\".\"OTHER\"");
    assertThat(sentAbout("ROW ACCESS POLICY")).anyMatch(s -> s.contains("SET BODY"));
  }

  @Test
  void rolesOfTheAccountKeepTheirRules() {
    Mesh mesh =
        shared(
            m ->
                m.policy(reads("group:analysts", "region = 'EU'"))
                    .policy(reads("group:partner", "region = 'US'")));
    apply(mesh);
    assertThat(sentAbout("SET BODY").getFirst())
        .contains("IS_ROLE_IN_SESSION ('ANALYSTS')", "IS_DATABASE_ROLE_IN_SESSION ('" + ROLE);
    assertThat(plan(mesh).changes()).isEmpty();
  }

  @Test
  void anAccountThatWasAddedByHandIsDriftAndGoes() {
    Mesh mesh = shared(m -> m.policy(reads("group:partner", "")));
    apply(mesh);
    fixture.account().run("ALTER SHARE " + SHARE + " ADD ACCOUNTS = STRANGERS.MAIN");

    assertThat(plan(mesh).foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.address().toString()).contains("share-account", "STRANGERS.MAIN");
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.WIDENS);
            });
    platform =
        new Platform(
            platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE);
    apply(shared(m -> m.policy(reads("group:partner", ""))));

    assertThat(sent)
        .containsExactly("ALTER SHARE \"" + SHARE + "\" REMOVE ACCOUNTS = \"STRANGERS\".\"MAIN\"");
  }

  /** He may use the role or not, so that what he sees is not sure. */
  @Test
  void aRoleOfOursThatWasGivenAConsumersRoleIsShown() {
    Mesh mesh = shared(m -> m.policy(reads("group:partner", "region = 'EU'")));
    apply(mesh);
    fixture.account().run("GRANT DATABASE ROLE SALES." + ROLE + " TO ROLE STRANGER");

    assertThat(plan(mesh).foreign())
        .singleElement()
        .extracting(ForeignObject::effect)
        .isEqualTo(ForeignObject.Effect.UNKNOWN);
  }

  /** One for what is in it, and two for its role; the list of shares is read anyway. */
  @Test
  void aShareTakesThreeRequestsOfAPlan() {
    apply(shared(m -> m.policy(reads("group:partner", ""))));
    int one = requests(shared(m -> m.policy(reads("group:partner", ""))));
    Consumer<Mesh.Builder> both =
        m -> m.policy(reads("group:partner", "")).policy(reads("group:other", ""));
    apply(shared(both));
    assertThat(requests(shared(both))).isEqualTo(one + 3);
  }

  private int requests(Mesh mesh) {
    int before = fixture.account().requests();
    assertThat(plan(mesh).changes()).isEmpty();
    return fixture.account().requests() - before;
  }

  @Test
  void onAnotherPortAnAccountIsNobody() {
    Plan plan = plan(mesh(PortKind.TABLE, m -> m.policy(reads("group:partner", ""))));
    assertThat(plan.verdicts())
        .filteredOn(v -> v.verdict() == Verdict.IMPOSSIBLE)
        .extracting(v -> v.limit().orElse(""))
        .contains("share-consumer");
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().startsWith("share"));
  }

  @Test
  void theAccountItselfIsNoOther() {
    Mesh mesh = shared(m -> m.policy(reads("group:self", "")));
    assertThat(plan(mesh).problems().toString())
        .contains("bad-identity", "'account:COMPANY.TEST' is no account role");
  }

  @Test
  void aShareOfTheSameNameThatIsNotOursIsInTheWay() {
    fixture.account().run("CREATE SHARE " + SHARE + " COMMENT = 'mine'");
    Plan plan = plan(shared(m -> m.policy(reads("group:partner", ""))));
    assertThat(plan.problems().toString()).contains("foreign-object", SHARE);
  }
}

package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shares that somebody makes by hand: what they open of ours, and what becomes of them. */
class SharesByHandTest {
  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private Mesh mesh;

  private Mesh mesh(Platform platform) {
    return SharedMesh.of(
        platform,
        PortKind.TABLE,
        m -> m.policy(AccessPolicy.builder("p", "group:analysts", "sales.orders").build()));
  }

  @BeforeEach
  void applied() {
    fixture.account().role("ANALYSTS");
    mesh = mesh(fixture.platform());
    apply();
  }

  private Plan plan() {
    try (Meshwright engine = engine()) {
      return engine.plan(mesh, PlanOptions.DEFAULT);
    }
  }

  private Meshwright engine() {
    return MeshwrightEngine.builder()
        .providers(List.of(fixture.factory()))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  private void apply() {
    try (Meshwright engine = engine()) {
      var report = engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
      assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    }
  }

  private void share(String... more) {
    fixture
        .account()
        .run(
            "CREATE SHARE HAND COMMENT = 'mine'",
            "GRANT USAGE ON DATABASE SALES TO SHARE HAND",
            "GRANT USAGE ON SCHEMA SALES.ORDERS TO SHARE HAND");
    fixture.account().run(more);
  }

  private String table() {
    return fixture.account().lines().stream()
        .filter(l -> l.startsWith("table SALES.ORDERS.") && l.contains("ORDERS_V1"))
        .map(l -> l.split(" ", -1)[1])
        .findFirst()
        .orElseThrow();
  }

  private List<ForeignObject> foreign(ForeignObject.Effect effect) {
    return plan().foreign().stream().filter(f -> f.effect() == effect).toList();
  }

  @Test
  void whatAnAccountReadsThroughAShareIsAccess() {
    share("GRANT SELECT ON TABLE " + table() + " TO SHARE HAND");
    assertThat(foreign(ForeignObject.Effect.WIDENS)).as("nobody has it yet").isEmpty();

    fixture.account().run("ALTER SHARE HAND ADD ACCOUNTS = PARTNER.MAIN");

    assertThat(foreign(ForeignObject.Effect.WIDENS).toString()).contains("share:HAND");
  }

  @Test
  void aSharedRoleOfOursIsAccess() {
    share(
        "GRANT DATABASE ROLE SALES.ORDERS__PARTNERS_V1__READ TO SHARE HAND",
        "ALTER SHARE HAND ADD ACCOUNTS = PARTNER.MAIN");

    assertThat(foreign(ForeignObject.Effect.WIDENS))
        .extracting(f -> f.address().kind())
        .contains("role-grant");
  }

  @Test
  void aShareThatGoesWhileItIsReadIsNone() {
    share(
        "GRANT SELECT ON TABLE " + table() + " TO SHARE HAND",
        "ALTER SHARE HAND ADD ACCOUNTS = PARTNER.MAIN");
    AtomicBoolean there = new AtomicBoolean(true);
    fixture
        .account()
        .denied(
            statement -> {
              if (statement.startsWith("SHOW GRANTS TO SHARE") && there.getAndSet(false)) {
                fixture.account().run("DROP SHARE HAND");
              }
              return false;
            });
    assertThat(foreign(ForeignObject.Effect.WIDENS)).isEmpty();
    assertThat(there).isFalse();
  }

  @Test
  void aShareThatMayNotBeLookedAtIsAnErrorAndNotNone() {
    share("ALTER SHARE HAND ADD ACCOUNTS = PARTNER.MAIN");
    fixture.account().denied(statement -> statement.startsWith("SHOW GRANTS TO SHARE"));
    assertThatExceptionOfType(MeshException.class).isThrownBy(this::plan);
  }

  @Test
  void whomAListingReachesIsUnknown() {
    share("GRANT SELECT ON TABLE " + table() + " TO SHARE HAND");
    fixture.account().listed("HAND", "GZ123");

    assertThat(foreign(ForeignObject.Effect.UNKNOWN).toString()).contains("share:HAND");
  }

  /** A row policy of ours asks for roles, and a session elsewhere has none of them. */
  @Test
  void aRowPolicyOfOursShowsAnAccountNothing() {
    mesh =
        SharedMesh.of(
            fixture.platform(),
            PortKind.TABLE,
            m ->
                m.policy(
                        AccessPolicy.builder("p", "group:analysts", "sales.orders")
                            .rows(FilterParser.parse("region = 'EU'").expression().orElseThrow())
                            .build())
                    .policy(
                        MaskingPolicy.ofColumn(
                            "hidden", "sales.orders.partners.orders.email", new Mask.Nullify())));
    apply();
    share(
        "GRANT SELECT ON TABLE " + table() + " TO SHARE HAND",
        "ALTER SHARE HAND ADD ACCOUNTS = PARTNER.MAIN");

    assertThat(foreign(ForeignObject.Effect.WIDENS)).isEmpty();
    assertThat(plan().foreign().toString()).contains("share:HAND");
  }

  @Test
  void anAuthoritativeRunTakesWhatIsOursOutOfItAndLeavesTheShare() {
    share(
        "GRANT SELECT ON TABLE " + table() + " TO SHARE HAND",
        "GRANT DATABASE ROLE SALES.ORDERS__PARTNERS_V1__READ TO SHARE HAND",
        "ALTER SHARE HAND ADD ACCOUNTS = PARTNER.MAIN");
    Platform platform = fixture.platform();
    mesh =
        mesh(
            new Platform(
                platform.name(),
                platform.provider(),
                platform.settings(),
                Authority.AUTHORITATIVE));

    apply();

    List<String> left = fixture.account().lines().stream().filter(l -> l.contains("HAND")).toList();
    assertThat(left).singleElement().asString().startsWith("share HAND");
    assertThat(left.getFirst()).contains("PARTNER.MAIN", "mine");
    assertThat(plan().foreign()).isEmpty();
  }

  @Test
  void othersSharesOfOtherDatabasesAreNotAsked() {
    fixture
        .account()
        .run(
            "CREATE DATABASE LEGACY",
            "CREATE SHARE OTHER",
            "GRANT USAGE ON DATABASE LEGACY TO SHARE OTHER");
    int before = fixture.account().requests();
    assertThat(plan().changes()).isEmpty();
    int without = fixture.account().requests() - before;
    share();

    before = fixture.account().requests();
    assertThat(plan().changes()).isEmpty();

    assertThat(fixture.account().requests() - before).isEqualTo(without + 1);
  }
}

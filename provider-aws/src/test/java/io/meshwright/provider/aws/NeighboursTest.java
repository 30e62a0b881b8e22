package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Shares: rights of Lake Formation for other accounts, for their roles, and for an organisation.
 */
class NeighboursTest {
  private static final String GUEST = "arn:aws:iam::" + Neighbours.PARTNER + ":role/guests";

  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable(account).withNeighbours();
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @AfterEach
  void close() {
    engine.close();
  }

  private static Mesh mesh(Platform platform, String identity, AccessPolicy... policies) {
    return SmallMesh.of(platform, PortKind.SHARE, policies).toBuilder()
        .principal(Principal.of("account:partner").with("lake", identity))
        .build();
  }

  private static AccessPolicy.Builder policy() {
    return AccessPolicy.builder("shared", "account:partner", "sales.orders");
  }

  /** Applies it; what there is then, and that a plan says the same. */
  private List<String> rights(String identity, AccessPolicy policy) {
    Mesh mesh = mesh(fixture.platform(), identity, policy);
    ApplyReport report = engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.results().toString()).isTrue();
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
    return account.permissions("look", event -> {}).permissions().stream()
        .map(
            r ->
                "%s %s %s"
                    .formatted(r.principal(), r.on().getClass().getSimpleName(), r.grantable()))
        .sorted()
        .toList();
  }

  @Test
  void anAccountMayHandOnWhatItWasGiven() {
    assertThat(rights(Neighbours.PARTNER, policy().build()))
        .containsExactly(
            Neighbours.PARTNER + " Database [DESCRIBE]", Neighbours.PARTNER + " Table [SELECT]");
  }

  @Test
  void anAccountMayHandOnThePartThatItWasGiven() {
    AccessPolicy part =
        policy().rows(FilterParser.parse("region = 'EU'").expression().orElseThrow()).build();
    assertThat(rights(Neighbours.PARTNER, part))
        .containsExactly(
            Neighbours.PARTNER + " Database [DESCRIBE]", Neighbours.PARTNER + " Filter [SELECT]");
  }

  @Test
  void anOrganisationMayHandOnWhatItWasGiven() {
    assertThat(rights(Neighbours.COMPANY, policy().build()))
        .containsExactly(
            Neighbours.COMPANY + " Database [DESCRIBE]", Neighbours.COMPANY + " Table [SELECT]");
  }

  @Test
  void aRoleOfAnotherAccountHandsNothingOn() {
    assertThat(rights(GUEST, policy().build()))
        .containsExactly(GUEST + " Database []", GUEST + " Table []");
  }

  /** Without the grant option the administrators there could let nobody. */
  @Test
  void aGrantOptionThatWasTakenAwayIsDrift() {
    rights(Neighbours.PARTNER, policy().build());
    LakePermission.On table = new LakePermission.Table("sales_orders", "orders_v1");
    LakePermission right =
        new LakePermission(
            Neighbours.PARTNER,
            table,
            Ordered.set(List.of("SELECT")),
            Ordered.set(List.of("SELECT")));
    account.permissions("by hand", event -> {}).revoke(List.of(right));
    account
        .permissions("by hand", event -> {})
        .grant(
            List.of(
                new LakePermission(
                    right.principal(), table, right.permissions(), Ordered.set(List.of()))));
    Mesh mesh = mesh(fixture.platform(), Neighbours.PARTNER, policy().build());
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes())
        .extracting(c -> c.address().kind() + " " + c.change().verb())
        .containsExactly("grant update");
  }

  @Test
  void withoutTheOwnNumberNobodyKnowsWhoIsOutside() {
    Platform silent = AwsFixture.filterable(account).platform();
    Plan plan =
        engine.plan(mesh(silent, Neighbours.PARTNER, policy().build()), PlanOptions.DEFAULT);
    assertThat(plan.problems()).extracting(Problem::code).containsExactly("missing-setting");
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("grant"));
  }

  /** Lake Formation shares as whoever asks it to. */
  @Test
  void onlySharingTakesRightsOfRam() {
    assertThat(rightsFor(Neighbours.PARTNER)).contains("ram:CreateResourceShare");
    assertThat(rightsFor(GUEST)).contains("ram:CreateResourceShare");
    assertThat(rightsFor("arn:aws:iam::" + Neighbours.OWN + ":role/analysts"))
        .doesNotContain("ram:");
  }

  private String rightsFor(String identity) {
    Mesh mesh = mesh(fixture.platform(), identity, policy().build());
    return engine.rights(engine.plan(mesh, PlanOptions.DEFAULT)).getFirst().document();
  }

  @Test
  void theOwnAccountIsNoNeighbour() {
    Plan plan =
        engine.plan(
            mesh(fixture.platform(), Neighbours.OWN, policy().build()), PlanOptions.DEFAULT);
    assertThat(plan.problems()).extracting(Problem::code).containsExactly("bad-identity");
  }

  /** Who is outside is decided by the setting. */
  @Test
  void anotherAccountThanTheSettingSaysIsNotTouched() {
    account.numbered("999900001111");
    Mesh mesh = mesh(fixture.platform(), GUEST, policy().build());
    assertThatThrownBy(() -> engine.plan(mesh, PlanOptions.DEFAULT))
        .hasMessageContaining("account 111122223333 by its settings")
        .hasMessageContaining("of account 999900001111");
  }

  @Test
  void nobodyOfAnotherAccountMakesTheData() {
    Mesh mesh = mesh(fixture.platform(), GUEST);
    DataProduct product = mesh.products().values().iterator().next();
    Mesh foreign =
        mesh.toBuilder().product(product.toBuilder().producer("account:partner").build()).build();
    assertThat(engine.plan(foreign, PlanOptions.DEFAULT).problems())
        .extracting(Problem::code)
        .contains("bad-identity");
  }
}

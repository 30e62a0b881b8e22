package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.NeededRights;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.aws.fake.FakeShares;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What RAM says of what Lake Formation shares with others. */
public abstract class SharingBehaviour {
  private static final String GUEST = "arn:aws:iam::" + Neighbours.PARTNER + ":role/guests";
  private static final String READER = "arn:aws:iam::" + Neighbours.OWN + ":role/readers";

  private final TestAccount account;
  private final FakeShares shares;
  private final AwsFixture fixture;
  private final List<CallEvent> calls = new ArrayList<>();
  private final Meshwright engine;

  /** In an empty account, whose shares are a fake's. */
  protected <A extends TestAccount> SharingBehaviour(A account, Function<A, FakeShares> shares) {
    this.account = account;
    this.shares = shares.apply(account);
    this.fixture = AwsFixture.filterable(account).withNeighbours();
    this.engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    new AwsProviderFactory(
                        (config, meter) ->
                            new AwsGateways(
                                account.account("lake", meter.told().andThen(calls::add)),
                                () -> {}))))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build();
  }

  @AfterEach
  final void close() {
    engine.close();
    account.close();
  }

  private static AccessPolicy.Builder policy() {
    return AccessPolicy.builder("shared", "account:partner", "sales.orders");
  }

  private Mesh mesh(String identity, AccessPolicy... policies) {
    return SmallMesh.of(fixture.platform(), PortKind.SHARE, policies).toBuilder()
        .principal(Principal.of("account:partner").with("lake", identity))
        .build();
  }

  private Plan plan(String identity) {
    return engine.plan(mesh(identity, policy().build()), PlanOptions.DEFAULT);
  }

  private Plan planned(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  /** Applies it, and plans again. */
  private Plan applied(Mesh mesh) {
    assertThat(engine.apply(planned(mesh), ApplyOptions.DEFAULT).succeeded()).isTrue();
    Plan again = planned(mesh);
    assertThat(again.changes()).isEmpty();
    return again;
  }

  private Plan applied(String identity) {
    return applied(mesh(identity, policy().build()));
  }

  private void says(Plan plan, String what, String remedy) {
    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("share-pending");
              assertThat(p.isError()).isFalse();
              assertThat(p.subject()).isEqualTo("lake/database/sales_orders");
              assertThat(p.what()).contains("orders_v1", "the database itself", what);
              assertThat(p.remedy()).contains(remedy);
            });
  }

  @Test
  void whatIsSharedWithinTheOrganisationIsNothingToSay() {
    assertThat(applied(Neighbours.PARTNER).problems()).isEmpty();
    assertThat(applied(Neighbours.COMPANY).problems()).isEmpty();
  }

  @Test
  void untilTheInvitationIsAcceptedThePlanSaysSo() {
    shares.invite(Neighbours.PARTNER);
    says(applied(Neighbours.PARTNER), "is ASSOCIATING", "invitation accepted");
    shares.principal(Neighbours.PARTNER, "ASSOCIATED", "");
    assertThat(plan(Neighbours.PARTNER).problems()).isEmpty();
  }

  /** Nothing is known of what is not there yet. */
  @Test
  void aPlanThatGivesTheRightSaysNothing() {
    shares.invite(Neighbours.PARTNER);
    assertThat(plan(Neighbours.PARTNER).problems()).isEmpty();
  }

  @Test
  void aPlanThatTakesTheRightBackSaysNothing() {
    shares.invite(Neighbours.PARTNER);
    applied(Neighbours.PARTNER);
    Plan without = planned(mesh(Neighbours.PARTNER));
    assertThat(without.changes()).isNotEmpty();
    assertThat(without.problems()).isEmpty();
  }

  @Test
  void anInvitationThatWasNotAcceptedIsSaidWithWhatRamSaysOfIt() {
    applied(Neighbours.COMPANY);
    shares.principal(Neighbours.COMPANY, "FAILED", "Sharing is not enabled");
    says(plan(Neighbours.COMPANY), "is FAILED (Sharing is not enabled)", "shares anew");
    shares.principal(Neighbours.COMPANY, "DISASSOCIATED", "");
    says(plan(Neighbours.COMPANY), "is DISASSOCIATED", "shares anew");
  }

  @Test
  void aStatusThatNobodyKnowsYetIsSaidAsItIs() {
    applied(Neighbours.PARTNER);
    shares.principal(Neighbours.PARTNER, "SUSPENDED", "");
    says(plan(Neighbours.PARTNER), "is SUSPENDED", "look in RAM why");
  }

  @Test
  void whatRamCouldNotPutIntoTheShareIsSaid() {
    applied(Neighbours.PARTNER);
    shares.resources(Neighbours.PARTNER, "FAILED", "no such table");
    says(plan(Neighbours.PARTNER), "is FAILED (no such table)", "shares anew");
  }

  /** The same account has a share of networks, which is well. */
  @Test
  void anotherShareWithTheSameAccountSaysNothing() {
    applied(Neighbours.PARTNER);
    shares.delete(Neighbours.PARTNER);
    says(plan(Neighbours.PARTNER), "no share of RAM has them", "take the rights back");
  }

  @Test
  void aShareIsMadeAnewWithTheRight() {
    shares.invite(Neighbours.PARTNER);
    applied(Neighbours.PARTNER);
    shares.principal(Neighbours.PARTNER, "DISASSOCIATED", "");
    assertThat(applied(mesh(Neighbours.PARTNER)).problems()).isEmpty();
    says(applied(Neighbours.PARTNER), "is ASSOCIATING", "accepted");
  }

  @Test
  void aRoleOfAnotherAccountWaitsAsWell() {
    shares.invite(GUEST);
    says(applied(GUEST), GUEST, "invitation accepted");
  }

  @Test
  void aPartOfATableIsSharedAsTheTable() {
    shares.invite(Neighbours.PARTNER);
    AccessPolicy part =
        policy().rows(FilterParser.parse("region = 'EU'").expression().orElseThrow()).build();
    says(applied(mesh(Neighbours.PARTNER, part)), "ASSOCIATING", "accepted");
  }

  @Test
  void whereRamMayNotBeAskedThePlanSaysThatOnceAndGoesOn() {
    shares.invite(Neighbours.PARTNER);
    applied(Neighbours.PARTNER);
    shares.hide();
    assertThat(plan(Neighbours.PARTNER).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("share-unseen");
              assertThat(p.isError()).isFalse();
              assertThat(p.subject()).isEqualTo("lake");
              assertThat(p.what()).contains(Neighbours.PARTNER, "not seen");
              assertThat(p.remedy()).contains("ram:GetResourceShareAssociations");
            });
  }

  /** A plan that is still to be applied says it as well. */
  @Test
  void aRoleElsewhereNeedsAVersionThatKnowsOfRoles() {
    shares.version(2);
    assertThat(plan(GUEST).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("share-version");
              assertThat(p.isError()).isFalse();
              assertThat(p.subject()).isEqualTo("lake");
              assertThat(p.what()).contains("version 2", GUEST);
              assertThat(p.remedy()).contains("3");
            });
    shares.version(3);
    assertThat(plan(GUEST).problems()).isEmpty();
  }

  @Test
  void accountsAndOwnRolesNeedNoVersion() {
    shares.version(1);
    assertThat(applied(Neighbours.PARTNER).problems()).isEmpty();
    assertThat(applied(Neighbours.COMPANY).problems()).isEmpty();
    assertThat(applied(READER).problems()).isEmpty();
  }

  @Test
  void ramIsAskedOnlyWhereSomethingIsShared() {
    applied(READER);
    assertThat(calls).extracting(CallEvent::family).noneMatch(c -> c.startsWith("ram."));
    applied(Neighbours.PARTNER);
    assertThat(calls).extracting(CallEvent::family).contains("ram.GetResourceShareAssociations");
  }

  /** What was called of RAM is among what is printed, where it is called at all. */
  @Test
  void theCallsOfRamAreAmongTheRights() {
    assertThat(ramRights(plan(READER))).isEmpty();
    Plan plan = plan(Neighbours.PARTNER);
    List<String> rights = ramRights(plan);
    applied(Neighbours.PARTNER);
    assertThat(calls)
        .extracting(CallEvent::family)
        .filteredOn(c -> c.startsWith("ram."))
        .isNotEmpty()
        .allMatch(c -> rights.contains(c.replace('.', ':')));
  }

  private List<String> ramRights(Plan plan) {
    return engine.rights(plan).getFirst().rights().stream()
        .map(NeededRights.Right::action)
        .filter(a -> a.startsWith("ram:"))
        .toList();
  }
}

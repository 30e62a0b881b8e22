package io.meshwright.provider.postgres.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.testing.DesiredState;
import io.meshwright.provider.postgres.testing.RandomPolicies;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.Translation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody changed behind our back is seen, or it is possible. */
final class PgLifterTest {
  private static final String PLATFORM = Slices.PLATFORM.value();
  private static final TableAddress TABLE =
      new TableAddress(
          new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1), "orders");
  private static final String GRANT = "mw_sales_orders_orders_v1__eu";
  private static final String PUBLISHER = "mw_sales_orders_orders_v1_publisher";

  private Translation translation;
  private DesiredState state;
  private AccessRules before;

  @BeforeEach
  void translate() {
    TablePolicies policies =
        new TablePolicies(
            TABLE,
            RandomPolicies.SCHEMA,
            List.of(
                new TablePolicies.Grant(
                    new PolicyId("eu"),
                    Ordered.set(List.of(PrincipalId.parse("group:a"))),
                    Ordered.set(List.of(Privilege.READ)),
                    Ordered.set(List.of("id", "region", "email")),
                    Expression.compare("region", Expression.Operator.EQ, new DataValue.Text("EU")),
                    Optional.empty())),
            List.of(),
            List.of(),
            Ordered.map(
                Map.of(
                    "email",
                    List.of(
                        new TablePolicies.ColumnMask(
                            new PolicyId("m"),
                            new Mask.Redact(),
                            Ordered.set(List.of(PrincipalId.parse("group:b"))))))),
            Optional.of(PrincipalId.parse("service:etl")));
    translation = Slices.translate(Slices.of(List.of(Slices.table(policies)), List.of()));
    state = new DesiredState(translation.resources());
    before = lifted();
  }

  private AccessRules lifted() {
    return Slices.neutral(new PgLifter().lift(subject(), state), translation);
  }

  private static Address subject() {
    return PgView.address(PLATFORM, "sales_orders", "orders_v1");
  }

  private void put(PgResource resource) {
    state.put(resource.toResource(PLATFORM));
  }

  private PgView view() {
    return PgView.of(state.get(subject()).orElseThrow());
  }

  private void assertWider() {
    assertThat(Containment.within(lifted(), List.of(before))).isEqualTo(Containment.Answer.EXCEEDS);
  }

  private void assertUnchanged() {
    assertThat(lifted()).isEqualTo(before);
  }

  private static CellRule rule(AccessRules rules, String column) {
    return rules.columns().getOrDefault(column, CellRule.hidden());
  }

  private String visible(String column) {
    return rule(lifted(), column).visible().text();
  }

  private String surelyVisible(String column) {
    return rule(lifted().sure().normalised(), column).visible().text();
  }

  @Test
  void onlyTheViewIsASubject() {
    assertThat(new PgLifter().subjects(state)).containsExactly(subject());
  }

  @Test
  void aStrangerInAGrantRoleIsSeen() {
    put(new PgMembership(GRANT, "intruder", false, true, false));
    assertWider();
    assertThat(visible("id")).contains("native:intruder");
  }

  @Test
  void aStrangersMembersAreSeenAndItsLoginsAreNot() {
    put(new PgMembership(GRANT, "intruders", false, true, false));
    put(new PgRole("bob", true, false, Optional.empty(), ""));
    put(new PgRole("more", false, false, Optional.empty(), ""));
    put(new PgMembership("intruders", "bob", false, true, true));
    put(new PgMembership("intruders", "more", false, true, true));
    assertThat(visible("id")).contains("native:intruders", "native:more").doesNotContain("bob");
  }

  @Test
  void aPrincipalWithinAPrincipalIsSeen() {
    put(new PgMembership("a", "b", false, true, false));
    assertWider();
    assertThat(visible("id")).contains("group:b");
  }

  @Test
  void aSessionOfAPrincipalChangesNothing() {
    put(PgRole.group("x", PgRole.Use.PRINCIPAL, ""));
    put(new PgRole("session_ana", true, false, Optional.of(PgRole.Use.SESSION), ""));
    put(PgMembership.inheriting("a", "session_ana"));
    assertUnchanged();
  }

  @Test
  void aMembershipWithoutInheritanceIsPossible() {
    put(new PgMembership(GRANT, "intruder", false, false, true));
    assertWider();
    assertThat(lifted().sure().normalised()).isEqualTo(before);
  }

  @Test
  void aMembershipThatGivesNothingChangesNothing() {
    put(new PgMembership(GRANT, "intruder", false, false, false));
    assertUnchanged();
  }

  @Test
  void aGrantToEverybodyIsSeenAsFarAsTheSchemaMayBeUsed() {
    put(
        new PgGrant(
            "sales_orders",
            "orders_v1",
            PgResource.PUBLIC,
            PgGrant.On.VIEW,
            Ordered.set(List.of("SELECT")),
            Ordered.set(List.of())));
    // The column that nobody was granted hides its cells by itself.
    assertUnchanged();
    put(
        new PgPolicy(
            "sales_orders_internal",
            "orders_v1",
            "open",
            true,
            PgPolicy.Command.SELECT,
            Ordered.set(List.of(PUBLISHER)),
            Optional.of(Expression.Constant.TRUE),
            Optional.empty()));
    put(PgGrant.onSchema("sales_orders", "strangers", Ordered.set(List.of("USAGE"))));
    assertWider();
    assertThat(visible("region")).contains("native:strangers");
  }

  @Test
  void aMemberOfThePublisherReadsWithoutMasks() {
    put(new PgMembership(PUBLISHER, "a", false, true, false));
    assertWider();
    assertThat(rule(lifted(), "email").masks().getFirst().when().text())
        .contains("NOT (MEMBER_OF('group:a'))");
  }

  @Test
  void withoutRowSecurityEveryRowIsSeen() {
    Address address = PgTable.address(PLATFORM, "sales_orders_internal", "orders_v1");
    PgTable table = PgTable.of(state.get(address).orElseThrow());
    put(
        new PgTable(
            table.schema(),
            table.name(),
            table.columns(),
            table.primaryKey(),
            table.unique(),
            false,
            table.comment()));
    assertWider();
  }

  @Test
  void anOwnerThatPassesByRowSecurityOpensEveryRow() {
    put(new PgRole(PUBLISHER, false, true, Optional.of(PgRole.Use.PUBLISHER), ""));
    assertWider();
  }

  private void grantOnTable(String grantee, String... words) {
    put(PgGrant.onSchema("sales_orders_internal", grantee, Ordered.set(List.of("USAGE"))));
    put(
        new PgGrant(
            "sales_orders_internal",
            "orders_v1",
            grantee,
            PgGrant.On.TABLE,
            Ordered.set(List.of(words)),
            Ordered.set(List.of())));
  }

  @Test
  void whoPassesByRowSecurityReadsEveryRow() {
    grantOnTable("intruder", "SELECT(id)");
    assertUnchanged();
    put(new PgRole("intruder", true, true, Optional.empty(), ""));
    assertWider();
    assertThat(surelyVisible("id")).contains("native:intruder");
    assertThat(surelyVisible("region")).doesNotContain("native:intruder");
  }

  @Test
  void whoPassesByRowSecurityWithInheritedRightsReadsEveryRow() {
    grantOnTable("readers", "SELECT", "UPDATE");
    put(new PgRole("intruder", true, true, Optional.empty(), ""));
    put(new PgMembership("readers", "intruder", false, true, false));
    assertThat(surelyVisible("id")).contains("native:intruder");
    assertThat(lifted().sure().write().text()).contains("native:intruder");
  }

  @Test
  void passingByRowSecurityIsNotInherited() {
    grantOnTable("readers", "SELECT");
    put(new PgRole("readers", false, true, Optional.of(PgRole.Use.GRANT), ""));
    put(new PgMembership("readers", "intruder", false, true, false));
    assertUnchanged();
    put(new PgMembership("readers", "intruder", false, true, true));
    assertWider();
    assertThat(visible("id")).contains("native:intruder", "OPAQUE");
  }

  @Test
  void whoMayBeASuperuserPossiblyReadsWhatItWasNotGranted() {
    grantOnTable("intruder", "INSERT");
    put(new PgRole("intruder", true, true, Optional.empty(), ""));
    assertThat(visible("id")).contains("native:intruder", "OPAQUE");
  }

  @Test
  void aRoleThatLogsInStandsForItselfWhateverItsMarkerSays() {
    for (PgRole.Use use : List.of(PgRole.Use.GRANT, PgRole.Use.PUBLISHER, PgRole.Use.PRODUCER)) {
      put(new PgRole("stranger", true, false, Optional.of(use), ""));
      put(new PgMembership(GRANT, "stranger", false, true, false));
      assertWider();
      assertThat(visible("id")).contains("native:stranger");
    }
  }

  @Test
  void loginsOfAGrantRoleThatLogsInAreStillSeen() {
    put(new PgRole(GRANT, true, false, Optional.of(PgRole.Use.GRANT), ""));
    put(new PgRole("bob", true, false, Optional.empty(), ""));
    put(new PgMembership(GRANT, "bob", false, true, false));
    assertThat(visible("id")).contains("native:" + GRANT, "native:bob");
  }

  @Test
  void aPublisherOfAViewThatIsNotKnownStandsForItself() {
    put(new PgRole("theirs", false, false, Optional.of(PgRole.Use.PUBLISHER), ""));
    put(new PgMembership(GRANT, "theirs", false, true, false));
    assertWider();
    assertThat(visible("id")).contains("native:theirs");
  }

  @Test
  void aTriggerReadsAndWritesEveryRow() {
    grantOnTable("intruder", "TRIGGER");
    assertThat(surelyVisible("id")).contains("native:intruder");
    assertThat(lifted().sure().write().text()).contains("native:intruder");
  }

  @Test
  void truncatingIsWritingEveryRow() {
    grantOnTable("intruder", "TRUNCATE");
    assertThat(lifted().columns()).isEqualTo(before.columns());
    assertThat(lifted().sure().write().text()).contains("native:intruder");
  }

  @Test
  void aForeignKeyPossiblyTellsOfTheColumnThatItNames() {
    grantOnTable("intruder", "REFERENCES(id)");
    assertWider();
    assertThat(visible("id")).contains("native:intruder", "foreign keys");
    assertThat(visible("region")).doesNotContain("native:intruder");
    assertThat(lifted().sure().normalised()).isEqualTo(before);
  }

  @Test
  void anOwnerThatIsNotKnownMayShowAnything() {
    PgView view = view();
    put(
        new PgView(
            view.schema(), view.name(), view.body(), true, false, "stranger", view.comment()));
    assertWider();
    assertThat(lifted().isExact()).isFalse();
  }

  @Test
  void anOwnerThatMayNotReadAColumnShowsNothing() {
    put(
        new PgGrant(
            "sales_orders_internal",
            "orders_v1",
            PUBLISHER,
            PgGrant.On.TABLE,
            Ordered.set(List.of("SELECT(id)")),
            Ordered.set(List.of())));
    assertThat(visible("id")).isEqualTo("MEMBER_OF('service:etl')");
  }

  @Test
  void aViewThatRunsAsItsUserShowsWhatTheUserMayRead() {
    PgView view = view();
    put(
        new PgView(
            view.schema(), view.name(), view.body(), true, true, view.owner(), view.comment()));
    assertThat(visible("id")).isEqualTo("MEMBER_OF('service:etl')");
  }

  @Test
  void aViewThatWasNotReadMayShowAnythingToWhoMayUseIt() {
    PgView view = view();
    put(
        new PgView(
            view.schema(),
            view.name(),
            new PgView.Unread(Digest.of("SELECT"), view.body().columnNames()),
            true,
            false,
            view.owner(),
            view.comment()));
    assertThat(visible("id")).contains("OPAQUE").contains("group:a");
    assertThat(rule(lifted().sure().normalised(), "id").visible())
        .isEqualTo(Expression.Constant.FALSE);
  }

  @Test
  void aViewWhoseSourceIsGoneMayShowAnythingToWhoMayUseIt() {
    state.remove(PgTable.address(PLATFORM, "sales_orders_internal", "orders_v1"));
    assertThat(visible("id")).contains("OPAQUE");
  }

  @Test
  void anUnreadPolicyIsPossible() {
    put(
        new PgPolicy(
            "sales_orders_internal",
            "orders_v1",
            "odd",
            true,
            PgPolicy.Command.ALL,
            Ordered.set(List.of(PgResource.PUBLIC)),
            Optional.of(new Expression.Opaque("f(x)")),
            Optional.empty()));
    assertWider();
    assertThat(lifted().sure().normalised()).isEqualTo(before);
  }

  @Test
  void aTableThatNoViewPublishesIsASubjectOnceSomebodyHasRightsToIt() {
    put(
        new PgTable(
            "sales_orders",
            "loose",
            List.of(new PgTable.Column("x", "text", true, "")),
            List.of(),
            List.of(),
            false,
            ""));
    assertThat(new PgLifter().subjects(state)).hasSize(1);
    put(
        new PgGrant(
            "sales_orders",
            "loose",
            "a",
            PgGrant.On.TABLE,
            Ordered.set(List.of("SELECT", "UPDATE(x)")),
            Ordered.set(List.of())));
    Address loose = PgTable.address(PLATFORM, "sales_orders", "loose");
    assertThat(new PgLifter().subjects(state)).contains(loose);
    AccessRules rules = Slices.neutral(new PgLifter().lift(loose, state), translation);
    assertThat(rule(rules, "x").visible().text()).contains("group:a");
    assertThat(rules.write().text()).contains("group:a");
  }

  @Test
  void whatIsNotThereGivesNothing() {
    assertThat(new PgLifter().lift(PgView.address(PLATFORM, "no", "view"), state))
        .isEqualTo(AccessRules.closed(List.of()));
  }
}

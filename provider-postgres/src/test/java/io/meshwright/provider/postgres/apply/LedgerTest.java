package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.spi.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose a membership is: the role's marker lists the members that we made. */
@Timeout(120)
final class LedgerTest {
  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = RealPostgres.in(folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static PgRole made(String role, String... members) {
    PgRole group = PgRole.group(role, PgRole.Use.GRANT, "Readers.");
    List<Change> changes = new ArrayList<>(List.of(RealPostgres.create(group)));
    for (String member : members) {
      changes.add(RealPostgres.create(PgRole.group(member, PgRole.Use.PRINCIPAL, "")));
      changes.add(RealPostgres.create(PgMembership.inheriting(role, member)));
    }
    assertThat(postgres.apply(changes)).allMatch(o -> o instanceof Outcome.Done);
    return group;
  }

  private static Owner owner(String role, String member) {
    return postgres.live(PgMembership.inheriting(role, member)).owner();
  }

  private static PgRole live(PgRole role) {
    return PgRole.of(postgres.live(role).resource());
  }

  private static String comment(String role) throws SQLException {
    return postgres.ask("SELECT shobj_description('" + role + "'::regrole, 'pg_authid')");
  }

  @Test
  void whomWeMadeAMemberIsOurs() {
    PgRole role = made("kept", "kept_ana", "kept (bob)");

    assertThat(owner("kept", "kept_ana")).isInstanceOf(Owner.Claimed.class);
    assertThat(owner("kept", "kept (bob)").isOf(RealPostgres.MESH)).isTrue();
    assertThat(live(role)).isEqualTo(role);
  }

  @Test
  void whomSomebodyElseMadeAMemberIsForeign() throws SQLException {
    PgRole role = made("hand", "hand_ana");
    postgres.byHand("CREATE ROLE hand_bob", "GRANT hand TO hand_bob");

    assertThat(owner("hand", "hand_bob")).isInstanceOf(Owner.Foreign.class);
    assertThat(live(role)).isEqualTo(role);
  }

  @Test
  void whoGoesIsForgotten() throws SQLException {
    made("gone", "gone_ana", "gone_bob");

    assertThat(postgres.apply(postgres.delete(PgMembership.inheriting("gone", "gone_ana"))))
        .allMatch(o -> o instanceof Outcome.Gone);

    assertThat(comment("gone")).contains("\"members\":[\"gone_bob\"]}");
    postgres.byHand("GRANT gone TO gone_ana");
    assertThat(owner("gone", "gone_ana")).isInstanceOf(Owner.Foreign.class);
  }

  @Test
  void aMembershipThatSomebodyTookAwayIsNoClaimOnTheNext() throws SQLException {
    PgRole role = made("stale", "stale_ana", "stale_bob");
    postgres.byHand("REVOKE stale FROM stale_ana");
    assertThat(live(role).staleClaims()).containsExactly("stale_ana");

    assertThat(postgres.apply(postgres.update(role))).allMatch(o -> o instanceof Outcome.Done);

    assertThat(live(role)).isEqualTo(role);
    postgres.byHand("GRANT stale TO stale_ana");
    assertThat(owner("stale", "stale_ana")).isInstanceOf(Owner.Foreign.class);
    assertThat(owner("stale", "stale_bob")).isInstanceOf(Owner.Claimed.class);
  }

  @Test
  void anUpdateOfARoleKeepsItsLedger() {
    made("edited", "edited_ana");

    PgRole changed = PgRole.group("edited", PgRole.Use.GRANT, "Other words.");
    assertThat(postgres.apply(postgres.update(changed))).allMatch(o -> o instanceof Outcome.Done);

    assertThat(owner("edited", "edited_ana")).isInstanceOf(Owner.Claimed.class);
  }

  @Test
  void aBatchThatFailsWritesNeitherMembershipNorLedger() throws SQLException {
    made("undone");
    String before = comment("undone");
    PgResource ana = PgRole.group("undone_ana", PgRole.Use.PRINCIPAL, "");

    List<Outcome> outcomes =
        postgres.apply(
            RealPostgres.create(ana),
            RealPostgres.create(PgMembership.inheriting("undone", "undone_ana")),
            RealPostgres.create(PgMembership.inheriting("undone", "nobody")));

    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Failed);
    assertThat(comment("undone")).isEqualTo(before);
  }

  @Test
  void hundredsOfMembersFit() {
    String[] members = new String[400];
    for (int i = 0; i < members.length; i++) {
      members[i] = "many member %03d with a long and \"quoted\" name".formatted(i);
    }
    made("many", members);

    assertThat(postgres.read(List.of()).values())
        .filteredOn(f -> f.address().kind().equals("membership"))
        .filteredOn(f -> f.address().path().getFirst().equals("many"))
        .hasSize(400)
        .extracting(Seen.Present::owner)
        .hasOnlyElementsOfType(Owner.Claimed.class);
  }

  @Test
  void aMembershipIsAdoptedIntoTheLedger() throws SQLException {
    made("taken");
    made("taken_ana");
    postgres.byHand("GRANT taken TO taken_ana");
    PgMembership membership = PgMembership.inheriting("taken", "taken_ana");

    assertThat(
            postgres.apply(
                new Change.Adopt(postgres.live(membership), RealPostgres.desired(membership))))
        .allMatch(o -> o instanceof Outcome.Done);

    assertThat(owner("taken", "taken_ana")).isInstanceOf(Owner.Claimed.class);
    assertThat(PgMembership.of(postgres.live(membership).resource())).isEqualTo(membership);
  }
}

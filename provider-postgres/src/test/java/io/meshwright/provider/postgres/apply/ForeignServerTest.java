package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ReadScope;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that somebody else runs, where the deployer is no superuser. */
@Timeout(120)
final class ForeignServerTest {
  @TempDir private static Path folder;
  private static RealPostgres postgres;
  private static PlatformProvider provider;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    postgres.byHand(
        "CREATE ROLE deployer LOGIN CREATEROLE PASSWORD 'hunter2'",
        "GRANT CREATE ON DATABASE mesh TO deployer");
    String url = postgres.provider().localServer().orElseThrow().start();
    Platform platform =
        new Platform(
            new PlatformName(RealPostgres.PLATFORM),
            PostgresProviderFactory.ID,
            Ordered.map(Map.of("url", url, "user", "deployer", "password", "env:DEPLOYER")),
            Authority.ADDITIVE);
    provider =
        new PostgresProviderFactory()
            .open(
                platform,
                new PlatformRuntime(
                    () -> Instant.EPOCH,
                    reference -> Optional.of("hunter2".toCharArray()),
                    call -> {},
                    folder));
  }

  @AfterAll
  static void stop() {
    provider.close();
    postgres.close();
  }

  private static List<Outcome> apply(List<Change> changes) {
    return provider
        .executor()
        .execute(
            new Batch(RealPostgres.MESH, provider.executor().slot(changes.getFirst()), changes));
  }

  private static Map<Address, Seen.Present> read() {
    Map<Address, Seen.Present> facts = new TreeMap<>();
    provider
        .reader()
        .read(
            new ReadScope(RealPostgres.MESH, Ordered.set(List.of())),
            seen -> facts.put(seen.address(), (Seen.Present) seen));
    return facts;
  }

  private static Seen.Present live(PgResource object) {
    return Optional.ofNullable(read().get(object.address(RealPostgres.PLATFORM))).orElseThrow();
  }

  private static Change update(PgResource object) {
    return new Change.Update(live(object), RealPostgres.desired(object), Ordered.set(List.of()));
  }

  private static Objects made(String product) {
    Objects objects = new Objects(product);
    List<Outcome> outcomes = apply(objects.all().stream().map(RealPostgres::create).toList());
    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Done, outcomes.toString());
    return objects;
  }

  @Test
  void everythingIsMadeAndNothingElseIsSeen() {
    Objects objects = made("far");

    assertThat(read().keySet())
        .filteredOn(a -> a.path().getFirst().startsWith("far"))
        .containsExactlyInAnyOrderElementsOf(
            objects.all().stream().map(o -> o.address(RealPostgres.PLATFORM)).toList());
  }

  @Test
  void everythingWorks() throws SQLException {
    made("used");
    postgres.byHand(
        "INSERT INTO used_internal.orders_v1 VALUES (1, 'EU', 'a@b.c', 1), (2, 'US', 'd@e.f', 2)");

    assertThat(postgres.askAs("used_readers", "SELECT count(*) FROM used.orders_v1"))
        .isEqualTo("1");
  }

  @Test
  void everythingChangesAndGoes() {
    Objects objects = made("gone");
    PgMembership membership = objects.membership();
    List<Outcome> outcomes =
        apply(
            List.of(
                update(objects.view(List.of(Objects.column("id", "integer")))),
                update(objects.policy(false, "US")),
                update(PgRole.group("gone_readers", PgRole.Use.GRANT, "Changed.")),
                update(new PgMembership(membership.role(), membership.member(), true, true, false)),
                update(objects.read("SELECT(id)")),
                update(
                    new PgGrant(
                        "gone",
                        "",
                        "gone_readers",
                        PgGrant.On.SCHEMA,
                        Ordered.set(List.of("USAGE", "CREATE")),
                        Ordered.set(List.of())))));
    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Done, outcomes.toString());

    Map<Address, Seen.Present> live = read();
    List<Change> deletes = new ArrayList<>();
    for (PgResource object : objects.all().reversed()) {
      deletes.add(
          new Change.Delete(
              Optional.ofNullable(live.get(object.address(RealPostgres.PLATFORM))).orElseThrow()));
    }

    List<Outcome> gone = apply(deletes);
    assertThat(gone).allMatch(o -> o instanceof Outcome.Gone, gone.toString());
  }

  @Test
  void whoseRightsTheDeployerHasIsTrustedAndNobodyElse() throws SQLException {
    Objects objects = made("held");
    postgres.byHand(
        "CREATE ROLE held_team",
        "GRANT held_team TO deployer",
        "CREATE ROLE held_stranger",
        "ALTER TABLE held_internal.orders_v1 OWNER TO held_team",
        "ALTER SCHEMA held_internal OWNER TO held_stranger");

    assertThat(live(objects.table()).owner()).isInstanceOf(Owner.Marked.class);
    assertThat(live(objects.internal()).owner()).isInstanceOf(Owner.Foreign.class);
  }

  @Test
  void aMembershipThatOnlyItsGrantorCanTakeBackNamesHim() throws SQLException {
    Objects objects = made("handed");
    postgres.byHand(
        "CREATE ROLE handed_boss",
        "CREATE ROLE handed_stranger",
        "GRANT handed_readers TO handed_boss WITH ADMIN TRUE",
        "SET ROLE handed_boss",
        "GRANT handed_readers TO handed_stranger");
    PgMembership membership =
        new PgMembership(objects.readers().name(), "handed_stranger", false, true, true);

    assertThat(apply(List.of(new Change.Delete(live(membership)))))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              assertThat(f.problem().code()).isEqualTo("postgres-permission");
              assertThat(f.problem().text()).contains("REVOKE failed (42501)", "handed_boss");
            });
    assertThat(live(membership).owner()).isInstanceOf(Owner.Foreign.class);
  }

  @Test
  void whatTheDeployerMayNotDoIsNamed() throws SQLException {
    postgres.byHand("CREATE SCHEMA locked");

    List<Outcome> outcomes =
        apply(
            List.of(
                RealPostgres.create(
                    new PgTable(
                        "locked",
                        "t",
                        new Objects("x").table().columns(),
                        List.of(),
                        List.of(),
                        true,
                        ""))));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              assertThat(f.problem().code()).isEqualTo("postgres-permission");
              assertThat(f.problem().text())
                  .contains("CREATE TABLE failed (42501)", "schema locked");
            });
  }
}

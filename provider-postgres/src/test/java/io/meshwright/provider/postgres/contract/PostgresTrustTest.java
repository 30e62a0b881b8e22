package io.meshwright.provider.postgres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.spi.LocalServer;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose marker counts, from plan to apply. */
@Timeout(120)
final class PostgresTrustTest {
  private static final String MARKER = "meshwright:{\"mesh\":\"retailer\",\"scope\":\"sales.x\"}";
  private static final String ROLES =
      "SELECT string_agg(concat(r.rolname, r.rolcanlogin, d.description), ';' ORDER BY r.rolname)"
          + " FROM pg_roles r LEFT JOIN pg_shdescription d ON d.objoid = r.oid";
  private static final String MEMBERS =
      "SELECT string_agg(m::text, ';' ORDER BY m.oid) FROM pg_auth_members m";

  @TempDir private Path folder;
  private RealPostgres postgres;
  private Meshwright engine;

  @BeforeEach
  void start() throws IOException {
    postgres = RealPostgres.in(folder);
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(new PostgresProviderFactory()))
            .clock(InstantSource.fixed(Instant.EPOCH))
            .secrets(reference -> Optional.of(admin().password()))
            .stateFolder(folder)
            .build();
  }

  @AfterEach
  void stop() {
    engine.close();
    postgres.close();
  }

  private LocalServer.Credentials admin() {
    return postgres.provider().localServer().orElseThrow().credentials(Optional.empty());
  }

  private static Mesh mesh(Platform platform) {
    return RandomCases.of(1, Target.of(platform), Instant.EPOCH).mesh();
  }

  private Plan plan(Platform platform) {
    return engine.plan(mesh(platform), PlanOptions.DEFAULT);
  }

  private void apply(Plan plan) {
    engine.apply(plan, ApplyOptions.DEFAULT);
  }

  private static List<String> foreign(Plan plan) {
    return plan.problems().stream()
        .filter(p -> p.code().equals("foreign-object"))
        .map(Problem::subject)
        .toList();
  }

  private Address published() {
    return postgres.read(List.of()).keySet().stream()
        .filter(a -> a.kind().equals("table"))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Address table) {
    return "\"%s\".\"%s\"".formatted(table.path().getFirst(), table.path().getLast());
  }

  @Test
  void aTableThatAStrangerMadeAndMarkedBlocks() throws SQLException {
    apply(plan(RealPostgres.platform()));
    Address table = published();
    String schema = "\"" + table.path().getFirst() + "\"";
    postgres.byHand(
        "CREATE TABLE kept (LIKE " + name(table) + " INCLUDING ALL)",
        "CREATE ROLE stranger",
        "GRANT CREATE ON DATABASE mesh TO stranger",
        "DROP SCHEMA " + schema + " CASCADE",
        "GRANT SELECT ON kept TO stranger",
        "SET ROLE stranger",
        "CREATE SCHEMA " + schema,
        "COMMENT ON SCHEMA " + schema + " IS '" + MARKER + "'",
        "CREATE TABLE " + name(table) + " (LIKE kept INCLUDING ALL)",
        "COMMENT ON TABLE " + name(table) + " IS '" + MARKER + "'");

    Plan plan = plan(RealPostgres.platform());

    assertThat(foreign(plan)).contains(table.toString(), schemaOf(table).toString());
    assertThat(plan.changes()).noneMatch(c -> beside(c.address(), table));
  }

  @Test
  void aTableThatWasGivenToAStrangerBlocks() throws SQLException {
    apply(plan(RealPostgres.platform()));
    Address table = published();
    assertThat(foreign(plan(RealPostgres.platform()))).isEmpty();
    postgres.byHand("CREATE ROLE stranger", "ALTER TABLE " + name(table) + " OWNER TO stranger");

    assertThat(foreign(plan(RealPostgres.platform()))).contains(table.toString());
  }

  @Test
  void aMarkedSchemaAndViewOfAStrangerAreNotDeleted() throws SQLException {
    apply(plan(RealPostgres.platform()));
    postgres.byHand(
        "CREATE ROLE stranger",
        "GRANT CREATE ON DATABASE mesh TO stranger",
        "SET ROLE stranger",
        "CREATE SCHEMA theirs",
        "COMMENT ON SCHEMA theirs IS '" + MARKER + "'",
        "CREATE VIEW theirs.v AS SELECT 1 AS one",
        "COMMENT ON VIEW theirs.v IS '" + MARKER + "'");

    assertThat(plan(RealPostgres.platform()).changes()).isEmpty();
    assertThat(engine.plan(mesh(RealPostgres.platform()), PlanOptions.DESTROY).changes())
        .isNotEmpty()
        .noneMatch(c -> c.address().path().getFirst().equals("theirs"));
  }

  @Test
  void theSameMeshInASecondDatabaseChangesNothingOfTheFirst() throws SQLException {
    apply(plan(RealPostgres.platform()));
    postgres.byHand("CREATE DATABASE second");
    SortedMap<Address, Seen.Present> facts = postgres.read(List.of());
    String roles = postgres.ask(ROLES);
    String members = postgres.ask(MEMBERS);

    Plan plan = plan(second());
    apply(plan);

    assertThat(foreign(plan))
        .containsAll(
            facts.keySet().stream()
                .filter(a -> a.kind().equals("role"))
                .filter(a -> a.path().getFirst().startsWith("mw_"))
                .map(Address::toString)
                .toList())
        .isNotEmpty();
    assertThat(plan.changes())
        .noneMatch(c -> List.of("role", "membership").contains(c.address().kind()));
    assertThat(postgres.read(List.of())).isEqualTo(facts);
    assertThat(postgres.ask(ROLES)).isEqualTo(roles);
    assertThat(postgres.ask(MEMBERS)).isEqualTo(members);
  }

  private Platform second() {
    String url = postgres.provider().localServer().orElseThrow().start();
    return new Platform(
        new PlatformName(RealPostgres.PLATFORM),
        PostgresProviderFactory.ID,
        Ordered.map(
            Map.of(
                "url",
                url.replace("/mesh", "/second"),
                "user",
                admin().user(),
                "password",
                "env:ADMIN")),
        Authority.ADDITIVE);
  }

  private static Address schemaOf(Address table) {
    return Address.of(RealPostgres.PLATFORM, "schema", table.path().getFirst());
  }

  private static boolean beside(Address address, Address table) {
    return address.path().getFirst().equals(table.path().getFirst());
  }
}

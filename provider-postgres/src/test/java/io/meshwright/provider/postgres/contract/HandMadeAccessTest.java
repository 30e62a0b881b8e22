package io.meshwright.provider.postgres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.ForeignObject.Effect;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to give access by hand shows, and goes where authority says so. */
@Timeout(300)
final class HandMadeAccessTest {
  @TempDir private static Path folder;
  private static RealPostgres postgres;
  private static Meshwright engine;
  private static Address table;
  private static String role;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(new PostgresProviderFactory()))
            .clock(InstantSource.fixed(Instant.EPOCH))
            .stateFolder(folder)
            .build();
    engine.apply(plan(Authority.ADDITIVE), ApplyOptions.DEFAULT);
    postgres.byHand("CREATE ROLE bob", "CREATE ROLE carol");
    table =
        postgres.read(List.of()).keySet().stream()
            .filter(a -> a.kind().equals("table"))
            .findFirst()
            .orElseThrow();
    role =
        postgres.ask(
            "SELECT rolname FROM pg_roles WHERE shobj_description(oid, 'pg_authid')"
                + " LIKE '%\"use\":\"grant\"%' ORDER BY 1 LIMIT 1");
  }

  @AfterAll
  static void stop() {
    engine.close();
    postgres.close();
  }

  private static Plan plan(Authority authority) {
    Platform platform = RealPostgres.platform();
    Mesh mesh = RandomCases.of(3, Target.of(platform), Instant.EPOCH).mesh();
    return engine.plan(
        mesh.toBuilder()
            .platform(
                new Platform(platform.name(), platform.provider(), platform.settings(), authority))
            .build(),
        PlanOptions.DEFAULT);
  }

  private static String filled(String statement) throws SQLException {
    String schema = table.path().getFirst();
    String name = "\"" + table.path().getLast() + "\"";
    String column =
        postgres.ask(
            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '\""
                + schema
                + "\"."
                + name
                + "'::regclass AND attnum > 0 ORDER BY attnum LIMIT 1");
    return statement
        .replace("@table", "\"" + schema + "\"." + name)
        .replace("@view", "\"" + schema.replace("_internal", "") + "\"." + name)
        .replace("@space", "\"" + schema + "\"")
        .replace("@role", "\"" + role + "\"")
        .replace("@column", column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GRANT SELECT (@column) ON @view TO bob | grant",
        "GRANT SELECT (@column) ON @table TO bob | grant",
        "GRANT SELECT ON @view TO PUBLIC | grant",
        "GRANT USAGE ON SCHEMA @space TO PUBLIC | grant",
        "GRANT SELECT ON @view TO bob WITH GRANT OPTION | grant",
        "GRANT TRUNCATE, TRIGGER ON @table TO bob | grant",
        "GRANT @role TO bob | membership",
        "GRANT @role TO bob WITH ADMIN OPTION | membership",
        "GRANT @role TO bob WITH INHERIT FALSE, SET TRUE | membership",
        "GRANT bob TO @role | membership",
        "CREATE POLICY hand ON @table TO bob USING (true) | policy",
        "CREATE POLICY hand ON @table USING (true) | policy",
      })
  void itIsShownAndAnAuthoritativeRunRevokesIt(String statement, String kind) throws SQLException {
    postgres.byHand(filled(statement));

    Plan shown = plan(Authority.ADDITIVE);
    assertThat(shown.changes()).isEmpty();
    assertThat(shown.foreign())
        .singleElement()
        .satisfies(f -> assertThat(f.address().kind()).isEqualTo(kind));
    Plan revoking = plan(Authority.AUTHORITATIVE);
    assertThat(revoking.changes())
        .extracting(PlannedChange::address)
        .containsExactly(shown.foreign().getFirst().address());
    ApplyReport report = engine.apply(revoking, ApplyOptions.DEFAULT);
    assertThat(report.done()).as("%s", report).isEqualTo(1);
    assertThat(plan(Authority.AUTHORITATIVE).foreign()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE POLICY hand ON @table AS RESTRICTIVE USING (false) | DROP POLICY hand ON @table",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA @space GRANT SELECT ON TABLES TO bob"
            + " | ALTER DEFAULT PRIVILEGES IN SCHEMA @space REVOKE SELECT ON TABLES FROM bob",
        "CREATE VIEW public.copy AS SELECT @column FROM @table | DROP VIEW public.copy",
        "CREATE RULE hand AS ON DELETE TO @table DO INSTEAD NOTHING | DROP RULE hand ON @table",
      })
  void itIsShownAndNeverRevoked(String statement, String undo) throws SQLException {
    postgres.byHand(filled(statement));
    try {
      Plan plan = plan(Authority.AUTHORITATIVE);
      assertThat(plan.changes()).isEmpty();
      assertThat(plan.foreign())
          .singleElement()
          .extracting(ForeignObject::effect)
          .isIn(Effect.NARROWS, Effect.UNKNOWN);
    } finally {
      postgres.byHand(filled(undo));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALTER ROLE @role BYPASSRLS",
    "ALTER ROLE @role SUPERUSER",
    "ALTER ROLE @role LOGIN",
  })
  void aRoleOfOursThatMayMoreIsTakenBackByAnyRun(String statement) throws SQLException {
    postgres.byHand(filled(statement));

    Plan plan = plan(Authority.ADDITIVE);
    assertThat(plan.changes()).extracting(c -> c.address().path().getFirst()).containsExactly(role);
    engine.apply(plan, ApplyOptions.DEFAULT);
    assertThat(plan(Authority.ADDITIVE).changes()).isEmpty();
  }

  @Test
  void whatARoleOfOursIsGivenByHandIsTakenBackByAnyRun() throws SQLException {
    postgres.byHand(filled("GRANT ALL ON @table TO @role"));

    Plan plan = plan(Authority.ADDITIVE);
    assertThat(plan.changes()).isNotEmpty().allMatch(c -> c.address().kind().equals("grant"));
    engine.apply(plan, ApplyOptions.DEFAULT);
    assertThat(plan(Authority.ADDITIVE).changes()).isEmpty();
  }

  @Test
  void whatAHolderPassedOnGoesToo() throws SQLException {
    postgres.byHand(
        filled("GRANT SELECT ON @table TO bob WITH GRANT OPTION"),
        filled("GRANT USAGE ON SCHEMA @space TO bob"),
        "SET ROLE bob",
        filled("GRANT SELECT ON @table TO carol"));

    Plan plan = plan(Authority.AUTHORITATIVE);
    assertThat(plan.changes()).hasSize(3);
    engine.apply(plan, ApplyOptions.DEFAULT);

    // The right of carol goes with that of bob, or on the next run.
    engine.apply(plan(Authority.AUTHORITATIVE), ApplyOptions.DEFAULT);
    assertThat(plan(Authority.AUTHORITATIVE).foreign()).isEmpty();
  }
}

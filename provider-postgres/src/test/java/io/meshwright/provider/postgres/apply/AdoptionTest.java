package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.spi.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Objects of others become ours with all that is in them. */
@Timeout(120)
final class AdoptionTest {
  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    postgres.byHand("CREATE ROLE bob", "CREATE ROLE carol");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static Change adopt(PgResource object) {
    return new Change.Adopt(postgres.live(object), RealPostgres.desired(object));
  }

  private static void assertDone(List<Outcome> outcomes) {
    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Done, outcomes.toString());
  }

  @Test
  void aTableKeepsItsRowsAndWhatOthersMayDoWithIt() throws SQLException {
    postgres.byHand(
        "CREATE SCHEMA rows AUTHORIZATION bob",
        "CREATE TABLE rows.t (id integer PRIMARY KEY, note text)",
        "ALTER TABLE rows.t OWNER TO bob",
        "INSERT INTO rows.t VALUES (1, 'one'), (2, 'two')",
        "GRANT SELECT ON rows.t TO carol");
    PgTable table =
        new PgTable(
            "rows",
            "t",
            List.of(
                new PgTable.Column("id", "integer", false, "The number."),
                new PgTable.Column("note", "text", true, ""),
                new PgTable.Column("more", "text", true, "")),
            List.of("id"),
            List.of(),
            true,
            "Ours now.");

    assertDone(postgres.apply(adopt(table)));

    assertThat(postgres.live(table).owner().isOf(RealPostgres.MESH)).isTrue();
    assertThat(PgTable.of(postgres.live(table).resource())).isEqualTo(table);
    assertThat(postgres.ask("SELECT string_agg(id || note, ',' ORDER BY id) FROM rows.t"))
        .isEqualTo("1one,2two");
    assertThat(
            postgres.ask("SELECT relowner::regrole FROM pg_class WHERE oid = 'rows.t'::regclass"))
        .isEqualTo("meshwright_admin");
    assertThat(
            postgres
                .read(List.of(table.address(RealPostgres.PLATFORM)))
                .get(PgGrant.address(RealPostgres.PLATFORM, "rows", "t", "carol")))
        .isNotNull()
        .satisfies(g -> assertThat(g.owner()).isInstanceOf(Owner.Foreign.class));
  }

  @Test
  void aWholeProductOfSomebodyElseBecomesOurs() throws SQLException {
    Objects objects = new Objects("whole");
    assertDone(postgres.apply(objects.all().stream().map(RealPostgres::create).toList()));
    postgres.byHand(
        "COMMENT ON SCHEMA whole IS NULL",
        "COMMENT ON VIEW whole.orders_v1 IS 'By dbt.'",
        "COMMENT ON TABLE whole_internal.orders_v1 IS NULL",
        "ALTER SCHEMA whole OWNER TO bob",
        "ALTER VIEW whole.orders_v1 OWNER TO bob",
        "ALTER TABLE whole_internal.orders_v1 OWNER TO bob");

    assertDone(
        postgres.apply(adopt(objects.published()), adopt(objects.table()), adopt(objects.view())));

    for (PgResource object : List.of(objects.published(), objects.table(), objects.view())) {
      assertThat(postgres.live(object).owner().isOf(RealPostgres.MESH)).isTrue();
      assertThat(PgResource.of(postgres.live(object).resource())).isEqualTo(object);
    }
  }

  @Test
  void aRoleKeepsItsMembersAndTheyStayForeign() throws SQLException {
    postgres.byHand("CREATE ROLE theirs LOGIN BYPASSRLS", "GRANT theirs TO carol");
    PgRole role = PgRole.group("theirs", PgRole.Use.GRANT, "Ours now.");

    assertDone(postgres.apply(adopt(role)));

    assertThat(PgRole.of(postgres.live(role).resource())).isEqualTo(role);
    assertThat(
            postgres.ask(
                "SELECT count(*) FROM pg_auth_members WHERE roleid = 'theirs'::regrole"
                    + " AND member = 'carol'::regrole"))
        .isEqualTo("1");
  }

  @Test
  void aRoleOfAnotherDatabaseIsLeftThere() throws SQLException {
    postgres.byHand(
        "CREATE ROLE far",
        "COMMENT ON ROLE far IS"
            + " 'meshwright:{\"mesh\":\"retailer\",\"scope\":\"a.b\",\"db\":\"elsewhere\"}'");
    PgRole role = PgRole.group("far", PgRole.Use.GRANT, "");

    assertThat(postgres.apply(adopt(role)))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().what()).contains("database 'elsewhere'"));
  }
}

package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of object on a real server. */
@Timeout(120)
final class PgExecutorTest {
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

  private static Objects made(String product) {
    Objects objects = new Objects(product);
    List<Change> changes = objects.all().stream().map(RealPostgres::create).toList();
    assertThat(postgres.apply(changes)).allSatisfy(o -> assertDone(o));
    return objects;
  }

  private static void assertDone(Outcome outcome) {
    assertThat(outcome).isInstanceOfAny(Outcome.Done.class, Outcome.Gone.class);
  }

  private static void assertChanged(Change... changes) {
    assertThat(postgres.apply(changes)).allSatisfy(o -> assertDone(o));
    for (Change change : changes) {
      change.after().ifPresent(after -> assertThat(live(after)).isEqualTo(after));
    }
  }

  private static Resource live(Resource resource) {
    return postgres.live(PgResource.of(resource)).resource();
  }

  private static String failure(Change... changes) {
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : postgres.apply(changes)) {
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      text.append(((Outcome.Failed) outcome).problem().text()).append('\n');
    }
    return text.toString();
  }

  @Test
  void whatIsMadeIsReadBackAsItWasAskedFor() {
    Objects objects = made("made");

    SortedMap<Address, Seen.Present> live = postgres.read(List.of());

    for (PgResource object : objects.all()) {
      assertThat(live).containsKey(object.address(RealPostgres.PLATFORM));
      Seen.Present fact = postgres.live(object);
      assertThat(fact.resource()).isEqualTo(object.toResource(RealPostgres.PLATFORM));
      assertThat(fact.owner().isOf(RealPostgres.MESH)).isTrue();
    }
  }

  @Test
  void whatIsMadeWorks() throws SQLException {
    Objects objects = made("works");
    postgres.byHand(
        "INSERT INTO works_internal.orders_v1 VALUES"
            + " (1, 'EU', 'anna@example.org', 1.5), (2, 'US', 'bob@example.org', 2.5)");

    String seen =
        postgres.askAs(
            objects.readers().name(), "SELECT string_agg(id || region, ',') FROM works.orders_v1");

    assertThat(seen).isEqualTo("1EU");
  }

  @Test
  void everythingGoesInReverse() {
    Objects objects = made("gone");
    List<Change> changes = new ArrayList<>();
    for (PgResource object : objects.all().reversed()) {
      changes.add(postgres.delete(object));
    }

    List<Outcome> outcomes = postgres.apply(changes);

    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Gone);
    assertThat(postgres.read(List.of()).keySet())
        .noneMatch(a -> a.path().getFirst().startsWith("gone"));
  }

  @Test
  void commentsChange() {
    Objects objects = made("comments");
    assertChanged(
        postgres.update(new PgSchema("comments", "Two\nlines, 'quoted'.")),
        postgres.update(
            PgRole.group(objects.readers().name(), PgRole.Use.GRANT, "Reads \\ writes.")));
  }

  @Test
  void aRoleMayLogInAndNoLonger() throws SQLException {
    Objects objects = made("login");
    PgRole role = objects.analysts();
    assertChanged(postgres.update(new PgRole(role.name(), true, false, role.use(), "")));
    assertThat(postgres.ask("SELECT rolpassword FROM pg_authid WHERE rolname = 'login_analysts'"))
        .startsWith("SCRAM-SHA-256$");
    assertChanged(postgres.update(role));
  }

  @Test
  void anUnrestrictedRoleIsRestricted() throws SQLException {
    Objects objects = made("power");
    postgres.byHand("ALTER ROLE power_readers BYPASSRLS");

    assertChanged(postgres.update(objects.readers()));
  }

  @Test
  void aMembershipChanges() throws SQLException {
    Objects objects = made("member");
    PgMembership membership = objects.membership();
    assertChanged(
        postgres.update(
            new PgMembership(membership.role(), membership.member(), true, false, true)));
    assertChanged(postgres.update(membership));
  }

  @Test
  void aMembershipThatSomebodyElseGaveGoes() throws SQLException {
    Objects objects = made("given");
    postgres.byHand(
        "CREATE ROLE given_boss",
        "GRANT given_readers TO given_boss WITH ADMIN TRUE",
        "SET ROLE given_boss",
        "GRANT given_readers TO given_analysts WITH SET TRUE");

    assertChanged(postgres.delete(objects.membership()));
  }

  @Test
  void whatAMemberPassedOnGoesWithItsMembershipAndItsRights() throws SQLException {
    Objects objects = made("passed");
    PgMembership membership = objects.membership();
    PgGrant read = objects.read("SELECT(id)", "SELECT(region)");
    PgGrant grantable =
        new PgGrant(
            read.schema(),
            read.relation(),
            read.grantee(),
            read.on(),
            Ordered.set(List.of("SELECT(id)", "UPDATE")),
            Ordered.set(List.of("SELECT(id)", "UPDATE")));
    assertChanged(
        postgres.update(
            new PgMembership(membership.role(), membership.member(), true, true, false)),
        postgres.update(grantable));
    postgres.byHand(
        "CREATE ROLE passed_friend",
        "SET ROLE passed_analysts",
        "GRANT passed_readers TO passed_friend",
        "GRANT SELECT (id), UPDATE ON passed.orders_v1 TO passed_friend");

    assertChanged(postgres.update(read));
    assertThat(
            postgres.ask(
                "SELECT count(*) FROM information_schema.role_column_grants"
                    + " WHERE grantee = 'passed_friend'"))
        .isEqualTo("0");
    assertChanged(
        postgres.delete(read),
        postgres.delete(objects.use()),
        postgres.delete(objects.membership()));

    assertThat(
            postgres.ask(
                "SELECT has_table_privilege('passed_friend', 'passed.orders_v1', 'SELECT, UPDATE')"
                    + " OR has_any_column_privilege('passed_friend', 'passed.orders_v1', 'SELECT')"
                    + " OR pg_has_role('passed_friend', 'passed_readers', 'MEMBER')"
                    + " OR pg_has_role('passed_analysts', 'passed_readers', 'MEMBER')"))
        .isEqualTo("f");
  }

  @Test
  void theRightsThatAManagerPassedOnGoWithTheManagersRole() throws SQLException {
    Objects objects = made("manage");
    PgRole managers = PgRole.group("manage_managers", PgRole.Use.GRANT, "");
    PgMembership manager =
        new PgMembership(managers.name(), objects.analysts().name(), true, true, false);
    PgGrant use =
        PgGrant.onSchema("manage_internal", managers.name(), Ordered.set(List.of("USAGE")));
    PgGrant all =
        new PgGrant(
            "manage_internal",
            "orders_v1",
            managers.name(),
            PgGrant.On.TABLE,
            Ordered.set(List.of("SELECT", "UPDATE")),
            Ordered.set(List.of("SELECT", "UPDATE")));
    assertChanged(
        RealPostgres.create(managers),
        RealPostgres.create(manager),
        RealPostgres.create(use),
        RealPostgres.create(all));
    postgres.byHand(
        "CREATE ROLE manage_friend",
        "SET ROLE manage_analysts",
        "GRANT manage_managers TO manage_friend",
        "GRANT SELECT, UPDATE ON manage_internal.orders_v1 TO manage_friend");

    assertChanged(
        postgres.delete(all),
        postgres.delete(use),
        postgres.delete(manager),
        postgres.delete(managers));

    assertThat(
            postgres.ask(
                "SELECT has_any_column_privilege('manage_friend', 'manage_internal.orders_v1',"
                    + " 'SELECT, UPDATE')"))
        .isEqualTo("f");
  }

  @Test
  void tablesGrow() throws SQLException {
    Objects objects = made("grow");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.set(0, new PgTable.Column("id", "integer", false, "Another text."));
    columns.set(1, new PgTable.Column("region", "text", false, ""));
    columns.set(3, new PgTable.Column("amount", "numeric(12,2)", true, ""));
    columns.add(new PgTable.Column("note", "jsonb", true, "New."));

    assertChanged(postgres.update(objects.table(columns)));

    columns.set(1, new PgTable.Column("region", "text", true, ""));
    assertChanged(postgres.update(objects.table(columns)));
  }

  @Test
  void aColumnGoesOnlyWhereTheChangeSaysSo() {
    Objects objects = made("shrink");

    assertChanged(postgres.update(objects.table(objects.table().columns().subList(0, 3))));
  }

  @Test
  void keysChange() {
    Objects objects = made("keys");
    PgTable table = objects.table();
    assertChanged(
        postgres.update(
            new PgTable(
                table.schema(),
                table.name(),
                table.columns(),
                List.of(),
                List.of(List.of("id", "region")),
                false,
                table.comment())));
    assertChanged(postgres.update(table));
  }

  @Test
  void whatWouldLoseValuesIsRefused() {
    Objects objects = made("narrow");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.set(3, new PgTable.Column("amount", "numeric(8,2)", true, ""));

    assertThat(failure(postgres.update(objects.table(columns))))
        .contains("numeric(10,2)", "numeric(8,2)", "new major version");
  }

  @Test
  void smallNumbersGrowAndNumbersWithoutEndDoNotShrink() {
    Objects objects = made("numbers");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.set(3, new PgTable.Column("amount", "numeric", true, ""));
    columns.add(new PgTable.Column("small", "smallint", true, ""));
    assertChanged(postgres.update(objects.table(columns)));

    columns.set(4, new PgTable.Column("small", "integer", true, ""));
    assertChanged(postgres.update(objects.table(columns)));
    columns.set(4, new PgTable.Column("small", "smallint", true, ""));
    assertThat(failure(postgres.update(objects.table(columns)))).contains("new major version");
    columns.set(4, new PgTable.Column("small", "integer", true, ""));
    columns.set(3, new PgTable.Column("amount", "numeric(38,9)", true, ""));
    assertThat(failure(postgres.update(objects.table(columns)))).contains("new major version");
  }

  @Test
  void theOrderOfColumnsCountsOnlyWhenATableIsMade() {
    Objects objects = made("order");
    PgTable reversed = objects.table(objects.table().columns().reversed());

    assertThat(postgres.apply(postgres.update(reversed))).allSatisfy(o -> assertDone(o));

    assertThat(postgres.live(objects.table()).resource())
        .isEqualTo(objects.table().toResource(RealPostgres.PLATFORM));
  }

  @Test
  void aTypeThatIsNoneIsNotWritten() {
    Objects objects = made("types");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.add(new PgTable.Column("x", "text); DROP TABLE a; --", true, ""));

    assertThat(failure(postgres.update(objects.table(columns)))).contains("is no type");
  }

  @Test
  void aPolicyChangesItsConditionInPlace() {
    Objects objects = made("policy");
    assertChanged(postgres.update(objects.policy(true, "US")));
  }

  @Test
  void aPolicyThatBecomesRestrictiveIsMadeAgain() {
    Objects objects = made("restrict");
    assertChanged(postgres.update(objects.policy(false, "EU")));
  }

  @Test
  void aViewGetsMoreColumnsAtItsEndAndKeepsItsRights() {
    Objects objects = made("append");
    PgGrant publish = objects.publish();
    PgView view =
        objects.view(
            List.of(
                Objects.column("id", "integer"),
                Objects.column("email", "character varying(320)"),
                Objects.column("region", "text"),
                Objects.column("amount", "numeric(10,2)")));

    assertChanged(
        postgres.update(
            new PgGrant(
                publish.schema(),
                publish.relation(),
                publish.grantee(),
                publish.on(),
                Ordered.set(
                    List.of("SELECT(id)", "SELECT(region)", "SELECT(email)", "SELECT(amount)")),
                Ordered.set(List.of()))),
        postgres.update(view));

    PgGrant read = objects.read("SELECT(id)", "SELECT(region)");
    assertThat(postgres.live(read).resource()).isEqualTo(read.toResource(RealPostgres.PLATFORM));
  }

  @Test
  void aViewThatLosesAColumnIsMadeAgainWithTheRightsThatAreLeft() {
    Objects objects = made("lose");
    PgView view =
        objects.view(
            List.of(
                Objects.column("id", "integer"),
                Objects.column("email", "character varying(320)")));

    assertChanged(
        postgres.update(view), postgres.update(objects.read("SELECT(id)", "SELECT(email)")));
  }

  @Test
  void aViewThatAnotherViewReadsIsNotDroppedUnderIt() throws SQLException {
    Objects objects = made("used");
    postgres.byHand("CREATE VIEW public.used_by AS SELECT region FROM used.orders_v1");

    String failure =
        failure(postgres.update(objects.view(List.of(Objects.column("id", "integer")))));

    assertThat(failure).contains("2BP01", "DROP VIEW", "remove that first");
    assertThat(postgres.live(objects.view()).resource())
        .isEqualTo(objects.view().toResource(RealPostgres.PLATFORM));
  }

  @Test
  void aViewThatSomebodyRewroteIsPutRight() throws SQLException {
    Objects objects = made("rewrite");
    postgres.byHand(
        "CREATE OR REPLACE VIEW rewrite.orders_v1 AS SELECT id, lower(email)::varchar(320) AS"
            + " email, region FROM rewrite_internal.orders_v1",
        "ALTER VIEW rewrite.orders_v1 OWNER TO CURRENT_USER");
    assertThat(PgView.of(postgres.live(objects.view()).resource()).body())
        .isInstanceOf(PgView.Unread.class);

    assertChanged(postgres.update(objects.view()));
    assertThat(postgres.live(objects.read()).resource())
        .isEqualTo(objects.read("SELECT(id)", "SELECT(region)").toResource(RealPostgres.PLATFORM));
  }

  @Test
  void rightsChangeByTheirDifference() {
    Objects objects = made("rights");
    assertChanged(postgres.update(objects.read("SELECT")));
    assertChanged(postgres.update(objects.read("SELECT", "SELECT(id)")));
    assertChanged(postgres.update(objects.read("SELECT(id)", "INSERT")));
    PgGrant read = objects.read("SELECT(id)", "INSERT", "DELETE");
    assertChanged(
        postgres.update(
            new PgGrant(
                read.schema(),
                read.relation(),
                read.grantee(),
                read.on(),
                read.privileges(),
                Ordered.set(List.of("INSERT")))));
    assertChanged(postgres.update(read));
  }

  @Test
  void whatSomebodyElseMadeIsAdopted() throws SQLException {
    postgres.byHand("CREATE SCHEMA adopted", "COMMENT ON SCHEMA adopted IS 'Theirs.'");
    PgSchema schema = new PgSchema("adopted", "Ours.");
    Seen.Present theirs = postgres.live(schema);
    assertThat(theirs.owner()).isInstanceOf(Owner.Foreign.class);

    assertChanged(new Change.Adopt(theirs, RealPostgres.desired(schema)));

    assertThat(postgres.live(schema).owner().isOf(RealPostgres.MESH)).isTrue();
  }

  @Test
  void hostileNamesStayOneIdentifier() {
    String hostile = "a\"; DROP SCHEMA made; --' $$ é\\";
    PgSchema schema = new PgSchema(hostile, "'; DROP SCHEMA made; --");
    PgRole role = PgRole.group(hostile, PgRole.Use.GRANT, "");
    PgTable table =
        new PgTable(
            hostile,
            hostile,
            List.of(
                new PgTable.Column(hostile, "text", false, hostile),
                new PgTable.Column("b)", "integer", true, "")),
            List.of(hostile),
            List.of(),
            true,
            hostile);
    PgGrant grant =
        new PgGrant(
            hostile,
            hostile,
            hostile,
            PgGrant.On.TABLE,
            Ordered.set(List.of(PgGrant.word("SELECT", hostile), PgGrant.word("UPDATE", "b)"))),
            Ordered.set(List.of()));

    assertChanged(
        RealPostgres.create(schema),
        RealPostgres.create(role),
        RealPostgres.create(table),
        RealPostgres.create(grant));
    assertChanged(
        postgres.delete(grant),
        postgres.delete(table),
        postgres.delete(role),
        postgres.delete(schema));
  }

  @Test
  void namesThatTheServerWouldCutAreRefused() {
    assertThat(failure(RealPostgres.create(new PgSchema("n".repeat(64), "")))).contains("63 bytes");
  }

  @Test
  void aTextThatTheServerCannotKeepIsRefused() {
    assertThat(failure(RealPostgres.create(new PgSchema("nul", "a\0b")))).contains("NUL");
  }

  @Test
  void permissionsAreNamedForEveryKind() {
    for (PgResource object : new Objects("any").all()) {
      assertThat(postgres.provider().executor().permissions(RealPostgres.create(object)))
          .isNotEmpty();
    }
  }

  @Test
  void everyObjectOfAProductTravelsTogether() {
    assertThat(new Objects("any").all())
        .extracting(o -> postgres.provider().executor().slot(RealPostgres.create(o)).batch())
        .containsOnly("sales.orders");
  }

  @Test
  void noPasswordIsEverShown() {
    assertThat(postgres.provider().localServer().orElseThrow().credentials(Optional.empty()))
        .hasToString("meshwright_admin (password hidden)");
  }
}

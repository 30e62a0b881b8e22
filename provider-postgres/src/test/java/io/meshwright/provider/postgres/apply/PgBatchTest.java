package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.PlatformProvider;
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

/** A batch takes effect as a whole or not at all, and only on what the plan saw. */
@Timeout(120)
final class PgBatchTest {
  private static final String WRITERS =
      "SELECT pg_terminate_backend(l.pid, 5000) FROM pg_locks l WHERE l.locktype = 'advisory'";

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
    assertThat(postgres.apply(changes)).allMatch(o -> o instanceof Outcome.Done);
    return objects;
  }

  @Test
  void aChangeByHandAfterThePlanIsAConflictAndNothingIsWritten() throws SQLException {
    Objects objects = made("hand");
    Change planned = postgres.update(objects.table(objects.table().columns().subList(0, 3)));
    Change other = postgres.update(new PgSchema("hand", "Never written."));
    postgres.byHand("ALTER TABLE hand_internal.orders_v1 ADD COLUMN extra text");

    List<Outcome> outcomes = postgres.apply(planned, other);

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Conflict.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              assertThat(f.problem().text()).contains("nothing was written", "hand_internal");
              assertThat(f.maybeApplied()).isFalse();
            });
    assertThat(PgSchema.of(postgres.live(objects.published()).resource()).comment())
        .isEqualTo("The product.");
  }

  @Test
  void whatSomebodyMadeSinceThePlanIsAConflict() throws SQLException {
    postgres.byHand("CREATE SCHEMA since");

    List<Outcome> outcomes = postgres.apply(RealPostgres.create(new PgSchema("since", "")));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Conflict.class, c -> assertThat(c.now()).isInstanceOf(Seen.Present.class));
  }

  @Test
  void whatSomebodyDroppedSinceThePlanIsAConflict() throws SQLException {
    PgSchema schema = new PgSchema("dropped", "");
    postgres.apply(RealPostgres.create(schema));
    Change delete = postgres.delete(schema);
    postgres.byHand("DROP SCHEMA dropped");

    assertThat(postgres.apply(delete))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Conflict.class, c -> assertThat(c.now()).isInstanceOf(Seen.Absent.class));
  }

  @Test
  void whatLostItsMarkerSinceThePlanIsAConflict() throws SQLException {
    PgSchema schema = new PgSchema("unmarked", "Same.");
    postgres.apply(RealPostgres.create(schema));
    Change delete = postgres.delete(schema);
    postgres.byHand("COMMENT ON SCHEMA unmarked IS 'Same.'");

    assertThat(postgres.apply(delete)).singleElement().isInstanceOf(Outcome.Conflict.class);
  }

  @Test
  void oneFailureRollsEverythingBack() throws SQLException {
    Objects objects = made("atomic");
    postgres.byHand("INSERT INTO atomic_internal.orders_v1 (id, region) VALUES (1, NULL)");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.set(1, new PgTable.Column("region", "text", false, ""));

    List<Outcome> outcomes =
        postgres.apply(
            postgres.update(new PgSchema("atomic", "Never written.")),
            postgres.update(objects.table(columns)),
            postgres.delete(objects.policy()));

    assertThat(outcomes)
        .allSatisfy(
            o ->
                assertThat(o)
                    .isInstanceOfSatisfying(
                        Outcome.Failed.class, f -> assertThat(f.maybeApplied()).isFalse()));
    assertThat(((Outcome.Failed) outcomes.get(1)).problem().text())
        .contains("pg/table/atomic_internal/orders_v1", "ALTER TABLE failed (23502)");
    assertThat(((Outcome.Failed) outcomes.get(0)).problem().text()).contains("rolled back with");
    assertThat(PgSchema.of(postgres.live(objects.published()).resource()).comment())
        .isEqualTo("The product.");
    assertThat(postgres.live(objects.policy())).isNotNull();
  }

  @Test
  void aFailureRepeatsNoValueOfARow() throws SQLException {
    Objects objects = made("quiet");
    postgres.byHand(
        "ALTER TABLE quiet_internal.orders_v1 DROP CONSTRAINT orders_v1_email_key",
        "INSERT INTO quiet_internal.orders_v1 (id, email) VALUES (1, 'hush'), (2, 'hush')");

    List<Outcome> outcomes = postgres.apply(postgres.update(objects.table()));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().text()).contains("23505").doesNotContain("hush"));
  }

  @Test
  void aSecondRunDoesNotGetTheLease() {
    WorkspaceId mesh = WorkspaceId.of("leased");
    try (PlatformProvider second = postgres.another()) {
      try (Lease lease = postgres.provider().executor().acquire(mesh)) {
        Executor executor = second.executor();
        assertThat(lease).isNotNull();
        assertThatThrownBy(() -> executor.acquire(mesh))
            .isInstanceOfSatisfying(
                MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
            .hasMessageContainingAll("leased", "another run");
        executor.acquire(WorkspaceId.of("another")).close();
      }
      second.executor().acquire(mesh).close();
    }
  }

  @Test
  void aLostConnectionTakesTheLeaseAndGetsItAgain() throws SQLException {
    try (PlatformProvider run = postgres.another();
        Lease lease = run.executor().acquire(WorkspaceId.of("lost"))) {
      assertThat(lease).isNotNull();
      postgres.ask(WRITERS);
      Change change = RealPostgres.create(new PgSchema("lost", ""));

      // The first call finds the connection gone, before anything is written.
      assertThatThrownBy(() -> execute(run, change))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
      assertThat(execute(run, change)).singleElement().isInstanceOf(Outcome.Done.class);
      try (PlatformProvider second = postgres.another()) {
        Executor executor = second.executor();
        assertThatThrownBy(() -> executor.acquire(WorkspaceId.of("lost")))
            .isInstanceOf(MeshException.class);
      }
    }
  }

  @Test
  void whoLostTheLeaseToAnotherRunWritesNothing() throws SQLException {
    try (PlatformProvider run = postgres.another();
        PlatformProvider second = postgres.another();
        Lease lease = run.executor().acquire(WorkspaceId.of("taken"))) {
      assertThat(lease).isNotNull();
      postgres.ask(WRITERS);
      Change change = RealPostgres.create(new PgSchema("taken", ""));
      assertThatThrownBy(() -> execute(run, change)).isInstanceOf(MeshException.class);
      Lease other = second.executor().acquire(WorkspaceId.of("taken"));

      assertThatThrownBy(() -> execute(run, change))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));

      other.close();
    }
    assertThat(postgres.read(List.of(Address.of(RealPostgres.PLATFORM, "schema", "taken"))))
        .doesNotContainKey(Address.of(RealPostgres.PLATFORM, "schema", "taken"));
  }

  private static List<Outcome> execute(PlatformProvider run, Change change) {
    return run.executor()
        .execute(new Batch(RealPostgres.MESH, run.executor().slot(change), List.of(change)));
  }

  @Test
  void whatIsForeignInsideOurSchemasStaysAsItIs() throws SQLException {
    Objects objects = made("guest");
    postgres.byHand(
        "CREATE ROLE guest_stranger",
        "CREATE TABLE guest.theirs (a integer)",
        "COMMENT ON TABLE guest.theirs IS E'Theirs.\\nmeshwright:{oops'",
        "GRANT SELECT ON guest.orders_v1 TO guest_stranger",
        "GRANT USAGE ON SCHEMA guest TO guest_stranger, PUBLIC",
        "CREATE POLICY theirs ON guest_internal.orders_v1 FOR SELECT TO guest_stranger USING"
            + " (true)");

    List<Change> changes = new ArrayList<>();
    changes.add(postgres.update(new PgSchema("guest", "Changed.")));
    changes.add(postgres.update(objects.view(List.of(Objects.column("id", "integer")))));
    changes.add(postgres.delete(objects.policy()));
    assertThat(postgres.apply(changes))
        .noneMatch(o -> o instanceof Outcome.Failed || o instanceof Outcome.Conflict);

    assertThat(postgres.ask("SELECT obj_description('guest.theirs'::regclass)"))
        .isEqualTo("Theirs.\nmeshwright:{oops");
    assertThat(
            postgres.ask(
                "SELECT has_table_privilege('guest_stranger', 'guest.orders_v1', 'SELECT')"))
        .isEqualTo("t");
    assertThat(postgres.ask("SELECT count(*) FROM pg_policy WHERE polname = 'theirs'"))
        .isEqualTo("1");
    assertThat(postgres.ask("SELECT has_schema_privilege('guest_stranger', 'guest', 'USAGE')"))
        .isEqualTo("t");
  }

  @Test
  void aSchemaThatHoldsSomethingForeignIsNotDropped() throws SQLException {
    PgSchema schema = new PgSchema("holds", "");
    postgres.apply(RealPostgres.create(schema));
    postgres.byHand("CREATE TABLE holds.theirs (a integer)");

    assertThat(postgres.apply(postgres.delete(schema)))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().text()).contains("2BP01", "remove that first"));
  }

  @Test
  void aBatchCostsTheSameQueriesWhateverItHolds() {
    postgres.calls.clear();
    made("cost");
    long reads = postgres.calls.stream().filter(c -> !c.writes()).count();

    assertThat(reads).isEqualTo(22);
  }
}

package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Cost;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Filled tables that change under views and policies, on a real server. */
@Timeout(120)
final class TableEvolutionTest {
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

  /** Nothing is ever asked of it here: live facts of the change itself tell enough. */
  private static final class Nothing implements ResourceState {
    @Override
    public Optional<Resource> get(Address address) {
      return Optional.empty();
    }

    @Override
    public List<Resource> under(String kind, List<String> pathPrefix) {
      return List.of();
    }

    @Override
    public SortedSet<String> kinds() {
      return Ordered.set(List.of());
    }
  }

  private static Objects made(String product) throws SQLException {
    Objects objects = new Objects(product);
    done(objects.all().stream().map(RealPostgres::create).toList());
    postgres.byHand(
        "INSERT INTO "
            + product
            + "_internal.orders_v1 SELECT i, CASE i % 2 WHEN 0 THEN 'EU' ELSE 'US' END,"
            + " 'mail' || i, i / 4.0 FROM generate_series(1, 1000) i");
    return objects;
  }

  private static void done(List<Change> changes) {
    assertThat(postgres.apply(changes))
        .allSatisfy(o -> assertThat(o).isInstanceOfAny(Outcome.Done.class, Outcome.Gone.class));
  }

  private static void done(Change... changes) {
    done(List.of(changes));
  }

  private static String failure(Change... changes) {
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : postgres.apply(changes)) {
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      text.append(((Outcome.Failed) outcome).problem().text()).append('\n');
    }
    return text.toString();
  }

  private static Assessment assess(Change change) {
    return postgres.provider().executor().assess(change, new Nothing());
  }

  private static PgTable with(PgTable table, int place, PgTable.Column column) {
    List<PgTable.Column> columns = new ArrayList<>(table.columns());
    if (place < columns.size()) {
      columns.set(place, column);
    } else {
      columns.add(column);
    }
    return keyed(table, columns, table.primaryKey(), table.unique(), table.partition());
  }

  private static PgTable keyed(
      PgTable table,
      List<PgTable.Column> columns,
      List<String> primaryKey,
      List<List<String>> unique,
      List<String> partition) {
    return new PgTable(
        table.schema(),
        table.name(),
        columns,
        primaryKey,
        unique,
        partition,
        table.rowSecurity(),
        table.comment());
  }

  private static PgTable.Column named(String name, String type, String id) {
    return new PgTable.Column(name, type, true, "", PgTable.Identity.NONE, Optional.of(id));
  }

  private static PgView viewOf(PgTable table, String schema, String owner, String... columns) {
    List<PgView.Column> selected = new ArrayList<>();
    for (String column : columns) {
      selected.add(Objects.column(column, table.column(column).map(c -> c.type()).orElseThrow()));
    }
    return new PgView(
        schema,
        "beside_v1",
        new PgView.Select(table.schema(), table.name(), selected, Optional.empty()),
        true,
        false,
        owner,
        "Another product.");
  }

  private static String readers(Objects objects, String query) throws SQLException {
    return postgres.askAs(objects.readers().name(), query);
  }

  private static PgResource live(PgResource object) {
    return PgResource.of(postgres.live(object).resource());
  }

  @Test
  void aTypeWidensUnderAViewThatKeepsItsRights() throws SQLException {
    Objects objects = made("wide");
    postgres.byHand(
        "CREATE ROLE wide_stranger", "GRANT SELECT (region) ON wide.orders_v1 TO wide_stranger");
    Change change =
        postgres.update(with(objects.table(), 2, new PgTable.Column("email", "text", true, "")));

    assertThat(assess(change)).isEqualTo(Assessment.HARMLESS);
    done(change);

    PgView view = (PgView) live(objects.view());
    assertThat(((PgView.Select) view.body()).column("email"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.type()).isEqualTo("text");
              assertThat(c.masks()).hasSize(1);
            });
    assertThat(postgres.live(objects.view()).owner().isOf(RealPostgres.MESH)).isTrue();
    PgGrant read = objects.read("SELECT(id)", "SELECT(region)");
    assertThat(live(read)).isEqualTo(read);
    assertThat(
            postgres.ask(
                "SELECT has_column_privilege('wide_stranger', 'wide.orders_v1', 'region',"
                    + " 'SELECT')"))
        .isEqualTo("t");
    assertThat(readers(objects, "SELECT count(id) FROM wide.orders_v1 WHERE region = 'EU'"))
        .isEqualTo("500");
  }

  @Test
  void aPolicyOverAColumnThatIsRetypedIsPutBack() throws SQLException {
    Objects objects = made("guarded");
    PgPolicy kept =
        new PgPolicy(
            objects.table().schema(),
            objects.table().name(),
            "not-the-second",
            false,
            PgPolicy.Command.SELECT,
            Ordered.set(List.of(objects.publisher().name())),
            Optional.of(
                Expression.compare("email", Expression.Operator.NE, new DataValue.Text("mail2"))),
            Optional.empty());
    done(RealPostgres.create(kept));

    done(postgres.update(with(objects.table(), 2, new PgTable.Column("email", "text", true, ""))));

    assertThat(live(kept)).isEqualTo(kept);
    assertThat(postgres.live(kept).owner().isOf(RealPostgres.MESH)).isTrue();
    assertThat(readers(objects, "SELECT count(id) FROM guarded.orders_v1")).isEqualTo("499");
  }

  @Test
  void aViewThatChangesLaterInTheBatchIsMadeOnce() throws SQLException {
    Objects objects = made("once");
    PgTable table = with(objects.table(), 2, new PgTable.Column("email", "text", true, ""));
    PgView view =
        objects.view(List.of(Objects.column("region", "text"), Objects.column("email", "text")));
    PgGrant read = objects.read("SELECT(region)", "SELECT(email)");

    done(
        postgres.update(table),
        postgres.update(objects.policy(true, "US")),
        postgres.update(read),
        postgres.update(view));

    assertThat(live(view)).isEqualTo(view);
    assertThat(live(read)).isEqualTo(read);
    assertThat(readers(objects, "SELECT count(region) FROM once.orders_v1")).isEqualTo("500");
  }

  @Test
  void aViewThatIsTakenAwayInTheBatchDoesNotComeBack() throws SQLException {
    Objects objects = made("leave");
    done(
        postgres.update(with(objects.table(), 2, new PgTable.Column("email", "text", true, ""))),
        postgres.delete(objects.read()),
        postgres.delete(objects.view()));

    assertThat(postgres.ask("SELECT count(*) FROM pg_views WHERE schemaname = 'leave'"))
        .isEqualTo("0");
  }

  @Test
  void aRenamedColumnKeepsItsRowsAndTheViewsOfOtherProductsFollow() throws SQLException {
    Objects objects = made("moved");
    Objects other = new Objects("movedby");
    done(RealPostgres.create(other.published()), RealPostgres.create(other.publisher()));
    PgTable identified = with(objects.table(), 3, named("amount", "numeric(10,2)", "c4"));
    done(postgres.update(identified));
    PgView beside =
        viewOf(identified, other.published().name(), other.publisher().name(), "id", "amount");
    done(RealPostgres.create(beside));
    PgTable renamed = with(objects.table(), 3, named("total", "numeric(14,2)", "c4"));
    PgView after =
        new PgView(
            beside.schema(),
            beside.name(),
            new PgView.Select(
                renamed.schema(),
                renamed.name(),
                List.of(
                    Objects.column("id", "integer"),
                    new PgView.Column(
                        "total", "total", "numeric(14,2)", Optional.empty(), List.of(), "")),
                Optional.empty()),
            true,
            false,
            beside.owner(),
            beside.comment());
    Change first = postgres.update(renamed);
    Change second = postgres.update(after);
    assertThat(assess(first).losses()).isEmpty();
    String sum = postgres.ask("SELECT sum(amount) FROM moved_internal.orders_v1");

    done(first);

    PgView followed = (PgView) live(beside);
    assertThat(((PgView.Select) followed.body()).column("amount"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.source()).isEqualTo("total");
              assertThat(c.type()).isEqualTo("numeric(14,2)");
            });
    assertThat(postgres.ask("SELECT sum(total) FROM moved_internal.orders_v1")).isEqualTo(sum);
    done(second);
    assertThat(live(after)).isEqualTo(after);
  }

  @Test
  void whatAnotherChangedMeanwhileIsAConflictEvenIfWeMovedItBefore() throws SQLException {
    Objects objects = made("meanwhile");
    PgTable identified = with(objects.table(), 1, named("region", "text", "c2"));
    done(postgres.update(identified));
    Change second = postgres.update(objects.view(List.of(Objects.column("id", "integer"))));
    done(postgres.update(with(objects.table(), 1, named("area", "text", "c2"))));
    postgres.byHand("COMMENT ON VIEW meanwhile.orders_v1 IS 'Mine now.'");

    assertThat(postgres.apply(second)).singleElement().isInstanceOf(Outcome.Conflict.class);
  }

  @Test
  void rightsAndConditionsFollowARename() throws SQLException {
    Objects objects = made("follow");
    done(postgres.update(with(objects.table(), 1, named("region", "text", "c2"))));
    done(postgres.update(with(objects.table(), 1, named("area", "text", "c2"))));

    assertThat(((PgGrant) live(objects.publish())).privileges()).contains("SELECT(area)");
    assertThat(((PgPolicy) live(objects.policy())).using().orElseThrow().text())
        .contains("area = 'EU'");
    assertThat(readers(objects, "SELECT count(region) FROM follow.orders_v1")).isEqualTo("500");
  }

  @Test
  void aColumnGoesUnderTheViewsThatReadIt() throws SQLException {
    Objects objects = made("drop");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.remove(2);
    Change change =
        postgres.update(keyed(objects.table(), columns, List.of("id"), List.of(), List.of()));

    assertThat(assess(change).losses()).containsExactly("column email");
    done(change);

    assertThat(((PgView) live(objects.view())).body().columnNames())
        .containsExactly("id", "region");
    assertThat(readers(objects, "SELECT count(id) FROM drop.orders_v1")).isEqualTo("500");
  }

  @Test
  void aRenameWithoutIdentityIsALossAndSaysHowToKeepTheValues() throws SQLException {
    Objects objects = made("hint");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.set(3, new PgTable.Column("total", "numeric(10,2)", true, ""));

    assertThat(assess(postgres.update(objects.table(columns))).losses())
        .containsExactly(
            "column amount (if it only gets another name: give it an id, apply, then rename it)");
  }

  @Test
  void aColumnThatAPolicyAsksForDoesNotGoUnderIt() throws SQLException {
    Objects objects = made("asked");
    List<PgTable.Column> columns = new ArrayList<>(objects.table().columns());
    columns.remove(1);

    assertThat(failure(postgres.update(objects.table(columns))))
        .contains("policy 'readers-select' asks for column 'region'", "first");
    assertThat(postgres.ask("SELECT count(region) FROM asked_internal.orders_v1"))
        .isEqualTo("1000");
  }

  @Test
  void whatSomebodyElseMadeOverAColumnKeepsItAsItIs() throws SQLException {
    Objects objects = made("used2");
    postgres.byHand("CREATE VIEW public.over_it AS SELECT email FROM used2_internal.orders_v1");
    Change change =
        postgres.update(with(objects.table(), 2, new PgTable.Column("email", "text", true, "")));

    assertThat(assess(change).refusal().map(Problem::text).orElse(""))
        .contains("column email is read by view public.over_it", "somebody else");
    assertThat(failure(change)).contains("view public.over_it", "somebody else");
    assertThat(live(objects.table())).isEqualTo(objects.table());
    assertThat(
            assess(
                    postgres.update(
                        with(
                            objects.table(),
                            3,
                            new PgTable.Column("amount", "numeric(14,4)", true, ""))))
                .refusal())
        .isEmpty();
  }

  @Test
  void whatSomebodyElseMadeOverOurViewKeepsTheColumnAsItIs() throws SQLException {
    Objects objects = made("chain");
    postgres.byHand("CREATE VIEW public.over_view AS SELECT email FROM chain.orders_v1");

    assertThat(
            assess(
                    postgres.update(
                        with(objects.table(), 2, new PgTable.Column("email", "text", true, ""))))
                .refusal()
                .map(Problem::text)
                .orElse(""))
        .contains("view public.over_view");
    assertThat(
            assess(postgres.update(objects.view(List.of(Objects.column("id", "integer")))))
                .refusal()
                .map(Problem::text)
                .orElse(""))
        .contains("view public.over_view");
  }

  @Test
  void aForeignPolicyOverAColumnKeepsItAsItIs() throws SQLException {
    Objects objects = made("theirs");
    postgres.byHand(
        "CREATE POLICY theirs ON theirs_internal.orders_v1 FOR SELECT USING (amount > 3)");
    Change change =
        postgres.update(
            with(objects.table(), 3, new PgTable.Column("amount", "numeric(14,4)", true, "")));

    assertThat(assess(change).refusal().map(Problem::text).orElse(""))
        .contains("policy theirs on theirs_internal.orders_v1");
    assertThat(failure(change)).contains("policy theirs");
  }

  @Test
  void aTriggerThatSomebodyPutOnAViewIsNotDroppedWithIt() throws SQLException {
    Objects objects = made("hook");
    postgres.byHand(
        "CREATE FUNCTION public.hook() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL;"
            + " END'",
        "CREATE TRIGGER theirs INSTEAD OF INSERT ON hook.orders_v1 FOR EACH ROW EXECUTE FUNCTION"
            + " public.hook()");

    assertThat(failure(postgres.update(objects.view(List.of(Objects.column("id", "integer"))))))
        .contains("trigger theirs on hook.orders_v1");
    assertThat(
            failure(
                postgres.update(
                    with(objects.table(), 2, new PgTable.Column("email", "text", true, "")))))
        .contains("trigger theirs on hook.orders_v1");
    assertThat(postgres.ask("SELECT count(*) FROM pg_trigger WHERE tgname = 'theirs'"))
        .isEqualTo("1");
  }

  @Test
  void aRequiredColumnIsAddedToAnEmptyTableOnly() throws SQLException {
    Objects objects = made("required");
    PgTable more = with(objects.table(), 4, new PgTable.Column("note", "text", false, ""));
    Change change = postgres.update(more);

    assertThat(assess(change).costs().toString()).contains("note is new and required", "LOCK");
    assertThat(failure(change))
        .contains("23502", "\"note\"", "add it as an optional column, fill it");
    assertThat(live(objects.table())).isEqualTo(objects.table());
    postgres.byHand("DELETE FROM required_internal.orders_v1");
    done(change);
  }

  @Test
  void aColumnThatHoldsNullIsNotMadeRequired() throws SQLException {
    Objects objects = made("nulls");
    postgres.byHand("UPDATE nulls_internal.orders_v1 SET amount = NULL WHERE id = 7");
    Change change =
        postgres.update(
            with(objects.table(), 3, new PgTable.Column("amount", "numeric(10,2)", false, "")));

    assertThat(assess(change).costs())
        .extracting(Cost::kind)
        .containsExactly(Cost.Kind.SCAN, Cost.Kind.LOCK);
    assertThat(failure(change)).contains("23502", "\"amount\"", "fill these rows");
    postgres.byHand("UPDATE nulls_internal.orders_v1 SET amount = 0 WHERE id = 7");
    done(change);
  }

  @Test
  void keysAndThePartitionIndexChange() throws SQLException {
    Objects objects = made("keyed");
    PgTable table = objects.table();
    PgTable changed =
        keyed(
            table,
            table.columns().stream()
                .map(
                    c ->
                        c.name().equals("email")
                            ? new PgTable.Column(c.name(), c.type(), false, "")
                            : c)
                .toList(),
            List.of("id", "email"),
            List.of(List.of("email", "region")),
            List.of("region", "id"));
    Change change = postgres.update(changed);

    assertThat(assess(change).costs())
        .extracting(Cost::kind)
        .containsExactly(
            Cost.Kind.SCAN, Cost.Kind.INDEX, Cost.Kind.INDEX, Cost.Kind.INDEX, Cost.Kind.LOCK);
    done(change);
    assertThat(live(table)).isEqualTo(changed);
    PgTable other = keyed(table, changed.columns(), List.of("id"), List.of(), List.of("email"));
    done(postgres.update(other));
    assertThat(live(table)).isEqualTo(other);
    done(postgres.update(table));
    assertThat(live(table)).isEqualTo(table);
  }

  @Test
  void aKeyThatRowsDoNotKeepIsNotAdded() throws SQLException {
    Objects objects = made("twice");
    PgTable table = objects.table();

    assertThat(
            failure(
                postgres.update(
                    keyed(
                        table,
                        table.columns(),
                        table.primaryKey(),
                        List.of(List.of("region")),
                        List.of()))))
        .contains("23505", "rows repeat values of (region)");
  }

  @Test
  void whatCannotBecomeIsRefusedBeforeItIsTried() throws SQLException {
    Objects objects = made("narrow2");

    assertThat(
            assess(
                    postgres.update(
                        with(
                            objects.table(), 3, new PgTable.Column("amount", "integer", true, ""))))
                .refusal()
                .map(Problem::text)
                .orElse(""))
        .contains("column 'amount' is numeric(10,2) and cannot become integer", "major version");
  }

  @Test
  void aTableThatGoesLosesItsRows() throws SQLException {
    Objects objects = made("whole");
    assertThat(assess(postgres.delete(objects.table())).losses()).hasSize(1);
    assertThat(assess(postgres.delete(objects.view())).losses()).isEmpty();
  }

  @Test
  void aLockThatSomebodyHoldsIsSaid() throws SQLException {
    Objects objects = made("locked");
    try (Connection holder = postgres.admin();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE locked_internal.orders_v1 IN ACCESS SHARE MODE");

      assertThat(
              failure(
                  postgres.update(
                      with(objects.table(), 2, new PgTable.Column("email", "text", true, "")))))
          .contains("55P03", "nothing was changed");
      holder.rollback();
    }
    assertThat(live(objects.table())).isEqualTo(objects.table());
  }
}

package io.meshwright.provider.postgres.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Session;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.PgTypes;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Prober;
import io.meshwright.spi.TableRows;
import io.meshwright.spi.Transfer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows go in by COPY and come out as the deployer and as sessions see them. */
@Timeout(120)
final class PgProberTest {
  private static final TableSchema ORDERS =
      TableSchema.of(
          "orders",
          List.of(
              Column.builder("id", new DataType.Int32()).primaryKey(1).build(),
              Column.of("region", DataType.Text.unlimited()),
              Column.of("margin", new DataType.Decimal(10, 2))));

  private static final TableSchema TYPES =
      TableSchema.of(
          "types",
          List.of(
              Column.builder("id", new DataType.Int64()).primaryKey(1).build(),
              Column.of("bool", new DataType.Bool()),
              Column.of("decimal", new DataType.Decimal(38, 9)),
              Column.of("float", new DataType.Float32()),
              Column.of("double", new DataType.Float64()),
              Column.of("text", DataType.Text.unlimited()),
              Column.of("binary", new DataType.Binary()),
              Column.of("date", new DataType.Date()),
              Column.of("time", new DataType.Time()),
              Column.of("timestamp", new DataType.Timestamp()),
              Column.of("instant", new DataType.TimestampTz()),
              Column.of("uuid", new DataType.Uuid()),
              Column.of("json", new DataType.Json())));

  private static final OutputPort PORT = port("orders", List.of(ORDERS, TYPES));

  @TempDir private static Path folder;
  private static RealPostgres postgres;
  private static Prober prober;
  private static Transfer transfer;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    prober = postgres.provider().prober().orElseThrow();
    transfer = postgres.provider().transfer().orElseThrow();
    List<Outcome> outcomes =
        postgres.apply(
            RealPostgres.create(new PgSchema("sales_orders", "")),
            RealPostgres.create(new PgSchema("sales_orders_internal", "")),
            RealPostgres.create(table(ORDERS)),
            RealPostgres.create(table(TYPES)),
            RealPostgres.create(PgRole.group("publisher", PgRole.Use.PUBLISHER, "")),
            RealPostgres.create(PgRole.group("readers", PgRole.Use.GRANT, "")),
            RealPostgres.create(login("session_ana")),
            RealPostgres.create(login("session_bob")),
            RealPostgres.create(PgMembership.inheriting("readers", "session_ana")),
            RealPostgres.create(view("orders_v1", Optional.empty())),
            RealPostgres.create(
                view(
                    "europe_v1",
                    Optional.of(
                        Expression.and(
                            Expression.compare(
                                "region", Expression.Operator.EQ, new DataValue.Text("EU")),
                            new Expression.MemberOf(PrincipalId.ofNative("readers")))))),
            RealPostgres.create(
                PgGrant.onSchema("sales_orders", "readers", Ordered.set(List.of("USAGE")))),
            RealPostgres.create(
                grant(PgGrant.On.TABLE, "sales_orders_internal", "publisher", "SELECT")),
            RealPostgres.create(
                grant(PgGrant.On.VIEW, "sales_orders", "readers", "SELECT(id)", "SELECT(region)")));
    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Done, outcomes.toString());
    postgres.byHand("ALTER TABLE sales_orders_internal.orders_v1 DISABLE ROW LEVEL SECURITY");
    transfer.load(
        PORT,
        ORDERS,
        List.of("region", "id", "margin"),
        List.of(
                row(new DataValue.Text("US"), DataValue.Numeric.of(2), DataValue.Null.VALUE),
                row(new DataValue.Text("EU"), DataValue.Numeric.of(1), DataValue.Numeric.of(5)))
            .iterator());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static OutputPort port(String name, List<TableSchema> tables) {
    return OutputPort.table(
        new PortAddress(ProductAddress.of("sales", "orders"), name, 1),
        new PlatformName(RealPostgres.PLATFORM),
        Contract.of(name, "1.0.0", tables));
  }

  private static PgTable table(TableSchema table) {
    return new PgTable(
        "sales_orders_internal",
        table.name() + "_v1",
        table.columns().stream()
            .map(c -> new PgTable.Column(c.name(), PgTypes.of(c.type()), !c.required(), ""))
            .toList(),
        table.primaryKey(),
        List.of(),
        true,
        "");
  }

  private static PgRole login(String name) {
    return new PgRole(name, true, false, Optional.of(PgRole.Use.SESSION), "");
  }

  private static PgView view(String name, Optional<Expression> where) {
    return new PgView(
        "sales_orders",
        name,
        new PgView.Select(
            "sales_orders_internal",
            "orders_v1",
            ORDERS.columns().stream()
                .map(
                    c ->
                        new PgView.Column(
                            c.name(),
                            c.name(),
                            PgTypes.of(c.type()),
                            Optional.empty(),
                            List.of(),
                            ""))
                .toList(),
            where.map(NormalForm::of)),
        true,
        false,
        "publisher",
        "");
  }

  private static PgGrant grant(PgGrant.On on, String schema, String grantee, String... words) {
    return new PgGrant(
        schema, "orders_v1", grantee, on, Ordered.set(List.of(words)), Ordered.set(List.of()));
  }

  private static DeclaredSession session(String id) {
    return new DeclaredSession(
        new Session(new SessionId(id), Ordered.set(List.of())), "", List.of());
  }

  private static List<DataValue> row(DataValue... values) {
    return Arrays.asList(values);
  }

  @Test
  void theDeployerSeesRawRowsInTheOrderOfTheKey() {
    TableRows rows = prober.raw(PORT, ORDERS, 10);

    assertThat(rows.columns()).containsExactly("id", "region", "margin");
    assertThat(rows.rows())
        .containsExactly(
            row(DataValue.Numeric.of(1), new DataValue.Text("EU"), DataValue.Numeric.of(5)),
            row(DataValue.Numeric.of(2), new DataValue.Text("US"), DataValue.Null.VALUE));
  }

  @Test
  void oneRowMoreThanTheLimitIsFetched() {
    assertThat(prober.raw(PORT, ORDERS, 1).rows()).hasSize(2);
    assertThat(prober.raw(PORT, ORDERS, 0).rows()).hasSize(1);
  }

  @Test
  void aSessionSelectsTheColumnsThatItMayRead() {
    TableRows rows = prober.as(session("ana"), PORT, ORDERS, 10).orElseThrow();

    assertThat(rows.columns()).containsExactly("id", "region");
    assertThat(rows.rows())
        .containsExactly(
            row(DataValue.Numeric.of(1), new DataValue.Text("EU")),
            row(DataValue.Numeric.of(2), new DataValue.Text("US")));
  }

  @Test
  void aSessionThatMayNotEnterSeesNoColumns() {
    assertThat(prober.as(session("bob"), PORT, ORDERS, 10))
        .contains(new TableRows(List.of(), List.of()));
    // Nor does one where there is no view.
    assertThat(prober.as(session("ana"), PORT, TYPES, 10))
        .contains(new TableRows(List.of(), List.of()));
  }

  @Test
  void aSessionThatCannotLogInIsToldAsSuch() {
    DeclaredSession nobody = session("nobody");

    assertThatThrownBy(() -> prober.as(nobody, PORT, ORDERS, 10))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContaining("session_nobody");
  }

  @Test
  void rawRowsOfAViewAreThoseThatItsOwnConditionKeeps() {
    OutputPort port =
        new OutputPort(
            new PortAddress(ProductAddress.of("sales", "orders"), "europe", 1),
            PortKind.VIEW,
            new PlatformName(RealPostgres.PLATFORM),
            LifecycleStatus.ACTIVE,
            Contract.of("europe", "1.0.0", List.of(ORDERS)),
            Optional.of(
                new ViewDefinition.Select(
                    new TableAddress(PORT.address(), "orders"), Map.of(), Optional.empty())),
            Ordered.map(Map.of("orders", "europe")),
            "");

    assertThat(prober.raw(port, ORDERS, 10).rows())
        .containsExactly(
            row(DataValue.Numeric.of(1), new DataValue.Text("EU"), DataValue.Numeric.of(5)));
    assertThatThrownBy(() -> transfer.isEmpty(port, ORDERS))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("no rows of its own");
  }

  @Test
  void valuesOfEveryTypeComeOutAsTheyWentIn() throws SQLException {
    List<List<DataValue>> rows = new ArrayList<>();
    rows.add(
        row(
            DataValue.Numeric.of(1),
            new DataValue.Bool(true),
            new DataValue.Numeric(new BigDecimal("-12345678901234567890123456789.000000001")),
            new DataValue.Floating(0.1f),
            new DataValue.Floating(Double.NEGATIVE_INFINITY),
            new DataValue.Text("a\tb\nc\r\\N \\. 'é' \uD83D\uDE00"),
            new DataValue.Binary("00ff5c0a"),
            new DataValue.Date(LocalDate.of(10_000, 1, 31)),
            new DataValue.Time(LocalTime.parse("23:59:59.999999")),
            new DataValue.Timestamp(LocalDateTime.parse("1969-12-31T23:59:59.000001")),
            new DataValue.TimestampTz(Instant.parse("2026-03-29T01:30:00.123456Z")),
            new DataValue.Uuid(UUID.fromString("00000000-0000-0000-0000-00000000000a")),
            new DataValue.Json("{\"a\": \"x\\ny\", \"bb\": [1, null]}")));
    rows.add(
        row(
            DataValue.Numeric.of(2),
            new DataValue.Bool(false),
            new DataValue.Numeric(BigDecimal.ZERO),
            new DataValue.Floating(Double.NaN),
            new DataValue.Floating(-0.0),
            new DataValue.Text(""),
            new DataValue.Binary(""),
            new DataValue.Date(LocalDate.of(-43, 3, 15)),
            new DataValue.Time(LocalTime.MIDNIGHT),
            new DataValue.Timestamp(LocalDateTime.of(-43, 3, 15, 12, 0)),
            new DataValue.TimestampTz(Instant.parse("0001-01-01T00:00:00Z")),
            new DataValue.Uuid(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff")),
            new DataValue.Json("\"\\\\\"")));
    List<DataValue> nulls = new ArrayList<>(List.of(DataValue.Numeric.of(3)));
    TYPES.columns().stream().skip(1).forEach(c -> nulls.add(DataValue.Null.VALUE));
    rows.add(nulls);
    assertThat(transfer.isEmpty(PORT, TYPES)).isTrue();

    long loaded = transfer.load(PORT, TYPES, TYPES.columnNames(), rows.iterator());

    assertThat(loaded).isEqualTo(3);
    assertThat(transfer.isEmpty(PORT, TYPES)).isFalse();
    assertThat(prober.raw(PORT, TYPES, 10)).isEqualTo(new TableRows(TYPES.columnNames(), rows));
    postgres.byHand("TRUNCATE sales_orders_internal.types_v1");
  }

  @Test
  void jsonIsReadInTheServersOneForm() throws SQLException {
    postgres.byHand(
        "INSERT INTO sales_orders_internal.types_v1 (id, json)"
            + " VALUES (9, '{\"b\":1,  \"a\":{\"d\":1.50,\"c\":2}, \"b\":3}')");

    assertThat(prober.raw(PORT, TYPES, 10).rows().getFirst().getLast())
        .isEqualTo(new DataValue.Json("{\"a\": {\"c\": 2, \"d\": 1.50}, \"b\": 3}"));
    postgres.byHand("TRUNCATE sales_orders_internal.types_v1");
  }

  @Test
  void oneBadRowKeepsAllOut() {
    List<List<DataValue>> rows =
        List.of(
            row(DataValue.Numeric.of(7), new DataValue.Text("EU")),
            row(DataValue.Numeric.of(8), new DataValue.Text("hush")),
            row(DataValue.Numeric.of(8), new DataValue.Text("hush")));

    assertThatThrownBy(() -> transfer.load(PORT, ORDERS, List.of("id", "region"), rows.iterator()))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .hasMessageContaining("(row 3)")
        .hasMessageNotContaining("hush");
    assertThat(prober.raw(PORT, ORDERS, 10).rows()).hasSize(2);
  }

  @Test
  void aTextThatCannotBeKeptKeepsAllOut() {
    List<List<DataValue>> rows =
        List.of(
            row(DataValue.Numeric.of(7), new DataValue.Text("EU")),
            row(DataValue.Numeric.of(8), new DataValue.Text("a\0b")));

    assertThatThrownBy(() -> transfer.load(PORT, ORDERS, List.of("id", "region"), rows.iterator()))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("NUL");
    assertThat(prober.raw(PORT, ORDERS, 10).rows()).hasSize(2);
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                transfer.load(PORT, ORDERS, List.of("nope"), List.<List<DataValue>>of().iterator()))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("there is no column 'nope'");
  }
}

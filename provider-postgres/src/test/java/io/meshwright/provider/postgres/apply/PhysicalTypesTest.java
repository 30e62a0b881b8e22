package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.testing.Differences;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Columns whose physical types are the server's own: made, read back, filled, numbered. */
@Timeout(120)
final class PhysicalTypesTest {
  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    postgres.byHand("ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO PUBLIC");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static Column column(String name, DataType type, String physical) {
    return Column.builder(name, type).physicalType(physical).build();
  }

  private static List<Column> columns() {
    return List.of(
        Column.builder("id", new DataType.Int32()).physicalType("serial").primaryKey(1).build(),
        column("small", new DataType.Int32(), "int2"),
        column("number", new DataType.Int64(), "bigserial"),
        column("tiny", new DataType.Int32(), "smallserial"),
        column("any", new DataType.Decimal(38, 9), "numeric"),
        column("code", DataType.Text.upTo(15), "varchar[15]"),
        column("all", DataType.Text.unlimited(), "varchar[2147483647]"),
        column("doc", new DataType.Xml(), "xml"),
        column("plain", new DataType.Json(), "json"),
        column("packed", new DataType.Json(), "jsonb"),
        column("at", new DataType.Timestamp(), "timestamp"),
        column("single", new DataType.Float32(), "float4"));
  }

  private static TablePolicies policies(String product, List<Column> columns) {
    TableSchema schema = TableSchema.of("things", columns);
    List<String> masked = List.of("small", "any", "doc", "plain");
    TreeMap<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();
    for (String name : masked) {
      Optional<Column> column = schema.column(name);
      boolean number = column.map(c -> c.type().isComparable()).orElse(true);
      if (column.isPresent()) {
        masks.put(
            name,
            List.of(
                new TablePolicies.ColumnMask(
                    new PolicyId("mask-" + name),
                    number ? new Mask.TruncateNumber(new BigDecimal(100_000)) : new Mask.Nullify(),
                    Ordered.set(List.of()))));
      }
    }
    return new TablePolicies(
        new TableAddress(new PortAddress(ProductAddress.of("s", product), "things", 1), "things"),
        schema,
        List.of(
            new TablePolicies.Grant(
                new PolicyId("all-read"),
                Ordered.set(List.of(PrincipalId.parse("group:a"))),
                Ordered.set(List.of(Privilege.READ)),
                Ordered.set(schema.columnNames()),
                Expression.Constant.TRUE,
                Optional.empty())),
        List.of(),
        List.of(),
        Ordered.map(masks),
        Optional.empty());
  }

  private static SortedMap<Address, Desired> desired(TablePolicies policies) {
    Translation translation =
        Slices.translate(Slices.of(List.of(Slices.table(policies)), List.of()));
    assertThat(translation.problems()).isEmpty();
    assertThat(translation.verdicts()).noneMatch(v -> v.closes());
    SortedMap<Address, Desired> desired = new TreeMap<>();
    translation.resources().forEach(d -> desired.put(d.address(), d));
    return desired;
  }

  private static OutputPort made(String product, List<Column> columns) {
    TablePolicies policies = policies(product, columns);
    SortedMap<Address, Desired> desired = desired(policies);
    List<Outcome> outcomes = postgres.apply(Differences.of(desired, live(desired)));
    assertThat(outcomes).as(outcomes.toString()).allMatch(o -> o instanceof Outcome.Done);
    assertThat(Differences.of(desired, live(desired))).isEmpty();
    return Slices.table(policies).port();
  }

  private static SortedMap<Address, Seen.Present> live(SortedMap<Address, Desired> desired) {
    SortedMap<Address, Seen.Present> facts = new TreeMap<>(postgres.read(desired.keySet()));
    facts.keySet().retainAll(desired.keySet());
    return facts;
  }

  private static Transfer transfer() {
    return postgres.provider().transfer().orElseThrow();
  }

  @Test
  void theyAreReadBackAsTheyWereMade() throws SQLException {
    made("every", columns());

    assertThat(
            postgres.ask(
                """
                SELECT string_agg(format_type(atttypid, atttypmod) || attidentity::text, ', '
                  ORDER BY attnum)
                FROM pg_attribute WHERE attrelid = 's_every_internal.things_v1'::regclass
                  AND attnum > 0"""))
        .isEqualTo(
            "integerd, smallint, bigintd, smallintd, numeric, character varying(15), text, xml,"
                + " json, jsonb, timestamp(6) without time zone, real");
    assertThat(
            postgres.ask(
                """
                SELECT string_agg(format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
                FROM pg_attribute WHERE attrelid = 's_every.things_v1'::regclass AND attnum > 0"""))
        .isEqualTo(
            "integer, smallint, bigint, smallint, numeric, character varying(15), text, xml,"
                + " json, jsonb, timestamp(6) without time zone, real");
  }

  @Test
  void valuesComeOutAsTheyWentIn() {
    List<Column> columns = columns();
    OutputPort port = made("values", columns);
    TableSchema schema = port.contract().tables().getFirst();
    List<List<DataValue>> rows = new ArrayList<>();
    rows.add(
        List.of(
            DataValue.Numeric.of(1),
            DataValue.Numeric.of(-32_768),
            DataValue.Numeric.of(1),
            DataValue.Numeric.of(1),
            new DataValue.Numeric(new BigDecimal("1E+50")),
            new DataValue.Text("a "),
            new DataValue.Text(""),
            new DataValue.Xml("<a b=\"1\">\\ \t\n</a><c/>"),
            new DataValue.Json("{\"b\":1,  \"a\":2, \"b\":3}"),
            new DataValue.Json("{\"a\": 2}"),
            DataValue.Null.VALUE,
            DataValue.Null.VALUE));
    List<DataValue> infinite = new ArrayList<>(rows.getFirst());
    infinite.set(0, DataValue.Numeric.of(2));
    infinite.set(4, new DataValue.Floating(Double.NEGATIVE_INFINITY));
    rows.add(infinite);

    transfer().load(port, schema, schema.columnNames(), rows.iterator());

    assertThat(postgres.provider().prober().orElseThrow().raw(port, schema, 10).rows())
        .isEqualTo(rows);
  }

  @Test
  void aTableOfXmlAloneIsRead() {
    OutputPort port = made("docs", List.of(column("doc", new DataType.Xml(), "xml")));
    TableSchema schema = port.contract().tables().getFirst();
    List<List<DataValue>> rows = List.of(List.of(new DataValue.Xml("<a/>")));

    transfer().load(port, schema, List.of("doc"), rows.iterator());

    assertThat(postgres.provider().prober().orElseThrow().raw(port, schema, 10).rows())
        .isEqualTo(rows);
  }

  @Test
  void numberingGoesOnAfterRowsThatWereLoaded() throws SQLException {
    OutputPort port = made("numbers", columns());
    TableSchema schema = port.contract().tables().getFirst();
    List<List<DataValue>> rows =
        List.of(List.of(DataValue.Numeric.of(7)), List.of(DataValue.Numeric.of(3)));

    transfer().load(port, schema, List.of("id"), rows.iterator());
    postgres.byHand("INSERT INTO s_numbers_internal.things_v1 (small) VALUES (1)");

    assertThat(postgres.ask("SELECT id FROM s_numbers_internal.things_v1 WHERE small = 1"))
        .isEqualTo("8");
    assertThat(postgres.ask("SELECT max(number) FROM s_numbers_internal.things_v1")).isEqualTo("3");
  }

  @Test
  void aFilledTableIsNumberedFromItsLastNumberOn() throws SQLException {
    List<Column> plain =
        List.of(
            Column.of("id", new DataType.Int32()), column("small", new DataType.Int32(), "int2"));
    made("later", plain);
    postgres.byHand("INSERT INTO s_later_internal.things_v1 VALUES (41, 1)");

    made("later", List.of(column("id", new DataType.Int32(), "serial"), plain.getLast()));
    postgres.byHand("INSERT INTO s_later_internal.things_v1 (small) VALUES (2)");

    assertThat(postgres.ask("SELECT id FROM s_later_internal.things_v1 WHERE small = 2"))
        .isEqualTo("42");
    made("later", plain);
  }

  @Test
  void nobodyHasRightsToTheSequencesByDefault() throws SQLException {
    made("sequences", columns());

    assertThat(
            postgres.ask(
                """
                SELECT count(*) FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) e
                WHERE c.relkind = 'S' AND c.relnamespace = 's_sequences_internal'::regnamespace
                  AND e.grantee <> c.relowner"""))
        .isEqualTo("0");
  }

  @Test
  void anIdentityMadeByHandIsSeen() throws SQLException {
    TablePolicies policies = policies("hand", columns());
    made("hand", columns());
    postgres.byHand(
        "ALTER TABLE s_hand_internal.things_v1 ALTER COLUMN number SET GENERATED ALWAYS");
    SortedMap<Address, Desired> desired = desired(policies);

    assertThat(Differences.of(desired, live(desired))).hasSize(1);

    made("hand", columns());
  }

  @Test
  void sessionsReadThroughMasksOfTheseTypes() throws SQLException {
    made("masked", columns());
    postgres.byHand(
        "INSERT INTO s_masked_internal.things_v1 (small, \"any\", doc, plain)"
            + " VALUES (-32768, 'Infinity', '<a/>', '1'), (1, 'NaN', '', '2'),"
            + " (3, 123456.5, NULL, NULL)");

    assertThat(
            postgres.askAs(
                "\"mw_s_masked_things_v1__all-read\"",
                "SELECT string_agg(concat(small, ':', \"any\", ':', doc, ':', plain), ' '"
                    + " ORDER BY id) FROM s_masked.things_v1"))
        .isEqualTo("0:NaN:: 0:NaN:: 0:100000.0::");
  }

  @Test
  void destroyLeavesNothing() throws SQLException {
    made("gone", columns());
    SortedMap<Address, Desired> desired = desired(policies("gone", columns()));

    assertThat(postgres.apply(Differences.of(new TreeMap<>(Map.of()), live(desired))))
        .allMatch(o -> o instanceof Outcome.Gone);

    assertThat(
            postgres.ask(
                "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname LIKE 's\\_gone%'"))
        .isEqualTo("0");
  }
}

package io.meshwright.provider.snowflake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.CatalogueQuery;
import io.meshwright.provider.snowflake.client.SnowflakeRow;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.sql.SfStatements;
import io.meshwright.provider.snowflake.sql.SfText;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What fakesnow serves as Snowflake does, through the real driver: sessions, databases, schemas,
 * tables, their columns, and failures. It knows no roles, grants, policies, comments, managed
 * access, sizes of {@code BINARY}, several statements in a request, and no end of a database; those
 * are {@code FakeAccount}'s.
 */
class FakesnowTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Fakesnow server = Fakesnow.open();

  @AfterEach
  void close() throws SQLException {
    server.close();
  }

  /** A server keeps its databases, so that each test has another. */
  private String database() {
    String name = "SALES_" + NUMBER.incrementAndGet();
    server.run(SfStatements.createDatabase(name, "it's\nmine"));
    return name;
  }

  private String withSchema() {
    String database = database();
    server.run(SfText.of("CREATE SCHEMA").name(database, "ORDERS"));
    return database;
  }

  private static SfColumn column(String name, String type, boolean required) {
    return new SfColumn(name, type, required, "", "");
  }

  private static SfTable table(String database, SfColumn... columns) {
    return new SfTable(database, "ORDERS", "ORDERS_V1", List.of(columns), "");
  }

  private List<String> columns(String database) throws SQLException {
    return server.rows(
        "SELECT COLUMN_NAME, DATA_TYPE, IS_NULLABLE FROM "
            + database
            + ".INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'ORDERS_V1' ORDER BY"
            + " ORDINAL_POSITION");
  }

  private static List<String> values(List<SnowflakeRow> rows, String column) {
    return rows.stream().map(r -> r.text(column)).toList();
  }

  private MeshException refused(SqlText statement) {
    MeshException thrown = catchThrowableOfType(MeshException.class, () -> server.run(statement));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  @Test
  void aDatabaseThatIsMadeIsListed() {
    String database = database();
    assertThat(values(server.query(CatalogueQuery.DATABASES, ""), "name")).contains(database);
  }

  @Test
  void whatIsThereAlreadyIsAConflictAndNoSuccess() {
    String database = database();
    assertThat(refused(SfStatements.createDatabase(database, "again")).kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void aSchemaIsListedInItsDatabaseAlone() {
    String database = withSchema();
    String other = database();
    assertThat(values(server.query(CatalogueQuery.SCHEMAS, database), "schema_name"))
        .contains("ORDERS");
    assertThat(values(server.query(CatalogueQuery.SCHEMAS, other), "schema_name"))
        .doesNotContain("ORDERS");
  }

  @Test
  void aTableHasTheColumnsThatItWasMadeWith() throws SQLException {
    String database = withSchema();
    server.run(
        SfStatements.createTable(
            table(
                database,
                column("ID", "NUMBER(38,0)", true),
                column("select", "VARCHAR(64)", false)),
            "mine"));
    assertThat(values(server.query(CatalogueQuery.TABLES, database), "table_name"))
        .containsExactly("ORDERS_V1");
    assertThat(columns(database)).containsExactly("ID NUMBER NO", "select TEXT YES");
  }

  @Test
  void aColumnThatComesIsTheLastAndOneMayLoseItsNotNull() throws SQLException {
    String database = withSchema();
    SfTable table = table(database, column("ID", "NUMBER(38,0)", true));
    server.run(SfStatements.createTable(table, "mine"));
    server.run(SfStatements.addColumn(table, column("PLACED", "DATE", false)));
    server.run(SfStatements.optional(table, "ID"));
    assertThat(columns(database)).containsExactly("ID NUMBER YES", "PLACED DATE YES");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOOLEAN",
        "NUMBER(10,2)",
        "FLOAT",
        "VARCHAR",
        "VARCHAR(64)",
        "DATE",
        "TIME(6)",
        "TIMESTAMP_NTZ(6)",
        "TIMESTAMP_TZ(6)",
        "VARIANT",
        "ARRAY",
        "OBJECT"
      })
  void aTypeThatWeWriteIsTaken(String type) throws SQLException {
    String database = withSchema();
    server.run(SfStatements.createTable(table(database, column("C", type, false)), "mine"));
    assertThat(columns(database)).singleElement().asString().startsWith("C ");
  }

  @Test
  void aNameStaysOneNameWhateverIsInIt() throws SQLException {
    String database = withSchema();
    String hostile = "x\" NUMBER); DROP TABLE y; --";
    server.run(
        SfStatements.createTable(table(database, column(hostile, "NUMBER(38,0)", false)), "mine"));
    assertThat(columns(database)).containsExactly(hostile + " NUMBER YES");
  }

  @Test
  void whatIsDroppedIsNotListed() {
    String database = withSchema();
    SfTable table = table(database, column("ID", "NUMBER(38,0)", true));
    server.run(SfStatements.createTable(table, "mine"));
    server.run(SfStatements.dropTable(table));
    assertThat(server.query(CatalogueQuery.TABLES, database)).isEmpty();
    server.run(SfStatements.dropSchema(database, "ORDERS"));
    assertThat(values(server.query(CatalogueQuery.SCHEMAS, database), "schema_name"))
        .doesNotContain("ORDERS");
  }

  @Test
  void whatIsNotThereCannotBeDropped() {
    String database = withSchema();
    assertThat(
            refused(
                    SfStatements.dropTable(
                        new SfTable(database, "ORDERS", "NOTHING", List.of(), "")))
                .kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void whatIsNoStatementIsRefusedWithItsCode() {
    MeshException thrown = refused(SfText.of("SELEC 1"));
    assertThat(thrown.kind()).isEqualTo(ErrorKind.USER);
    assertThat(thrown).hasMessageContaining("1003");
  }
}

package io.meshwright.provider.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.client.EmbeddedServer;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.testing.RandomConditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real server makes of our text is read back as what we meant. */
@Timeout(300)
final class PgParserLawTest {
  private static final int COUNT = Integer.getInteger("meshwright.laws", 100);
  private static final TableSchema SCHEMA = RandomConditions.everyType();
  private static final ColumnTypes TYPES = types();

  @TempDir private static Path temporary;
  private static EmbeddedServer server;
  private static Connection connection;

  private static ColumnTypes types() {
    Map<String, String> types = new HashMap<>();
    SCHEMA.columns().forEach(c -> types.put(c.name(), NativeColumn.of(c).type()));
    return ColumnTypes.of(types);
  }

  @BeforeAll
  static void startAndCreate() throws IOException, SQLException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    server = EmbeddedServer.at(temporary.resolve("server"));
    EmbeddedServer.Running running = server.ensureRunning();
    connection =
        DriverManager.getConnection(
            running.url(), server.adminUser(), new String(server.adminPassword()));
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = ''");
      statement.execute("CREATE SCHEMA " + PgSql.quoteIdentifier("a\"b"));
      for (String role : RandomConditions.HOSTILE_NAMES) {
        statement.execute("CREATE ROLE " + PgSql.quoteIdentifier(role));
      }
      List<String> columns = new ArrayList<>();
      for (Column column : SCHEMA.columns()) {
        columns.add(PgSql.quoteIdentifier(column.name()) + " " + NativeColumn.of(column).type());
      }
      statement.execute(
          "CREATE TABLE " + PgSql.qualified("a\"b", "t") + " (" + String.join(", ", columns) + ")");
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.stop();
  }

  @Test
  void everyTypeIsReadBack() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                    + " WHERE attnum > 0 AND attrelid = "
                    + PgSql.quoteLiteral(PgSql.qualified("a\"b", "t"))
                    + "::regclass")) {
      int count = 0;
      while (rows.next()) {
        DataType type = TYPES.of(rows.getString(1)).orElseThrow();
        assertThat(rows.getString(2)).isEqualTo(TYPES.nativeOf(rows.getString(1)).orElseThrow());
        assertThat(PgTypes.neutral(rows.getString(2))).contains(type);
        count++;
      }
      assertThat(count).isEqualTo(SCHEMA.columns().size());
    }
  }

  @Test
  void conditionsAreReadBack() throws SQLException {
    for (int seed = 0; seed < COUNT; seed++) {
      RandomConditions random = new RandomConditions(seed, SCHEMA, RandomConditions.HOSTILE_NAMES);
      Expression condition = random.condition(4);

      String text = throughPolicy(PgConditions.write(condition, TYPES));

      assertThat(PgParser.condition(text, TYPES).text())
          .as("seed %s: %s", seed, text)
          .isEqualTo(NormalForm.of(condition).text());
    }
  }

  @Test
  void viewsAreReadBack() throws SQLException {
    for (int seed = 0; seed < COUNT; seed++) {
      RandomConditions random = new RandomConditions(seed, SCHEMA, RandomConditions.HOSTILE_NAMES);
      PgView.Select view = view(random);

      String definition = throughView(PgViews.query(view, TYPES));

      assertThat(
              PgParser.view(
                  definition,
                  view.columnNames(),
                  Map.of(),
                  (schema, table) ->
                      schema.equals("a\"b") && table.equals("t")
                          ? Optional.of(TYPES)
                          : Optional.empty()))
          .as("seed %s: %s", seed, definition)
          .isEqualTo(view);
    }
  }

  @Test
  void viewsKeepTheTypesOfTheirSources() throws SQLException {
    for (int seed = 0; seed < 30; seed++) {
      PgView.Select view = view(new RandomConditions(seed, SCHEMA, RandomConditions.HOSTILE_NAMES));
      throughView(PgViews.query(view, TYPES));
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                      + " WHERE attnum > 0 AND attrelid = '\"a\"\"b\".v'::regclass")) {
        while (rows.next()) {
          assertThat(rows.getString(2))
              .isEqualTo(view.column(rows.getString(1)).orElseThrow().type());
        }
      }
    }
  }

  private static PgView.Select view(RandomConditions random) {
    List<PgView.Column> columns = new ArrayList<>();
    for (Column column : SCHEMA.columns()) {
      Optional<Expression> visible =
          random.number(3) == 0
              ? Optional.of(NormalForm.of(random.condition(2)))
              : Optional.empty();
      List<PgView.MaskCase> masks = new ArrayList<>();
      while (random.number(3) == 0) {
        masks.add(
            new PgView.MaskCase(
                NormalForm.of(random.condition(2)),
                PgMasks.canonical(mask(random, column), column.type())));
      }
      String name = random.number(4) == 0 ? "n" + columns.size() : column.name();
      columns.add(
          new PgView.Column(
              name, column.name(), NativeColumn.of(column).type(), visible, masks, ""));
    }
    Optional<Expression> where =
        random.number(2) == 0
            ? Optional.of(NormalForm.of(random.condition(2)))
                .filter(w -> !w.equals(Expression.Constant.TRUE))
            : Optional.empty();
    return new PgView.Select("a\"b", "t", columns, where);
  }

  private static Mask mask(RandomConditions random, Column column) {
    while (true) {
      Mask mask = random.mask(column.type());
      if (!(mask instanceof Mask.Constant(DataValue value))
          || Masking.fits(value, column.type())
              && PgTypes.holds(NativeColumn.of(column).type(), value)) {
        return mask;
      }
    }
  }

  private static String throughPolicy(String condition) throws SQLException {
    String table = PgSql.qualified("a\"b", "t");
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP POLICY IF EXISTS p ON " + table);
      statement.execute("CREATE POLICY p ON " + table + " USING (" + condition + ")");
      try (ResultSet row =
          statement.executeQuery("SELECT pg_get_expr(polqual, polrelid) FROM pg_policy")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static String throughView(String query) throws SQLException {
    String view = PgSql.qualified("a\"b", "v");
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP VIEW IF EXISTS " + view);
      statement.execute("CREATE VIEW " + view + " AS " + query);
      try (ResultSet row =
          statement.executeQuery(
              "SELECT pg_get_viewdef(" + PgSql.quoteLiteral(view) + "::regclass)")) {
        row.next();
        return row.getString(1);
      }
    }
  }
}

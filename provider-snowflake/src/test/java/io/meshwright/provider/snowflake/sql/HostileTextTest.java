package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.kit.yaml.YamlText;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever names and texts hold, each stays one token of one statement. */
class HostileTextTest {
  private static final int CASES = Integer.getInteger("meshwright.hostile", 5_000);
  private static final String SIGNS = "ab'\"\\%_-;/* \n\r\t\b()=<>,$:?^!~#@|é😀\u2028\u00a0n0u";

  private static String hostile(Random random) {
    int[] signs = SIGNS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString();
  }

  @Test
  void aNameStaysAName() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String schema = hostile(random);
      String name = hostile(random);
      String column = hostile(random);
      String comment = hostile(random);
      SfTable table =
          new SfTable("D", schema, name, List.of(new SfColumn(column, "DATE", false, "", "")), "");
      assertThat(Scanner.tokens(SfStatements.createTable(table, comment).toString()))
          .as("seed %d", seed)
          .containsExactly(
              "CREATE",
              "TABLE",
              "\"D",
              ".",
              "\"" + schema,
              ".",
              "\"" + name,
              "(",
              "\"" + column,
              "DATE",
              ")",
              "DEFAULT_DDL_COLLATION",
              "=",
              "'",
              "COMMENT",
              "=",
              "'" + comment);
    }
  }

  @Test
  void whatAFileCallsSomethingStaysAText() {
    SfExternal files = new SfExternal("A.B.C", "D/S/T/", "PARQUET", false);
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String column = hostile(random);
      String published = hostile(random);
      String comment = hostile(random);
      SfTable table =
          new SfTable(
              "D",
              "S",
              "T",
              List.of(new SfColumn(column, "DATE", false, published, "date")),
              "",
              Optional.empty(),
              Optional.of(files));
      assertThat(Scanner.tokens(SfStatements.createTable(table, comment).toString()))
          .as("seed %d", seed)
          .containsSubsequence(
              "(", "\"" + column, "DATE", "AS", "(", "CAST", "(", "GET", "(", "VALUE", ",")
          .containsSubsequence("VALUE", ",", "'" + published, ")", "AS", "DATE", ")", ")", ")")
          .endsWith("COMMENT", "=", "'" + comment)
          .hasSize(54);
    }
  }

  @Test
  void noFolderHasASignThatWouldNeedQuotes() {
    for (String folders : List.of("a", "a//", "../", "a b/", "a'/", "a;/", "a/*/")) {
      assertThatIllegalArgumentException()
          .as(folders)
          .isThrownBy(() -> SfText.of("LOCATION =").stage(folders, "A"));
    }
  }

  @Test
  void aShareStaysAShare() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String comment = hostile(random);
      assertThat(Scanner.tokens(ShareStatements.create(name, comment).toString()))
          .as("seed %d", seed)
          .containsExactly("CREATE", "SHARE", "\"" + name, "COMMENT", "=", "'" + comment);
    }
  }

  /** What is said of it is a text within a document within a text. */
  @Test
  void aListingStaysAListingForItsAccount() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String title = hostile(random);
      String description = hostile(random);
      String comment = hostile(random);
      SfListing listing =
          ListingStatementsTest.listing(name, title, description, "account:ORG.ACC");
      List<String> tokens = Scanner.tokens(ListingStatements.create(listing, comment).toString());
      assertThat(tokens)
          .as("seed %d", seed)
          .startsWith("CREATE", "EXTERNAL", "LISTING", "\"" + name, "SHARE", "\"S", "AS")
          .endsWith("PUBLISH", "=", "TRUE", "REVIEW", "=", "TRUE", "COMMENT", "=", "'" + comment)
          .hasSize(17);
      assertThat(YamlText.read(tokens.get(7).substring(1)).orElseThrow())
          .as("seed %d", seed)
          .isEqualTo(
              Map.of(
                  "title",
                  title,
                  "description",
                  description,
                  "listing_terms",
                  Map.of("type", "OFFLINE"),
                  "targets",
                  Map.of("accounts", List.of("ORG.ACC")),
                  "resharing",
                  Map.of("enabled", false),
                  "share_restrictions",
                  true));
    }
  }

  @Test
  void whatAnotherAccountSharesStaysItsShare() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String share = hostile(random);
      String comment = hostile(random);
      SfImportedDatabase database =
          new SfImportedDatabase(
              name, "ORG.ACC." + share, true, "R", Ordered.set(List.<String>of()), List.of());
      assertThat(Scanner.tokens(ImportStatements.create(database, comment).toString()))
          .as("seed %d", seed)
          .containsExactly(
              "CREATE",
              "DATABASE",
              "\"" + name,
              "FROM",
              "SHARE",
              "\"ORG",
              ".",
              "\"ACC",
              ".",
              "\"" + share,
              "COMMENT",
              "=",
              "'" + comment);
    }
  }

  @Test
  void whatIsMeasuredStaysAColumnOfATable() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String column = hostile(random);
      String role = hostile(random);
      SfMetric metric =
          new SfMetric(
              "D",
              "S",
              name,
              "NULL_COUNT",
              List.of(column),
              Ordered.set(List.of("VALUE = 0")),
              "role:" + role,
              "TRIGGER_ON_CHANGES");
      List<String> tokens = Scanner.tokens(MetricStatements.add(metric, role).toString());
      assertThat(tokens)
          .as("seed %d", seed)
          .startsWith("ALTER", "TABLE", "\"D", ".", "\"S", ".", "\"" + name, "ADD")
          .containsSubsequence("ON", "(", "\"" + column, ")", "EXPECTATION")
          .endsWith("(", "VALUE", "=", "0", ")", "EXECUTE", "AS", "ROLE", "\"" + role)
          .hasSize(31);
    }
  }

  @Test
  void whatATaskRunsStaysOneName() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String procedure = hostile(random);
      String comment = hostile(random);
      String role = hostile(random);
      SfTask task =
          new SfTask(
              "D",
              "S",
              name,
              new SfTask.Runs.Procedure(List.of("D", "S", procedure)),
              Optional.empty(),
              Optional.of(role),
              "",
              false,
              Optional.empty());
      List<String> alter = List.of("TASK", "\"D", ".", "\"S", ".", "\"" + name);
      assertThat(Scanner.tokens(TaskStatements.create(task, comment).toString()))
          .as("seed %d", seed)
          .startsWith("CREATE")
          .containsSubsequence(alter)
          .endsWith(
              "WAREHOUSE", "=", "\"" + role, "COMMENT", "=", "'" + comment, "AS", "SELECT", "1")
          .hasSize(16);
      assertThat(Scanner.tokens(TaskStatements.modify(task).toString()))
          .as("seed %d", seed)
          .containsSubsequence(alter)
          .endsWith("AS", "CALL", "\"D", ".", "\"S", ".", "\"" + procedure, "(", ")")
          .hasSize(17);
      assertThat(Scanner.tokens(TaskStatements.own(task, role).toString()))
          .as("seed %d", seed)
          .endsWith("TO", "ROLE", "\"" + role, "REVOKE", "CURRENT", "GRANTS")
          .hasSize(15);
    }
  }

  /** The name is in quotes within a text in quotes. */
  @Test
  void whatATaskFollowsStaysOneNameWithinOneText() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String schema = hostile(random);
      List<String> streams = List.of(hostile(random), hostile(random));
      List<String> tokens =
          Scanner.tokens(TaskStatements.condition("D", schema, streams).toString());
      assertThat(tokens)
          .as("seed %d", seed)
          .hasSize(9)
          .startsWith("SYSTEM$STREAM_HAS_DATA", "(")
          .containsSubsequence(")", "OR", "SYSTEM$STREAM_HAS_DATA", "(");
      assertThat(Scanner.tokens(tokens.get(2).substring(1)))
          .as("seed %d", seed)
          .containsExactly("\"D", ".", "\"" + schema, ".", "\"" + streams.getFirst());
      assertThat(Scanner.tokens(tokens.get(7).substring(1)))
          .as("seed %d", seed)
          .containsExactly("\"D", ".", "\"" + schema, ".", "\"" + streams.getLast());
    }
  }

  @Test
  void aStreamStaysAStream() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String table = hostile(random);
      String role = hostile(random);
      String comment = hostile(random);
      SfStream stream = SfStream.of("D", "S", name, List.of("E", "T", table), role);
      assertThat(Scanner.tokens(StreamStatements.create(stream, comment).toString()))
          .as("seed %d", seed)
          .startsWith("CREATE", "STREAM", "\"D", ".", "\"S", ".", "\"" + name, "ON", "TABLE")
          .endsWith("\"E", ".", "\"T", ".", "\"" + table, "COMMENT", "=", "'" + comment)
          .hasSize(17);
      assertThat(Scanner.tokens(StreamStatements.own(stream, role).toString()))
          .as("seed %d", seed)
          .endsWith("TO", "ROLE", "\"" + role, "REVOKE", "CURRENT", "GRANTS")
          .hasSize(15);
      assertThat(Scanner.tokens(StreamStatements.comment(stream, comment).toString()))
          .as("seed %d", seed)
          .endsWith("\"" + name, "SET", "COMMENT", "=", "'" + comment);
      SfStreamGrant grant =
          new SfStreamGrant("D", "S", name, "role:" + role, Ordered.set(List.of("SELECT")));
      assertThat(Scanner.tokens(StreamStatements.revoke(grant).toString()))
          .as("seed %d", seed)
          .endsWith("\"" + name, "FROM", "ROLE", "\"" + role, "CASCADE")
          .hasSize(13);
      assertThat(Scanner.tokens(StreamStatements.drop(stream).toString()))
          .as("seed %d", seed)
          .containsExactly("DROP", "STREAM", "\"D", ".", "\"S", ".", "\"" + name);
    }
  }

  @Test
  void aStageStaysAStage() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String schema = hostile(random);
      String name = hostile(random);
      String comment = hostile(random);
      String to = hostile(random);
      SfStage stage = new SfStage("D", schema, name, true, true, List.of(), "");
      assertThat(Scanner.tokens(StageStatements.create(stage, comment).toString()))
          .as("seed %d", seed)
          .startsWith("CREATE", "STAGE", "\"D", ".", "\"" + schema, ".", "\"" + name, "ENCRYPTION")
          .endsWith("ENABLE", "=", "TRUE", ")", "COMMENT", "=", "'" + comment)
          .hasSize(24);
      assertThat(Scanner.tokens(StageStatements.comment(stage, comment).toString()))
          .as("seed %d", seed)
          .endsWith("\"" + name, "SET", "COMMENT", "=", "'" + comment);
      if (schema.equals(SfStageGrant.FUTURE) || name.equals(SfStageGrant.FUTURE)) {
        // Such a grant is on stages to come.
        continue;
      }
      SfStageGrant grant = SfStageGrant.of("D", schema, name, "role:" + to, List.of("READ"));
      assertThat(Scanner.tokens(StageStatements.grant(grant, grant.privileges()).toString()))
          .as("seed %d", seed)
          .containsSubsequence("STAGE", "\"D", "\"" + schema, "\"" + name, "ROLE", "\"" + to);
    }
  }

  @Test
  void aModelStaysAModelAndARegistryARegistry() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String schema = "S" + hostile(random);
      String name = "M" + hostile(random);
      String to = hostile(random);
      SfModelGrant one = SfModelGrant.of("D", schema, name, "role:" + to, List.of("USAGE"));
      assertThat(tokens(ModelStatements.grant(one, one.privileges()).getFirst()))
          .as("seed %d", seed)
          .containsExactly(
              "GRANT",
              "USAGE",
              "ON",
              "MODEL",
              "\"D",
              ".",
              "\"" + schema,
              ".",
              "\"" + name,
              "TO",
              "ROLE",
              "\"" + to);
      SfModelGrant all =
          SfModelGrant.of("D", schema, SfModelGrant.TO_COME, "role:" + to, List.of("USAGE"));
      assertThat(ModelStatements.revoke(all, all.privileges()))
          .as("seed %d", seed)
          .hasSize(2)
          .allSatisfy(
              statement ->
                  assertThat(tokens(statement))
                      .containsSubsequence(
                          "MODELS", "IN", "SCHEMA", "\"D", "\"" + schema, "ROLE", "\"" + to));
    }
  }

  private static List<String> tokens(SqlText statement) {
    return Scanner.tokens(statement.toString());
  }

  @Test
  void aWarehouseAndItsMonitorStayThat() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String name = hostile(random);
      String comment = hostile(random);
      String grantee = hostile(random);
      assertThat(Scanner.tokens(WarehouseStatements.comment(name, comment).toString()))
          .as("seed %d", seed)
          .containsExactly("ALTER", "WAREHOUSE", "\"" + name, "SET", "COMMENT", "=", "'" + comment);
      SfMonitor monitor = SfMonitor.monthly(name, 1);
      assertThat(Scanner.tokens(WarehouseStatements.attach(monitor).toString()))
          .as("seed %d", seed)
          .containsExactly(
              "ALTER",
              "WAREHOUSE",
              "\"" + name,
              "SET",
              "RESOURCE_MONITOR",
              "=",
              "\"" + name + "_QUOTA");
      SfWarehouseGrant grant = SfWarehouseGrant.of(name, "role:" + grantee, List.of("USAGE"));
      assertThat(Scanner.tokens(WarehouseStatements.grant(grant, List.of("USAGE")).toString()))
          .as("seed %d", seed)
          .containsExactly(
              "GRANT", "USAGE", "ON", "WAREHOUSE", "\"" + name, "TO", "ROLE", "\"" + grantee);
    }
  }

  @Test
  void aValueOfATagStaysAText() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String column = hostile(random);
      String value = hostile(random);
      var values = Ordered.map(Map.of("T.C", value));
      SfTagging tagging = new SfTagging("D", "S", "T", column, values);
      assertThat(Scanner.tokens(TagStatements.set(tagging, TableKind.TABLE).toString()))
          .as("seed %d", seed)
          .containsExactly(
              "ALTER",
              "TABLE",
              "\"D",
              ".",
              "\"S",
              ".",
              "\"T",
              "MODIFY",
              "COLUMN",
              "\"" + column,
              "SET",
              "TAG",
              "\"D",
              ".",
              "\"T",
              ".",
              "\"C",
              "=",
              "'" + value);
    }
  }

  @Test
  void whatAViewSelectsStaysOneColumnOfOneTable() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String column = hostile(random);
      String table = hostile(random);
      String comment = hostile(random);
      String value = hostile(random);
      String database = hostile(random);
      String name = hostile(random);
      SfView.Body.Ruled body =
          new SfView.Body.Ruled(
              new SfView.Base(database, "S", table),
              List.of(new SfView.Shown(name, column, hostile(random), "text")),
              Expression.compare(column, Expression.Operator.LT, new DataValue.Text(value)),
              Ordered.map(Map.<String, CellRule>of()));
      SfView view = new SfView("D", "S", "V", true, body, "");
      var types = Ordered.map(Map.<String, DataType>of(column, DataType.Text.unlimited()));
      List<String> tokens =
          Scanner.tokens(ViewStatements.replace(view, body, types, comment).toString());
      assertThat(tokens.subList(tokens.indexOf("("), tokens.size()))
          .as("seed %d", seed)
          .containsExactly(
              "(",
              "\"" + name,
              ")",
              "COPY",
              "GRANTS",
              "COMMENT",
              "=",
              "'" + comment,
              "AS",
              "SELECT",
              "\"" + column,
              "FROM",
              "\"" + database,
              ".",
              "\"S",
              ".",
              "\"" + table,
              "WHERE",
              "\"" + column,
              "<",
              "'" + value);
    }
  }

  @Test
  void theViewOfAnAccountStaysOneNameThatAsksNothing() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String column = hostile(random);
      String name = hostile(random);
      String comment = hostile(random);
      SfView.Body.Ruled body =
          new SfView.Body.Ruled(
              new SfView.Base("D", "S", "T"),
              List.of(SfView.Shown.of(column)),
              Expression.Constant.TRUE,
              Ordered.map(Map.of(column, new CellRule(Expression.Constant.FALSE, List.of()))));
      SfView view = new SfView("D", "S", name, true, body, "");
      var types = Ordered.map(Map.<String, DataType>of(column, DataType.Text.unlimited()));
      assertThat(Scanner.tokens(ViewStatements.create(view, body, types, comment).toString()))
          .as("seed %d", seed)
          .startsWith("CREATE", "SECURE", "VIEW", "\"D", ".", "\"S", ".", "\"" + name, "(")
          .containsSubsequence("'" + comment, "AS", "SELECT", "CASE", "WHEN", "FALSE", "THEN")
          .endsWith("\"" + column, "ELSE", "NULL", "END", "FROM", "\"D", ".", "\"S", ".", "\"T")
          .hasSize(30);
    }
  }

  @Test
  void aDynamicTableStaysOneColumnOfOneTable() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String column = hostile(random);
      String name = hostile(random);
      String comment = hostile(random);
      String warehouse = hostile(random);
      String lag = hostile(random);
      SfView.Body.Ruled body =
          new SfView.Body.Ruled(
              new SfView.Base("D", "S", name),
              List.of(SfView.Shown.of(column)),
              Expression.Constant.TRUE,
              Ordered.map(Map.<String, CellRule>of()));
      SfDynamicTable table = new SfDynamicTable("D", "S", name, body, lag, warehouse);
      var types = Ordered.map(Map.<String, DataType>of(column, DataType.Text.unlimited()));
      List<String> tokens =
          Scanner.tokens(DynamicStatements.create(table, body, types, comment, false).toString());
      assertThat(tokens)
          .as("seed %d", seed)
          .startsWith("CREATE", "DYNAMIC", "TABLE", "\"D", ".", "\"S", ".", "\"" + name)
          .containsSubsequence("TARGET_LAG", "=", "DOWNSTREAM", "WAREHOUSE", "=", "\"" + warehouse)
          .endsWith(
              "'" + comment,
              "AS",
              "SELECT",
              "\"" + column,
              "FROM",
              "\"D",
              ".",
              "\"S",
              ".",
              "\"" + name)
          .hasSize(32);
      assertThat(Scanner.tokens(DynamicStatements.refresh(table).toString()))
          .as("seed %d", seed)
          .endsWith("\"" + name, "REFRESH")
          .hasSize(9);
      assertThat(Scanner.tokens(DynamicStatements.lag(table).toString()))
          .as("seed %d", seed)
          .endsWith("\"" + name, "SET", "TARGET_LAG", "=", "'" + lag)
          .hasSize(12);
      assertThat(Scanner.tokens(DynamicStatements.warehouse(table).toString()))
          .as("seed %d", seed)
          .endsWith("\"" + name, "SET", "WAREHOUSE", "=", "\"" + warehouse)
          .hasSize(12);
    }
  }

  @Test
  void aConstantOfAConditionStaysAText() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String column = hostile(random);
      String value = hostile(random);
      String body =
          SfBodies.rows(
                  Expression.compare(column, Expression.Operator.LT, new DataValue.Text(value)),
                  Ordered.map(Map.<String, DataType>of(column, DataType.Text.unlimited())))
              .toString();
      assertThat(Scanner.tokens(body))
          .as("seed %d", seed)
          .containsExactly(
              "CASE",
              "WHEN",
              "\"" + column,
              "<",
              "'" + value,
              "THEN",
              "TRUE",
              "ELSE",
              "FALSE",
              "END");
    }
  }

  /** What comes before the pattern and its escape is one column, and what it means is the same. */
  @Test
  void aPatternStaysAPattern() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      String pattern = hostile(new Random(seed));
      if (pattern.endsWith("\\")) {
        continue;
      }
      Expression like = new Expression.Like(new Operand.ColumnRef("c"), pattern);
      var types = Ordered.map(Map.<String, DataType>of("c", DataType.Text.unlimited()));
      List<String> tokens;
      try {
        tokens = Scanner.tokens(SfConditions.write(like, types, true).toString());
      } catch (UnwritableException e) {
        assertThat(e.limit()).isEqualTo("filter-pattern");
        continue;
      }
      assertThat(tokens).as("seed %d", seed).hasSize(5);
      assertThat(meaning(tokens.get(2).substring(1), tokens.get(4).charAt(1)))
          .as("seed %d", seed)
          .isEqualTo(meaning(pattern, '\\'));
    }
  }

  /** A pattern with every character that stands for itself marked. */
  private static String meaning(String pattern, char escape) {
    StringBuilder meaning = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == escape) {
        meaning.append('=').append(pattern.charAt(++i));
      } else {
        meaning.append(c == '%' || c == '_' ? "" : "=").append(c);
      }
    }
    return meaning.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a' OR '1", "x; DROP TABLE t", "\"", "-- x", "a /* b", "$$", "\\"})
  void wordsHoldNothingThatWouldHaveToBeQuoted(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> SfText.of(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b"})
  void whatNoServerKeepsIsNoName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> SfText.ofName(name));
    assertThatIllegalArgumentException().isThrownBy(() -> SfText.ofName("é".repeat(256)));
    assertThat(SfText.ofName("😀".repeat(255)).toString()).hasSize(512);
  }

  @Test
  void whatHoldsNulIsNoText() {
    assertThatIllegalArgumentException().isThrownBy(() -> SfText.ofText("a\0"));
  }
}

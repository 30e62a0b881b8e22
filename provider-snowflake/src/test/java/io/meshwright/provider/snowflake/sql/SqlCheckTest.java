package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.resource.TableKind;
import io.meshwright.testkit.generate.RandomTables;
import io.meshwright.testkit.server.SqlCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A parser of others judges every kind of statement, and bodies of policies of generated rules. It
 * is a command that prints a line of JSON for each statement; {@code MESHWRIGHT_SQLCHECK} says
 * where it is, and without it this is skipped.
 */
class SqlCheckTest {
  private static final Optional<SqlCheck> CHECK = SqlCheck.of("snowflake");
  private static final int CASES = Integer.getInteger("meshwright.contract.cases", 40);

  /** What is on the vendor's pages and not in its grammar. */
  private static final List<String> UNKNOWN =
      List.of(
          "ALTER DATABASE ROLE ",
          "ALTER LISTING ",
          "ALTER SHARE ",
          "ALTER STAGE \"D\".\"S\".\"T\" SET DIRECTORY ",
          "DROP DATABASE ROLE ",
          "DROP LISTING ",
          "DROP MASKING POLICY ",
          "CREATE EXTERNAL LISTING ",
          "EXECUTE NOTEBOOK ");

  /** Its grammar takes no other names in the signature of a row access policy, quoted or not. */
  private static final String ARGUMENT = "\\w+";

  private static final PolicyStatements POLICIES =
      new PolicyStatements("D", "it's \"S\"", TableKind.TABLE);
  private static final PolicyStatements ICEBERG =
      new PolicyStatements("D", "S", TableKind.ICEBERG_TABLE);
  private static final String COMMENT = "what it is\nmeshwright:a/b 'c' \\ -- /* ;";

  @BeforeEach
  void needsTheCommand() {
    assumeTrue(CHECK.isPresent(), SqlCheck.MISSING);
  }

  private static List<SqlText> objects() {
    SfTable table = new SfTable("D", "S", "T", columns(), "");
    SfTable iceberg =
        new SfTable(
            "D",
            "S",
            "T",
            List.of(new SfColumn("C", "VARCHAR(134217728)", true, "", "")),
            "",
            Optional.of("V"),
            Optional.empty());
    SfExternal files = new SfExternal("D.S.STAGE", "D/S/T/", "PARQUET", true);
    SfTable external =
        new SfTable("D", "S", "T", columns(), "", Optional.empty(), Optional.of(files));
    return List.of(
        SfStatements.createTable(external, COMMENT),
        ExternalStatements.replace(external, files, COMMENT),
        SfStatements.dropTable(external),
        SfStatements.createDatabase("D", COMMENT),
        SfStatements.commentOnDatabase("D", COMMENT),
        SfStatements.dropDatabase("D"),
        SfStatements.createSchema("D", "S", true, COMMENT),
        SfStatements.createSchema("D", "S", false, ""),
        SfStatements.commentOnSchema("D", "S", COMMENT),
        SfStatements.managedAccess("D", "S", true),
        SfStatements.managedAccess("D", "S", false),
        SfStatements.dropSchema("D", "S"),
        SfStatements.createTable(table, COMMENT),
        SfStatements.addColumn(table, table.columns().getFirst()),
        SfStatements.optional(table, "C"),
        SfStatements.commentOnTable(table, COMMENT),
        SfStatements.createTable(table.tracked(true), COMMENT),
        SfStatements.trackChanges(table),
        SfStatements.dropTable(table),
        SfStatements.createTable(iceberg, COMMENT),
        SfStatements.addColumn(iceberg, iceberg.columns().getFirst()),
        SfStatements.optional(iceberg, "C"),
        SfStatements.commentOnTable(iceberg, COMMENT),
        SfStatements.dropTable(iceberg),
        ICEBERG.removeMask("T", "C"),
        ICEBERG.removeRowPolicy("T", "P"),
        SfStatements.createDatabaseRole("D", "R", COMMENT),
        SfStatements.commentOnDatabaseRole("D", "R", COMMENT),
        SfStatements.dropDatabaseRole("D", "R"));
  }

  private static List<SfColumn> columns() {
    List<SfColumn> columns = new ArrayList<>();
    for (DataType type : RandomTables.ALL_TYPES) {
      String name = "C " + columns.size();
      columns.add(new SfColumn(name, SfTypes.of(type), columns.size() % 2 == 0, "", ""));
    }
    return columns;
  }

  private static List<SqlText> rights() {
    List<SqlText> all = new ArrayList<>();
    for (String to : List.of("role:R", "database-role:D.R", "user:u", "share:X")) {
      SfGrant iceberg =
          SfGrant.of("D", "S", "T", to, List.of("SELECT")).on(TableKind.ICEBERG_TABLE);
      all.add(GrantStatements.grant(iceberg, iceberg.privileges()));
      SfGrant external = iceberg.on(TableKind.EXTERNAL_TABLE);
      all.add(GrantStatements.grant(external, external.privileges()));
      all.add(GrantStatements.revoke(external, external.privileges()));
      for (String table : List.of("", "T", SfGrant.FUTURE)) {
        SfGrant grant = SfGrant.of("D", "S", table, to, List.of("SELECT"));
        all.add(GrantStatements.grant(grant, grant.privileges()));
        all.add(GrantStatements.revoke(grant, grant.privileges()));
      }
      all.add(GrantStatements.grant(new SfRoleGrant("D", "R", to, List.of())));
      all.add(GrantStatements.revoke(new SfRoleGrant("D", "R", to, List.of())));
    }
    SfGrant grant = SfGrant.of("D", "", "", "role:R", List.of("CREATE SCHEMA", "USAGE"));
    all.add(GrantStatements.grant(grant, grant.privileges()));
    all.add(GrantStatements.revokeGrantOption(grant, grant.privileges()));
    return all;
  }

  private static List<SqlText> metrics() {
    List<SqlText> all = new ArrayList<>();
    for (List<String> columns : List.of(List.<String>of(), List.of("C"), List.of("C", "it's"))) {
      SfMetric metric =
          new SfMetric(
              "D",
              "S",
              "T",
              "NULL_COUNT",
              columns,
              new TreeSet<>(List.of("VALUE = 0", "VALUE >= 1 AND VALUE <= 5")),
              "role:R",
              "TRIGGER_ON_CHANGES");
      all.add(MetricStatements.schedule(metric));
      all.add(MetricStatements.add(metric, "R"));
      all.add(MetricStatements.expect(metric, List.of("VALUE = 0")));
      all.add(MetricStatements.forget(metric, "VALUE = 0"));
      all.add(MetricStatements.drop(metric));
    }
    return all;
  }

  private static List<SqlText> tasks() throws UnwritableException {
    SfTask task =
        new SfTask(
            "D",
            "S",
            "T",
            new SfTask.Runs.Procedure(List.of("D", "it's \"S\"", "P")),
            Optional.of("USING CRON 0 4 * * 1-5 UTC"),
            Optional.of("W"),
            "role:R",
            true,
            Optional.empty());
    SfTask serverless =
        new SfTask(
            "D",
            "S",
            "T",
            task.runs(),
            Optional.empty(),
            List.of("X"),
            Optional.empty(),
            "role:R",
            true,
            Optional.empty());
    return List.of(
        TaskStatements.create(task, COMMENT),
        TaskStatements.create(task.following(List.of("it's", "\"X\"")), COMMENT),
        TaskStatements.create(serverless, COMMENT),
        TaskStatements.own(task, "R"),
        TaskStatements.modify(task),
        TaskStatements.runs(new SfTask.Runs.Notebook(List.of("D", "S", "N"))),
        TaskStatements.schedule(task, task.schedule()),
        TaskStatements.schedule(task, Optional.empty()),
        TaskStatements.warehouse(task, task.warehouse()),
        TaskStatements.warehouse(task, Optional.empty()),
        TaskStatements.comment(task, COMMENT),
        TaskStatements.resume(task),
        TaskStatements.suspend(task),
        TaskStatements.drop(task));
  }

  private static List<SqlText> streams() {
    SfStream stream = SfStream.of("D", "it's \"S\"", "X", List.of("D", "S", "T"), "role:R");
    return List.of(
        StreamStatements.create(stream, COMMENT),
        StreamStatements.own(stream, "R"),
        StreamStatements.comment(stream, COMMENT),
        StreamStatements.revoke(
            new SfStreamGrant("D", "S", "X", "role:R", Ordered.set(List.of("SELECT")))),
        StreamStatements.drop(stream));
  }

  private static List<SqlText> listings() {
    SfListing listing = ListingStatementsTest.listing("L", "it's", "a: \"b\"", "account:ORG.ACC");
    return List.of(
        ListingStatements.create(listing, COMMENT),
        ListingStatements.put(listing, COMMENT),
        ListingStatements.publish("L"),
        ListingStatements.unpublish("L"),
        ListingStatements.drop("L"));
  }

  private static List<SqlText> shares() {
    SfShareAccount account = new SfShareAccount("X", "account:ORG.ACC", List.of());
    SfImportedRoleGrant had = new SfImportedRoleGrant("I", "R", "role:P");
    return List.of(
        ImportStatements.create(
            new SfImportedDatabase(
                "I", "ORG.ACC.X", true, "R", Ordered.set(List.<String>of()), List.of()),
            COMMENT),
        GrantStatements.grant(had.plain()),
        GrantStatements.revoke(had.plain()),
        ShareStatements.create("X", COMMENT),
        ShareStatements.comment("X", COMMENT),
        ShareStatements.drop("X"),
        ShareStatements.add(account),
        ShareStatements.remove(account));
  }

  /** Nothing is asked in them but what a row holds, and of some not that. */
  private static List<SqlText> viewsOfAccounts() throws UnwritableException {
    TreeMap<String, DataType> types = new TreeMap<>(Map.of("A", new DataType.Int64()));
    List<SqlText> all = new ArrayList<>();
    for (Expression visible : List.of(Expression.Constant.TRUE, Expression.Constant.FALSE)) {
      SfView.Body.Ruled body =
          new SfView.Body.Ruled(
              new SfView.Base("D", "S", "T"),
              List.of(SfView.Shown.of("A")),
              Expression.Constant.TRUE,
              new TreeMap<>(Map.of("A", new CellRule(visible, List.of()))));
      SfView view = new SfView("D", "S", "T_SHARED_ORG_ACC", true, body, "");
      all.add(ViewStatements.create(view, body, types, COMMENT));
      all.add(ViewStatements.replace(view, body, types, COMMENT));
    }
    return all;
  }

  private static List<SqlText> stages() {
    SfStage stage = new SfStage("D", "S", "T", true, true, List.of(), "");
    List<SqlText> all =
        new ArrayList<>(
            List.of(
                StageStatements.create(stage, COMMENT),
                StageStatements.directory(stage),
                StageStatements.comment(stage, COMMENT),
                StageStatements.drop(stage)));
    for (String to : List.of("role:R", "database-role:D.R", "user:u", "share:X")) {
      for (String schema : List.of("S", SfStageGrant.FUTURE)) {
        for (String name : List.of("T", SfStageGrant.FUTURE)) {
          SfStageGrant grant = SfStageGrant.of("D", schema, name, to, List.of("READ", "WRITE"));
          all.add(StageStatements.grant(grant, grant.privileges()));
          all.add(StageStatements.revoke(grant, grant.privileges()));
          all.add(StageStatements.revokeGrantOption(grant, grant.privileges()));
        }
      }
    }
    return all;
  }

  private static List<SqlText> models() {
    List<SqlText> all = new ArrayList<>();
    for (String to : List.of("role:R", "database-role:D.R", "user:u", "share:X")) {
      for (List<String> on : List.of(List.of("S", "M"), List.of("S", ""), List.of("", ""))) {
        SfModelGrant grant =
            SfModelGrant.of("D", on.get(0), on.get(1), to, List.of("READ", "USAGE"));
        all.addAll(ModelStatements.grant(grant, grant.privileges()));
        all.addAll(ModelStatements.revoke(grant, grant.privileges()));
        all.addAll(ModelStatements.revokeGrantOption(grant, grant.privileges()));
      }
    }
    SfGrant logs = SfGrant.of("D", "S", "", "database-role:D.R", List.of("CREATE MODEL", "USAGE"));
    all.add(GrantStatements.grant(logs, logs.privileges()));
    all.add(GrantStatements.revoke(logs, logs.privileges()));
    return all;
  }

  private static List<SqlText> warehouses() {
    SfWarehouse warehouse = new SfWarehouse("W", "XSMALL", 60, true, new TreeSet<>());
    SfMonitor monitor = SfMonitor.monthly("W", 10);
    List<SqlText> all = new ArrayList<>();
    all.add(WarehouseStatements.create(warehouse, COMMENT));
    all.add(WarehouseStatements.use("W"));
    all.add(WarehouseStatements.alter(warehouse, COMMENT));
    all.add(WarehouseStatements.comment("W", COMMENT));
    all.add(WarehouseStatements.drop("W"));
    for (String to : List.of("role:R", "user:u")) {
      SfWarehouseGrant grant = SfWarehouseGrant.of("W", to, List.of("OPERATE", "USAGE"));
      all.add(WarehouseStatements.grant(grant, grant.privileges()));
      all.add(WarehouseStatements.revoke(grant, grant.privileges()));
      all.add(WarehouseStatements.revokeGrantOption(grant, grant.privileges()));
    }
    all.add(WarehouseStatements.createMonitor(monitor));
    all.add(WarehouseStatements.alterMonitor(monitor, true));
    all.add(WarehouseStatements.attach(monitor));
    all.addAll(WarehouseStatements.dropMonitor(monitor));
    return all;
  }

  private static List<SqlText> tags() {
    SfTag tag = new SfTag("D", "MW_TAGS", "PRODUCT");
    var values = new TreeMap<>(Map.of("MW_TAGS.DOMAIN", "it's", "MW_TAGS.PRODUCT", "a.b"));
    List<SqlText> all = new ArrayList<>();
    all.add(TagStatements.create(tag, COMMENT));
    all.add(TagStatements.comment(tag, COMMENT));
    all.add(TagStatements.drop(tag));
    for (String column : List.of("", "C")) {
      // Its grammar takes one tag of a column, and a column has one here.
      SfTagging tagging =
          column.isEmpty()
              ? new SfTagging("D", "S", "", "", values)
              : new SfTagging("D", "S", "T", column, values.headMap("MW_TAGS.PRODUCT"));
      all.add(TagStatements.set(tagging, TableKind.TABLE));
      all.add(TagStatements.unset(tagging, TableKind.TABLE));
      if (!column.isEmpty()) {
        all.add(TagStatements.unset(tagging, TableKind.DYNAMIC_TABLE));
      }
    }
    return all;
  }

  /** A view of a table of every type, made and replaced. */
  private static List<SqlText> views(long seed) {
    RandomBodies made = RandomBodies.of(seed);
    SfView.Body.Ruled body =
        new SfView.Body.Ruled(
            new SfView.Base("D", "S", "T"),
            made.types().keySet().stream().map(SfView.Shown::of).toList(),
            made.rows(),
            new TreeMap<>(Map.of(made.column(), made.rule())));
    SfView view = new SfView("D", "S", "V", true, body, "");
    try {
      return List.of(
          ViewStatements.create(view, body, made.types(), COMMENT),
          ViewStatements.replace(view, body, made.types(), COMMENT));
    } catch (UnwritableException e) {
      // It has a verdict instead of a statement.
      return List.of();
    }
  }

  /** A dynamic table of a table of every type, and rights on it. */
  private static List<SqlText> dynamic(long seed) {
    RandomBodies made = RandomBodies.of(seed);
    SfView.Body.Ruled body =
        new SfView.Body.Ruled(
            new SfView.Base("D", "S", "T"),
            made.types().keySet().stream().map(SfView.Shown::of).toList(),
            made.rows(),
            new TreeMap<>());
    SfDynamicTable table = new SfDynamicTable("D", "S", "X", body, "90 seconds", "W");
    SfGrant grant =
        SfGrant.of("D", "S", "X", "role:R", List.of("SELECT")).on(TableKind.DYNAMIC_TABLE);
    try {
      return List.of(
          DynamicStatements.create(table, body, made.types(), COMMENT, false),
          DynamicStatements.create(table, body, made.types(), COMMENT, true),
          DynamicStatements.refresh(table),
          DynamicStatements.lag(table),
          DynamicStatements.warehouse(table),
          DynamicStatements.comment(table, COMMENT),
          DynamicStatements.drop(table),
          GrantStatements.revoke(grant, grant.privileges()));
    } catch (UnwritableException e) {
      // It has a verdict instead of a statement.
      return List.of();
    }
  }

  private static List<SqlText> policies(long seed) {
    RandomBodies made = RandomBodies.of(seed);
    List<SqlText> all = new ArrayList<>();
    try {
      List<SfArgument> rows = SfBodies.signature(made.rows(), made.types());
      SqlText body = SfBodies.rows(made.rows(), made.types());
      all.add(POLICIES.setRowPolicy("P", body));
      if (!rows.isEmpty()) {
        if (rows.stream().allMatch(a -> a.name().matches(ARGUMENT))) {
          all.add(POLICIES.createRowPolicy("P", rows, body));
        }
        all.add(POLICIES.addRowPolicy("T", "P", rows));
        all.add(POLICIES.swapRowPolicy("T", "O", "P", rows));
      }
      List<SfArgument> mask = SfBodies.signature(made.rule(), made.column(), made.types());
      SqlText shown = SfBodies.mask(made.rule(), made.column(), made.types());
      all.add(POLICIES.setMask("P", shown));
      all.add(POLICIES.createMask("P", mask, shown));
      all.add(POLICIES.addMask("T", "P", mask));
      all.addAll(made.views(COMMENT));
      all.addAll(made.views(made.port("T"), COMMENT));
    } catch (UnwritableException e) {
      // Another seed has one that can be written.
    }
    return all;
  }

  @Test
  void nothingThatIsSentIsRefused(@TempDir Path folder) throws Exception {
    List<SqlText> all = new ArrayList<>(objects());
    all.addAll(rights());
    all.addAll(shares());
    all.addAll(listings());
    all.addAll(tasks());
    all.addAll(streams());
    all.addAll(metrics());
    all.addAll(stages());
    all.addAll(models());
    all.addAll(warehouses());
    all.addAll(tags());
    for (long seed = 1; seed <= CASES; seed++) {
      all.addAll(policies(seed));
      all.addAll(views(seed));
      all.addAll(dynamic(seed));
    }
    assertThat(all.stream().map(SqlText::toString))
        .anyMatch(s -> s.startsWith("CREATE SECURE VIEW"));
    all.add(POLICIES.removeRowPolicy("T", "P"));
    all.add(POLICIES.removeMask("T", "C"));
    all.add(ViewStatements.drop("D", "S", "V"));
    for (String to : List.of("role:R", "database-role:D.R", "share:X")) {
      SfGrant onView = SfGrant.of("D", "S", "V", to, List.of("SELECT")).onView();
      all.add(GrantStatements.grant(onView, onView.privileges()));
      all.add(GrantStatements.revoke(onView, onView.privileges()));
    }
    all.addAll(viewsOfAccounts());
    all.add(POLICIES.dropRowPolicy("P"));
    all.add(POLICIES.dropMask("P"));
    List<String> sent = all.stream().map(s -> judged(s.toString())).toList();
    List<String> lines = checked(sent, folder);
    assertThat(lines).hasSize(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      String statement = sent.get(i);
      // What its grammar does not know proves nothing.
      if (UNKNOWN.stream().noneMatch(statement::startsWith)) {
        assertThat(lines.get(i)).as(statement).matches(SqlCheck::accepts);
      }
    }
  }

  /**
   * Its grammar makes and drops Iceberg tables, and knows neither ALTER ICEBERG TABLE
   * (https://docs.snowflake.com/en/sql-reference/sql/alter-iceberg-table) nor rights on them: the
   * rest of such a statement is judged as one about a table. A comment on a database of a share,
   * which the acceptance test of Snowflake's Terraform provider makes
   * (TestAcc_CreateSharedDatabase_CompleteUseCase), is judged as one on a database.
   */
  private static String judged(String statement) {
    return statement
        .replaceFirst("^ALTER ICEBERG TABLE ", "ALTER TABLE ")
        .replaceFirst(
            "^(CREATE DATABASE \"I\") FROM SHARE \"ORG\"\\.\"ACC\"\\.\"X\" COMMENT", "$1 COMMENT")
        .replaceFirst("^(GRANT|REVOKE) (\\w+) ON ICEBERG TABLE ", "$1 $2 ON TABLE ");
  }

  @Test
  void itRefusesWhatIsWrong(@TempDir Path folder) throws Exception {
    List<String> wrong =
        List.of(
            "CREATE ROW ACCESS POLICY \"P\" (\"C\" DATE) RETURNS BOOLEAN -> TRUE",
            "GRANT SELECT \"t\" TO ROLE",
            "ALTER TABLE \"T\" ADD ROW ACCESS POLICY \"P\" (\"C\")");
    assertThat(checked(wrong, folder)).allSatisfy(l -> assertThat(l).contains("refused"));
  }

  @Test
  void itKnowsADatabaseOfAShare(@TempDir Path folder) throws Exception {
    assertThat(checked(List.of("CREATE DATABASE \"I\" FROM SHARE \"ORG\".\"ACC\".\"X\""), folder))
        .allSatisfy(l -> assertThat(SqlCheck.accepts(l)).as(l).isTrue());
  }

  private static List<String> checked(List<String> statements, Path folder)
      throws IOException, InterruptedException {
    return CHECK.orElseThrow().lines(statements, folder);
  }
}

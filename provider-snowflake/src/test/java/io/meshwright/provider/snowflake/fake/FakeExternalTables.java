package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Column;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * External tables, by the pages of CREATE, ALTER, DROP and SHOW EXTERNAL TABLE
 * (https://docs.snowflake.com/en/sql-reference/sql/create-external-table). Each has a column VALUE;
 * of what is altered there is the list of its files only.
 */
final class FakeExternalTables {
  static final String KIND = "EXTERNAL TABLE";

  /** The one external stage of the account that nobody forgets. */
  static final Path STAGE = Path.of("LAKE", "PUBLIC", "FILES");

  private static final String URL = "s3://lake/mesh/";
  private static final Set<String> TYPES = Set.of("CSV", "JSON", "AVRO", "ORC", "PARQUET");

  private final FakeState state;
  private final String actor;
  private final boolean standard;

  FakeExternalTables(FakeState state, String actor, boolean standard) {
    this.state = state;
    this.actor = actor;
    this.standard = standard;
  }

  /** What is kept of one beside its columns. */
  record Files(Path stage, String url, String folders, String type, boolean refresh) {}

  /** Runs a statement, where it is about an external table. */
  boolean runs(Sql sql) {
    if (sql.take("CREATE OR REPLACE " + KIND)) {
      create(sql, true);
    } else if (sql.take("CREATE " + KIND)) {
      create(sql, false);
    } else if (sql.take("ALTER " + KIND)) {
      alter(sql);
    } else if (sql.take("DROP " + KIND)) {
      Path path = FakeStatements.path(sql, 3);
      sql.end();
      FakeTables.of(state, path, KIND);
      state.forget(path);
    } else {
      return false;
    }
    return true;
  }

  private void create(Sql sql, boolean replaces) {
    Path path = FakeStatements.path(sql, 3);
    List<Column> columns = columns(sql);
    sql.need("LOCATION = @");
    Path stage = FakeStatements.path(sql, 3);
    String folders = folders(sql);
    boolean refresh = sql.take("AUTO_REFRESH =") && truth(sql);
    sql.need("FILE_FORMAT = ( TYPE =");
    String type = sql.next('w');
    sql.need(")");
    if (!TYPES.contains(type)) {
      throw Refused.unsupported("TYPE = " + type);
    }
    boolean copies = sql.take("COPY GRANTS");
    if (copies && !replaces) {
      throw Refused.unsupported("COPY GRANTS without OR REPLACE");
    }
    String comment = FakeStatements.comment(sql, false).orElse("");
    Table table = new Table(KIND, columns, Optional.empty(), List.of(), actor, comment);
    if (sql.take("WITH ROW ACCESS POLICY") || sql.take("ROW ACCESS POLICY")) {
      FakeAttachments.RowClause rows = FakeAttachments.rowClause(sql);
      table = new FakeAttachments(state, standard).addRows(path, table, rows);
    }
    sql.end();
    Files files = new Files(stage, url(stage), folders, type, refresh);
    put(path, table, files, replaces, copies);
  }

  private void put(Path path, Table table, Files files, boolean replaces, boolean copies) {
    state.schema(path.parent());
    Optional<Table> there = Optional.ofNullable(state.tables.get(path));
    boolean same = there.filter(t -> t.kind().equals(KIND)).isPresent();
    if (state.views.containsKey(path) || there.isPresent() && !(replaces && same)) {
      throw Refused.exists(path.last());
    }
    if (same) {
      owned(path, there.get());
    }
    List<Right> kept =
        state.rights.stream().filter(r -> copies && !r.future() && r.path().equals(path)).toList();
    state.forget(path);
    state.tables.put(path, table);
    state.external.put(path, files);
    state.rights.addAll(kept);
    if (!same || !copies) {
      new FakeGrants(state, actor).onNew(path, KIND);
    }
  }

  private void owned(Path path, Table table) {
    if (!table.owner().equals(actor) && !actor.equals("ACCOUNTADMIN")) {
      throw Refused.privileges("table '" + path.last() + "'");
    }
  }

  /** Every one has the whole of a row, and then what is made of it. */
  private static List<Column> columns(Sql sql) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("VALUE", "VARIANT", false, "", Optional.empty(), List.of()));
    sql.need("(");
    do {
      String name = sql.identifier();
      String type = FakeTables.canonical(sql.type());
      sql.need("AS (");
      String result = FakeTables.canonical(cast(sql));
      sql.need(")");
      if (!result.equals(type)) {
        throw said("Column '" + name + "' is " + type + ", and its expression " + result);
      }
      if (columns.stream().anyMatch(c -> c.name().equals(name))) {
        throw Refused.semantic(
            2025, "SQL compilation error:\nduplicate column name '" + name + "'");
      }
      columns.add(new Column(name, type, false, "", Optional.empty(), List.of()));
    } while (sql.take(","));
    sql.need(")");
    return columns;
  }

  private static Refused said(String message) {
    return Refused.semantic(0, "SQL compilation error:\n" + message);
  }

  /** The type of a value by its name, https://docs.snowflake.com/en/sql-reference/functions/get. */
  private static String cast(Sql sql) {
    sql.need("CAST ( GET ( VALUE ,");
    if (sql.next('t').isEmpty()) {
      throw said("field name must not be empty");
    }
    sql.need(") AS");
    String type = sql.type();
    sql.need(")");
    return type;
  }

  private static String folders(Sql sql) {
    StringBuilder folders = new StringBuilder();
    sql.need("/");
    int start = sql.position();
    // A folder may begin with a digit, which is a number and a word here.
    while (!sql.isNext("AUTO_REFRESH") && !sql.isNext("FILE_FORMAT")) {
      if (!sql.take("/")) {
        sql.next(sql.peek().kind());
      }
    }
    folders.append(sql.since(start));
    return folders.toString();
  }

  private static boolean truth(Sql sql) {
    boolean value = sql.take("TRUE");
    if (!value) {
      sql.need("FALSE");
    }
    return value;
  }

  /** Who makes one needs USAGE on its stage, which is not one of Snowflake's own. */
  private String url(Path stage) {
    if (stage.equals(STAGE)) {
      return URL;
    }
    FakeStage found = FakeStage.of(state, stage);
    Right usage =
        new Right(FakeStages.KIND, stage, "USAGE", new Who("ROLE", Path.of(actor)), false, false);
    if (!found.owner().equals(actor) && !state.rights.contains(usage)) {
      throw Refused.privileges("stage '" + stage.last() + "'");
    }
    if (found.internal()) {
      throw said("Stage " + stage.shown() + " is no external stage.");
    }
    return found.url();
  }

  private void alter(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    Table table = FakeTables.of(state, path, KIND);
    owned(path, table);
    if (sql.take("REFRESH")) {
      return;
    }
    sql.need("SET AUTO_REFRESH =");
    Files old = Optional.ofNullable(state.external.get(path)).orElseThrow();
    state.external.put(
        path, new Files(old.stage(), old.url(), old.folders(), old.type(), truth(sql)));
  }

  /** Answers to SHOW. */
  List<String[]> shown(Path container) {
    return state.external.entrySet().stream()
        .filter(e -> e.getKey().isWithin(container))
        .map(e -> row(e.getKey(), e.getValue()))
        .toList();
  }

  private static String[] row(Path path, Files files) {
    return new String[] {
      "name",
      path.last(),
      "schema_name",
      path.names().get(1),
      "stage",
      files.stage().shown(),
      "location",
      files.url() + files.folders(),
      "file_format_name",
      "",
      "file_format_type",
      files.type(),
      "table_format",
      "UNSPECIFIED"
    };
  }
}

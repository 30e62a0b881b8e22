package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import java.util.List;
import java.util.Optional;

/**
 * Dynamic tables: https://docs.snowflake.com/en/sql-reference/sql/create-dynamic-table. One that is
 * not filled as it is made has nothing in it until it is refreshed: no time passes here by itself.
 */
final class FakeDynamicTables {
  static final String KIND = "DYNAMIC TABLE";
  private static final String DOWNSTREAM = "DOWNSTREAM";

  private final FakeState state;
  private final String actor;
  private final boolean standard;

  FakeDynamicTables(FakeState state, String actor, boolean standard) {
    this.state = state;
    this.actor = actor;
    this.standard = standard;
  }

  /** What is kept of one beside its columns: its query as it was written. */
  record Kept(String lag, String warehouse, String query, boolean filled) {
    Kept lagging(String other) {
      return new Kept(other, warehouse, query, filled);
    }
  }

  /** Runs a statement, where it is about a dynamic table. */
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
    sql.need("TARGET_LAG =");
    String lag = lag(sql);
    sql.need("WAREHOUSE =");
    String warehouse = sql.identifier();
    sql.need("REFRESH_MODE = AUTO INITIALIZE =");
    boolean filled = sql.take("ON_CREATE");
    if (!filled) {
      sql.need("ON_SCHEDULE");
    }
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.need("AS");
    int start = sql.position();
    checkSource(sql);
    List<FakeState.Column> columns = new FakeSecureViews(state, actor).columns(sql, List.of());
    String query = sql.since(start);
    sql.end();
    state.schema(path.parent());
    Optional<Table> there = Optional.ofNullable(state.tables.get(path));
    boolean same = there.filter(t -> t.kind().equals(KIND)).isPresent();
    if (state.views.containsKey(path) || there.isPresent() && !(replaces && same)) {
      throw Refused.exists(path.last());
    }
    state.forget(path);
    state.tables.put(path, new Table(KIND, columns, Optional.empty(), List.of(), actor, comment));
    state.dynamic.put(path, new Kept(lag, warehouse, query, filled));
    new FakeGrants(state, actor).onNew(path, KIND);
  }

  /** What the page of supported base objects does not list is refused. */
  private void checkSource(Sql sql) {
    int start = sql.position();
    while (!sql.take("FROM")) {
      if (sql.atEnd()) {
        throw sql.unexpected();
      }
      sql.next(sql.peek().kind());
    }
    Table source = state.tables.get(FakeStatements.path(sql, 3));
    if (source != null && source.kind().equals(FakeExternalTables.KIND)) {
      throw Refused.unsupported("an external table in a dynamic table");
    }
    sql.back(start);
  }

  /** At least a minute; or only for those that read it. */
  private static String lag(Sql sql) {
    if (sql.take(DOWNSTREAM)) {
      return DOWNSTREAM;
    }
    String lag = sql.next('t');
    if (!lag.matches("[1-9][0-9]* (second|minute|hour|day)s?")
        || lag.matches("[1-5]?[0-9] seconds?")) {
      throw Refused.unsupported("TARGET_LAG = '" + lag + "'");
    }
    return lag;
  }

  private void alter(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    Table table = FakeTables.of(state, path, KIND);
    if (sql.take("SET COMMENT =")) {
      state.tables.put(path, table.commented(sql.next('t')));
      return;
    }
    if (policed(sql, path, table)) {
      return;
    }
    Kept kept = Optional.ofNullable(state.dynamic.get(path)).orElseThrow();
    if (sql.take("SET TARGET_LAG =")) {
      state.dynamic.put(path, kept.lagging(lag(sql)));
      return;
    }
    if (sql.take("REFRESH")) {
      sql.end();
      state.dynamic.put(path, new Kept(kept.lag(), kept.warehouse(), kept.query(), true));
      return;
    }
    sql.need("SET WAREHOUSE =");
    state.dynamic.put(path, new Kept(kept.lag(), sql.identifier(), kept.query(), kept.filled()));
  }

  /**
   * Policies on one, as on a table
   * (https://docs.snowflake.com/en/sql-reference/sql/alter-dynamic-table).
   */
  private boolean policed(Sql sql, Path path, Table table) {
    FakeAttachments attachments = new FakeAttachments(state, standard);
    if (sql.take("ADD ROW ACCESS POLICY")) {
      state.tables.put(path, attachments.addRows(path, table, FakeAttachments.rowClause(sql)));
      return true;
    }
    if (sql.take("MODIFY COLUMN")) {
      String column = sql.identifier();
      sql.need("SET MASKING POLICY");
      state.tables.put(path, attachments.mask(sql, table, column));
      return true;
    }
    return false;
  }

  /** Whoever selects from one that was never refreshed gets an error. */
  static void checkFilled(FakeState state, Path path) {
    if (Optional.ofNullable(state.dynamic.get(path)).filter(k -> !k.filled()).isPresent()) {
      throw Refused.semantic(
          2741,
          "Dynamic Table is not initialized. Please run a manual refresh or wait for a scheduled"
              + " refresh before querying.");
    }
  }

  /** Answers to SHOW; the server writes anew what comes before the query. */
  List<String[]> shown(Path database) {
    return state.dynamic.entrySet().stream()
        .filter(e -> e.getKey().isWithin(database))
        .map(e -> row(e.getKey(), e.getValue()))
        .toList();
  }

  private static String[] row(Path path, Kept kept) {
    return new String[] {
      "name",
      path.last(),
      "schema_name",
      path.names().get(1),
      "target_lag",
      kept.lag(),
      "warehouse",
      kept.warehouse(),
      "text",
      "CREATE DYNAMIC TABLE "
          + path.shown()
          + " lag = '"
          + kept.lag()
          + "' refresh_mode = 'AUTO' initialize = 'ON_SCHEDULE' warehouse = "
          + Path.of(kept.warehouse()).shown()
          + " AS "
          + kept.query()
    };
  }
}

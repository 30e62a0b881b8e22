package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Column;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements about tables, and what of policies they attach. */
final class FakeTables {
  static final String STANDARD = "TABLE";

  /** Kept by Iceberg, https://docs.snowflake.com/en/user-guide/tables-iceberg-data-types. */
  static final String ICEBERG = "ICEBERG TABLE";

  /** The one external volume of the account. */
  static final String VOLUME = "LAKE";

  private final FakeState state;
  private final String actor;
  private final FakeAttachments attachments;

  FakeTables(FakeState state, String actor, boolean standard) {
    this.state = state;
    this.actor = actor;
    this.attachments = new FakeAttachments(state, standard);
  }

  /** A type as the server keeps it: one word for all that mean the same, with its numbers. */
  static String canonical(String type) {
    String family = SqlCasts.family(type);
    if (family.equals("ARRAY") || family.equals("OBJECT") || family.equals("MAP")) {
      return type;
    }
    List<Integer> numbers = SqlCasts.numbers(type);
    return switch (family) {
      case "NUMBER" ->
          "NUMBER(" + numbers.get(0) + "," + (numbers.size() > 1 ? numbers.get(1) : 0) + ")";
      case "VARCHAR", "BINARY", "TIME", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ" ->
          family + "(" + numbers.getFirst() + ")";
      case "FLOAT", "BOOLEAN", "DATE", "VARIANT" -> family;
      default ->
          throw Refused.semantic(
              2040, "SQL compilation error:\nUnsupported data type '" + type + "'.");
    };
  }

  /** A table by what a statement calls it. */
  static Table of(FakeState state, Path path, String kind) {
    Table table = state.table(path);
    if (!table.kind().equals(kind)) {
      throw Refused.semantic(
          2203, "SQL compilation error:\n'" + path.shown() + "' is no " + kind + ".");
    }
    return table;
  }

  /** Columns and values by turns, of each table in something, by the page of SHOW TABLES. */
  static List<String[]> shown(FakeState state, Path container) {
    List<String[]> rows = new ArrayList<>();
    state.tables.forEach(
        (path, t) -> {
          if (path.isWithin(container)) {
            rows.add(
                new String[] {
                  "name", path.last(),
                  "database_name", path.names().get(0),
                  "schema_name", path.names().get(1),
                  "kind", "TABLE",
                  "comment", t.comment(),
                  "owner", t.owner(),
                  "change_tracking", state.tracked.contains(path) ? "ON" : "OFF"
                });
          }
        });
    return rows;
  }

  void create(Sql sql, String kind) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = FakeStatements.path(sql, 3);
    if (sql.take("CLONE")) {
      copy(path, of(state, FakeStatements.path(sql, 3), kind), kind);
      sql.end();
      return;
    }
    Table table = new Table(kind, List.of(), Optional.empty(), List.of(), actor, "");
    sql.need("(");
    do {
      table = added(sql, table);
    } while (sql.take(","));
    sql.need(")");
    if (kind.equals(ICEBERG)) {
      sql.need("EXTERNAL_VOLUME =");
      if (!sql.next('t').equals(VOLUME)) {
        throw Refused.identifier("external volume");
      }
      sql.need("CATALOG =");
      if (!sql.next('t').equals("SNOWFLAKE")) {
        throw Refused.unsupported("CATALOG");
      }
      sql.need("BASE_LOCATION =");
      sql.next('t');
    }
    boolean tracked = sql.take("CHANGE_TRACKING") && isTrue(sql);
    if (!kind.equals(ICEBERG)) {
      FakeStatements.collation(sql);
    }
    Optional<FakeAttachments.RowClause> rows = Optional.empty();
    if (sql.take("WITH ROW ACCESS POLICY") || sql.take("ROW ACCESS POLICY")) {
      rows = Optional.of(FakeAttachments.rowClause(sql));
    }
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    state.schema(path.parent());
    if (state.views.containsKey(path)) {
      throw Refused.exists(path.last());
    }
    if (state.tables.containsKey(path)) {
      if (quiet) {
        return;
      }
      throw Refused.exists(path.last());
    }
    if (rows.isPresent()) {
      table = attachments.addRows(path, table, rows.get());
    }
    state.tables.put(path, table.commented(comment));
    track(path, tracked);
    new FakeGrants(state, actor).onNew(path, kind);
  }

  private static boolean isTrue(Sql sql) {
    sql.need("=");
    if (sql.take("TRUE")) {
      return true;
    }
    sql.need("FALSE");
    return false;
  }

  private void track(Path path, boolean tracked) {
    state.tracked.remove(path);
    if (tracked) {
      state.tracked.add(path);
    }
  }

  /**
   * A clone has the policies of what it was cloned from and none of its rights,
   * https://docs.snowflake.com/en/user-guide/object-clone; that it has the comment, too, is taken
   * as the worse case.
   */
  private void copy(Path path, Table table, String kind) {
    state.schema(path.parent());
    if (state.views.containsKey(path) || state.tables.containsKey(path)) {
      throw Refused.exists(path.last());
    }
    state.tables.put(path, table);
    track(path, false);
    new FakeGrants(state, actor).onNew(path, kind);
  }

  /** A table with one more column. */
  private Table added(Sql sql, Table table) {
    String name = sql.identifier();
    String type = canonical(sql.type());
    if (table.has(name)) {
      throw Refused.semantic(2025, "SQL compilation error:\nduplicate column name '" + name + "'");
    }
    if (table.kind().equals(ICEBERG)) {
      checkIceberg(type);
    }
    boolean required = sql.take("NOT NULL");
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(new Column(name, type, required, "", Optional.empty(), List.of()));
    Table wider = table.columns(columns);
    if (sql.take("WITH MASKING POLICY") || sql.take("MASKING POLICY")) {
      wider = attachments.mask(sql, wider, name);
    }
    if (sql.take("COMMENT")) {
      wider = wider.with(wider.column(name).commented(sql.next('t')));
    }
    return wider;
  }

  /** Texts have the greatest length; what Iceberg has no type for is refused. */
  private static void checkIceberg(String type) {
    boolean known =
        switch (SqlCasts.family(type)) {
          case "VARCHAR" -> SqlCasts.numbers(type).getFirst() == 134_217_728;
          case "TIME", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ" -> SqlCasts.numbers(type).getFirst() == 6;
          case "NUMBER", "FLOAT", "BOOLEAN", "DATE" -> true;
          default -> false;
        };
    if (!known) {
      throw Refused.unsupported(type + " in an Iceberg table");
    }
  }

  void alter(Sql sql, String kind) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 3);
    if (quiet && !state.tables.containsKey(path)) {
      while (!sql.atEnd()) {
        sql.next(sql.peek().kind());
      }
      return;
    }
    Table changed = altered(sql, path, of(state, path, kind));
    sql.end();
    state.tables.put(path, changed);
  }

  private Table altered(Sql sql, Path path, Table table) {
    if (sql.take("SET COMMENT")) {
      sql.need("=");
      return table.commented(sql.next('t'));
    }
    if (sql.take("UNSET COMMENT")) {
      return table.commented("");
    }
    if (sql.take("SET CHANGE_TRACKING")) {
      track(path, isTrue(sql));
      return table;
    }
    if (sql.take("ADD ROW ACCESS POLICY")) {
      return attachments.addRows(path, table, FakeAttachments.rowClause(sql));
    }
    if (sql.take("DROP ALL ROW ACCESS POLICIES")) {
      return table.rows(Optional.empty(), List.of());
    }
    if (sql.take("DROP ROW ACCESS POLICY")) {
      Table open = attachments.dropRows(path, table, FakeStatements.path(sql, 3));
      return sql.take(", ADD ROW ACCESS POLICY")
          ? attachments.addRows(path, open, FakeAttachments.rowClause(sql))
          : open;
    }
    if (sql.take("ADD")) {
      sql.take("COLUMN");
      boolean quiet = sql.take("IF NOT EXISTS");
      int start = sql.position();
      if (quiet && table.has(sql.identifier())) {
        while (!sql.atEnd()) {
          sql.next(sql.peek().kind());
        }
        return table;
      }
      sql.back(start);
      Table wider = added(sql, table);
      while (sql.take(",")) {
        sql.take("COLUMN");
        wider = added(sql, wider);
      }
      return wider;
    }
    if (sql.take("DROP")) {
      sql.take("COLUMN");
      return dropped(table, sql.identifier());
    }
    if (!sql.take("ALTER")) {
      sql.need("MODIFY");
    }
    Table result = column(sql, table);
    while (sql.take(",")) {
      result = column(sql, result);
    }
    return result;
  }

  private Table dropped(Table table, String name) {
    Column column = table.column(name);
    boolean used =
        table.on().contains(name)
            || table.columns().stream().anyMatch(c -> c.using().contains(name));
    if (used) {
      throw Refused.semantic(
          0, "SQL compilation error:\nColumn '" + name + "' is used by a policy.");
    }
    return table.columns(
        table.columns().stream().filter(c -> !c.equals(column)).collect(Collectors.toList()));
  }

  private Table column(Sql sql, Table table) {
    sql.take("COLUMN");
    String name = sql.identifier();
    Column column = table.column(name);
    if (sql.take("SET MASKING POLICY")) {
      return attachments.mask(sql, table, name);
    }
    if (sql.take("UNSET MASKING POLICY")) {
      return table.with(column.masked(Optional.empty(), List.of()));
    }
    if (sql.take("COMMENT")) {
      return table.with(column.commented(sql.next('t')));
    }
    if (sql.take("SET NOT NULL")) {
      return table.with(column.required(true));
    }
    if (sql.take("DROP NOT NULL")) {
      return table.with(column.required(false));
    }
    if (!sql.take("SET DATA TYPE")) {
      sql.need("TYPE");
    }
    return table.with(column.typed(wider(column.type(), canonical(sql.type()))));
  }

  /** Lengths and precisions may grow, that of a number also shrink; nothing else changes. */
  private static String wider(String from, String to) {
    String family = SqlCasts.family(from);
    List<Integer> old = SqlCasts.numbers(from);
    List<Integer> changed = SqlCasts.numbers(to);
    boolean same =
        family.equals(SqlCasts.family(to))
            && (from.equals(to)
                || family.equals("VARCHAR") && changed.get(0) >= old.get(0)
                || family.equals("NUMBER") && changed.get(1).equals(old.get(1)));
    if (!same) {
      throw Refused.semantic(
          1440,
          "SQL compilation error: cannot change column from type " + from + " to " + to + ".");
    }
    return to;
  }

  void drop(Sql sql, String kind) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 3);
    if (!sql.take("CASCADE")) {
      sql.take("RESTRICT");
    }
    sql.end();
    if (!quiet || state.tables.containsKey(path)) {
      of(state, path, kind);
      state.forget(path);
    }
  }
}

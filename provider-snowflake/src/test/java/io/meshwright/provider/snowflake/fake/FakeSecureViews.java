package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Column;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import io.meshwright.provider.snowflake.fake.SqlExpressions.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Statements about views, by the pages of CREATE VIEW and ALTER VIEW. A view may select from one
 * table or view; its text is kept as it was sent.
 */
final class FakeSecureViews {
  private final FakeState state;
  private final String actor;

  FakeSecureViews(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  /** Runs a statement, where it is about a view. */
  boolean runs(Sql sql, String statement) {
    for (boolean secure : List.of(true, false)) {
      String view = secure ? "SECURE VIEW" : "VIEW";
      if (sql.take("CREATE OR REPLACE " + view)) {
        create(sql, statement, secure, true);
        return true;
      }
      if (sql.take("CREATE " + view)) {
        create(sql, statement, secure, false);
        return true;
      }
    }
    if (sql.take("ALTER VIEW")) {
      alter(sql);
    } else if (sql.take("COMMENT ON VIEW")) {
      Path path = FakeStatements.path(sql, 3);
      sql.need("IS");
      put(path, FakeView.of(state, path).commented(sql.next('t')));
    } else if (sql.take("DROP VIEW")) {
      boolean quiet = sql.take("IF EXISTS");
      Path path = FakeStatements.path(sql, 3);
      sql.end();
      if (!quiet || state.views.containsKey(path)) {
        FakeView.of(state, path);
        state.forget(path);
      }
    } else {
      return false;
    }
    return true;
  }

  private void put(Path path, FakeView view) {
    state.views.put(path, view);
  }

  private void alter(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    FakeView view = FakeView.of(state, path);
    if (sql.take("SET SECURE")) {
      put(path, view.secure(true));
    } else if (sql.take("UNSET SECURE")) {
      new FakeShares(state, actor).checkStaysSecure(path);
      put(path, view.secure(false));
    } else {
      sql.need("SET COMMENT =");
      put(path, view.commented(sql.next('t')));
    }
  }

  private void create(Sql sql, String statement, boolean secure, boolean replaces) {
    Path path = FakeStatements.path(sql, 3);
    List<String> named = sql.isNext("(") ? sql.identifiers() : List.of();
    boolean copies = sql.take("COPY GRANTS");
    if (copies && !replaces) {
      throw Refused.unsupported("COPY GRANTS without OR REPLACE");
    }
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.need("AS");
    Query query = query(sql, named);
    sql.end();
    state.schema(path.parent());
    boolean there = state.views.containsKey(path);
    if (state.tables.containsKey(path) || there && !replaces) {
      throw Refused.exists(path.last());
    }
    if (there && !copies) {
      state.forget(path);
    }
    if (there && copies && !secure) {
      new FakeShares(state, actor).checkStaysSecure(path);
    }
    put(path, new FakeView(query.columns(), secure, query.source(), statement, actor, comment));
    if (!there || !copies) {
      new FakeGrants(state, actor).onNew(path, "VIEW");
    }
  }

  /** The columns of the query that comes next. */
  List<Column> columns(Sql sql, List<String> named) {
    return query(sql, named).columns();
  }

  /** What a query says. */
  private record Query(List<Column> columns, Path source) {}

  private Query query(Sql sql, List<String> named) {
    sql.need("SELECT");
    List<Node> items = new ArrayList<>();
    do {
      items.add(SqlExpressions.next(sql));
    } while (sql.take(","));
    sql.need("FROM");
    Path from = FakeStatements.path(sql, 3);
    List<Column> source = source(from);
    items.forEach(i -> check(i, source));
    if (sql.take("WHERE")) {
      check(SqlExpressions.next(sql), source);
    }
    if (!named.isEmpty() && named.size() != items.size()) {
      throw Refused.semantic(2026, "SQL compilation error:\nInvalid column definition list");
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String name = named.isEmpty() ? items.get(i).text() : named.get(i);
      if (named.isEmpty() && !items.get(i).op().equals("name")) {
        throw Refused.semantic(2024, "SQL compilation error:\nMissing column specification");
      }
      columns.add(
          new Column(
              name, type(items.get(i), name, source), false, "", Optional.empty(), List.of()));
    }
    if (new HashSet<>(columns.stream().map(Column::name).toList()).size() < columns.size()) {
      throw Refused.semantic(2025, "SQL compilation error:\nduplicate column name in a view");
    }
    return new Query(columns, from);
  }

  private List<Column> source(Path path) {
    // No page says that a view is made over one that cannot be read yet.
    FakeDynamicTables.checkFilled(state, path);
    Optional<FakeView> view = Optional.ofNullable(state.views.get(path));
    Optional<Table> table = Optional.ofNullable(state.tables.get(path));
    return view.map(FakeView::columns)
        .or(() -> table.map(Table::columns))
        .orElseThrow(() -> Refused.missing("Object", path.shown()));
  }

  private static void check(Node node, List<Column> source) {
    for (String name : SqlExpressions.names(node)) {
      if (source.stream().noneMatch(c -> c.name().equals(name))) {
        throw Refused.identifier(name);
      }
    }
  }

  /** Here a column has the type of what it shows or of the one of its name, or is a text. */
  private static String type(Node item, String name, List<Column> source) {
    String shown = item.op().equals("name") ? item.text() : name;
    return source.stream()
        .filter(c -> c.name().equals(shown))
        .map(Column::type)
        .findFirst()
        .orElse("VARCHAR(16777216)");
  }
}

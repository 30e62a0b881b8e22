package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** SHOW, by its pages; columns by their names. What has more rows than a page is cut. */
final class FakeShow {
  private static final String NAME = "name";
  private static final String OWNER = "owner";
  private static final String COMMENT = "comment";

  private final FakeState state;
  private final int page;
  private final boolean qualified;
  private final FakeImports imports;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /**
   * Answers.
   *
   * @param page most rows of an answer
   * @param qualified whether a database role that has a role is shown with its database, as before
   *     the change of behaviour 2371
   * @param imports tells of databases that are shares of others
   */
  FakeShow(FakeState state, int page, boolean qualified, FakeImports imports) {
    this.imports = imports;
    this.state = state;
    this.page = page;
    this.qualified = qualified;
  }

  /** What follows SHOW. */
  List<Map<String, Object>> answer(Sql sql) {
    boolean named = true;
    if (sql.take("DATABASES")) {
      databases();
    } else if (sql.take("SCHEMAS IN DATABASE")) {
      schemas(FakeStatements.path(sql, 1));
    } else if (sql.take("DATABASE ROLES IN DATABASE")) {
      roles(FakeStatements.path(sql, 1));
    } else if (sql.take("SHARES")) {
      new FakeShares(state, "").shown().forEach(this::row);
    } else if (sql.take("LISTINGS")) {
      new FakeListings(state, "").shown().forEach(this::row);
    } else if (sql.take("TAGS IN DATABASE")) {
      new FakeTags(state, "").shown(FakeStatements.path(sql, 1)).forEach(this::row);
    } else if (sql.take("TASKS IN DATABASE")) {
      tasks(FakeStatements.path(sql, 1));
    } else if (sql.take("DYNAMIC TABLES IN DATABASE")) {
      new FakeDynamicTables(state, "", false).shown(FakeStatements.path(sql, 1)).forEach(this::row);
    } else if (sql.take("EXTERNAL TABLES IN")) {
      new FakeExternalTables(state, "", false).shown(container(sql)).forEach(this::row);
    } else if (sql.take("TABLES IN")) {
      FakeTables.shown(state, container(sql)).forEach(this::row);
    } else if (sql.take("STREAMS IN")) {
      new FakeStreams(state, "").shown(container(sql)).forEach(this::row);
    } else if (sql.take("STAGES IN")) {
      stages(container(sql));
    } else if (sql.take("MODELS IN")) {
      new FakeModels(state, "").shown(container(sql)).forEach(this::row);
    } else if (sql.take("WAREHOUSES")) {
      new FakeWarehouses(state, "").shown().forEach(this::row);
    } else if (sql.take("RESOURCE MONITORS")) {
      new FakeWarehouses(state, "").shownMonitors().forEach(this::row);
    } else if (sql.take("ROW ACCESS POLICIES IN")) {
      policies(container(sql), true);
    } else if (sql.take("MASKING POLICIES IN")) {
      policies(container(sql), false);
    } else {
      named = false;
      grants(sql);
    }
    return cut(sql, named);
  }

  /** What follows DESCRIBE. */
  List<Map<String, Object>> described(Sql sql) {
    sql.need("LISTING");
    row(new FakeListings(state, "").described(sql));
    return rows;
  }

  private List<Map<String, Object>> cut(Sql sql, boolean named) {
    if (named) {
      rows.sort(Comparator.comparing(r -> text(r, NAME)));
    }
    int limit = page;
    Predicate<Map<String, Object>> after = r -> true;
    if (sql.take("LIMIT")) {
      limit = Math.min(page, Integer.parseInt(sql.next('d')));
      if (sql.take("FROM")) {
        String from = sql.next('t');
        if (!named) {
          throw sql.unexpected();
        }
        after = r -> text(r, NAME).compareTo(from) > 0;
      }
    }
    sql.end();
    return rows.stream().filter(after).limit(limit).toList();
  }

  private static String text(Map<String, Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  /** Columns and values by turns. */
  private void row(String... cells) {
    Map<String, Object> row = new TreeMap<>();
    row.put("created_on", "2026-11-22 12:00:00.000 -0800");
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    rows.add(row);
  }

  private void databases() {
    row(NAME, "SNOWFLAKE", OWNER, "", COMMENT, "", "kind", "APPLICATION");
    state.databases.forEach(
        (path, d) ->
            row(
                NAME,
                path.last(),
                OWNER,
                d.owner(),
                COMMENT,
                d.comment(),
                "kind",
                state.imports.containsKey(path) ? FakeImports.KIND : "STANDARD",
                "origin",
                imports.origin(state, path).orElse("")));
  }

  private void schemas(Path database) {
    state.database(database);
    state.schemas.forEach(
        (path, s) -> {
          if (path.isWithin(database)) {
            row(
                NAME,
                path.last(),
                "database_name",
                database.last(),
                OWNER,
                s.owner(),
                COMMENT,
                s.comment(),
                "options",
                s.managed() ? "MANAGED ACCESS" : "");
          }
        });
  }

  private void roles(Path database) {
    state.database(database);
    FakeImports.checkOpen(state, database);
    state.roles.forEach(
        (path, r) -> {
          if (path.names().size() == 2 && path.isWithin(database)) {
            row(NAME, path.last(), OWNER, r.owner(), COMMENT, r.comment());
          }
        });
  }

  private Path container(Sql sql) {
    if (sql.take("DATABASE")) {
      Path database = FakeStatements.path(sql, 1);
      state.database(database);
      return database;
    }
    sql.need("SCHEMA");
    Path schema = FakeStatements.path(sql, 2);
    state.schema(schema);
    return schema;
  }

  private void stages(Path container) {
    state.stages.forEach(
        (path, s) -> {
          if (path.isWithin(container)) {
            row(
                NAME,
                path.last(),
                "database_name",
                path.names().get(0),
                "schema_name",
                path.names().get(1),
                "url",
                s.url(),
                OWNER,
                s.owner(),
                COMMENT,
                s.comment(),
                "type",
                s.type(),
                "directory_enabled",
                s.directory() ? "Y" : "N");
          }
        });
  }

  private void policies(Path container, boolean ofRows) {
    state.policies.forEach(
        (path, p) -> {
          if (path.isWithin(container) && p.ofRows() == ofRows) {
            row(
                NAME,
                path.last(),
                "database_name",
                path.names().get(0),
                "schema_name",
                path.names().get(1),
                "kind",
                ofRows ? "ROW_ACCESS_POLICY" : "MASKING_POLICY",
                OWNER,
                p.owner(),
                COMMENT,
                p.comment());
          }
        });
  }

  private void tasks(Path database) {
    state.database(database);
    state.tasks.forEach(
        (path, t) -> {
          if (path.isWithin(database)) {
            row(
                NAME,
                path.last(),
                "database_name",
                path.names().get(0),
                "schema_name",
                path.names().get(1),
                OWNER,
                t.owner(),
                "owner_role_type",
                "ROLE",
                COMMENT,
                t.comment(),
                "warehouse",
                t.warehouse().orElse(""),
                "schedule",
                t.schedule().orElse(""),
                "predecessors",
                "[]",
                "state",
                t.started() ? "started" : "suspended",
                "definition",
                t.definition(),
                "condition",
                t.condition(),
                "execute_as_user",
                t.user().orElse(""),
                "config",
                "");
          }
        });
  }

  private void grants(Sql sql) {
    if (sql.take("FUTURE GRANTS IN DATABASE")) {
      Path path = FakeStatements.path(sql, 1);
      state.database(path);
      future(path);
    } else if (sql.take("FUTURE GRANTS IN SCHEMA")) {
      Path path = FakeStatements.path(sql, 2);
      state.schema(path);
      future(path);
    } else if (sql.take("GRANTS TO DATABASE ROLE")) {
      grantsTo("DATABASE_ROLE", FakeStatements.path(sql, 2));
    } else if (sql.take("GRANTS TO SHARE")) {
      Path share = FakeStatements.path(sql, 1);
      state.share(share);
      to(new Who(FakeShares.KIND, share));
    } else if (sql.take("GRANTS ON WAREHOUSE")) {
      Path warehouse = FakeStatements.path(sql, 1);
      new FakeWarehouses(state, "").grantsOn(warehouse).forEach(this::row);
    } else if (sql.take("GRANTS TO ROLE")) {
      grantsTo("ROLE", FakeStatements.path(sql, 1));
    } else if (sql.take("GRANTS OF DATABASE ROLE")) {
      grantsOf(FakeStatements.path(sql, 2));
    } else {
      sql.need("GRANTS OF ROLE");
      grantsOf(FakeStatements.path(sql, 1));
    }
  }

  private void future(Path in) {
    for (Right right : state.rights) {
      if (right.future() && right.path().equals(in)) {
        row(
            "privilege",
            right.privilege(),
            "grant_on",
            FakeModels.shown(right.on()),
            NAME,
            in.shown() + ".<" + FakeModels.shown(right.on()) + ">",
            "grant_to",
            right.who().kind(),
            "grantee_name",
            grantee(right.who()),
            "grant_option",
            String.valueOf(right.grantable()));
      }
    }
  }

  private String grantee(Who who) {
    return who.kind().equals("SHARE") ? "AB12345." + who.name().last() : who.name().last();
  }

  private void grantsTo(String kind, Path role) {
    state.role(role);
    to(new Who(kind, role));
  }

  private void to(Who who) {
    for (Right right : state.rights) {
      if (!right.future() && right.who().equals(who)) {
        to(right.privilege(), FakeModels.shown(right.on()), right.path(), who, right.grantable());
      }
    }
    state.given.stream()
        .filter(g -> g.to().equals(who))
        .forEach(
            g ->
                to(
                    "USAGE",
                    g.role().names().size() > 1 ? "DATABASE_ROLE" : "ROLE",
                    g.role(),
                    who,
                    false));
  }

  private void to(String privilege, String on, Path path, Who who, boolean grantable) {
    row(
        "privilege",
        privilege,
        "granted_on",
        on,
        NAME,
        path.shown(),
        "granted_to",
        who.kind(),
        "grantee_name",
        who.name().last(),
        "grant_option",
        String.valueOf(grantable),
        "granted_by",
        "SYSADMIN");
  }

  private void grantsOf(Path role) {
    state.role(role);
    state.given.stream()
        .filter(g -> g.role().equals(role))
        .forEach(
            g ->
                row(
                    "role",
                    role.shown(),
                    "granted_to",
                    g.to().kind(),
                    "grantee_name",
                    qualified && g.to().kind().equals("DATABASE_ROLE")
                        ? g.to().name().shown()
                        : grantee(g.to()),
                    "granted_by",
                    "SYSADMIN"));
  }
}

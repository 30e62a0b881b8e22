package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.provider.aws.redshift.fake.FakeState.Attached;
import io.meshwright.provider.aws.redshift.fake.FakeState.Column;
import io.meshwright.provider.aws.redshift.fake.FakeState.Right;
import io.meshwright.provider.aws.redshift.fake.FakeState.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one statement, by the pages of the SQL reference. */
final class FakeStatements {
  private static final Set<String> ON_TABLE =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "DROP", "REFERENCES", "ALTER", "TRUNCATE");

  private final FakeState state;
  private final Set<String> roles;

  FakeStatements(FakeState state, Set<String> roles) {
    this.state = state;
    this.roles = roles;
  }

  void run(String statement) {
    Sql sql = new Sql(statement);
    if (sql.take("CREATE SCHEMA")) {
      String name = sql.next('n');
      refuse(state.schemas.putIfAbsent(name, "") != null, "schema " + name + " already exists");
    } else if (sql.take("DROP SCHEMA")) {
      dropSchema(sql.next('n'));
      sql.need("RESTRICT");
    } else if (sql.take("COMMENT ON")) {
      comment(sql);
    } else if (sql.take("CREATE TABLE")) {
      createTable(sql);
    } else if (sql.take("ALTER TABLE")) {
      alterTable(sql);
    } else if (sql.take("DROP TABLE")) {
      dropTable(name(sql));
    } else if (sql.take("CREATE DATASHARE")) {
      new FakeShares(state).create(sql);
    } else if (sql.take("ALTER DATASHARE")) {
      new FakeShares(state).alter(sql);
    } else if (sql.take("DROP DATASHARE")) {
      new FakeShares(state).drop(sql);
    } else if (sql.take("GRANT USAGE ON DATASHARE")) {
      new FakeShares(state).use(sql, true);
    } else if (sql.take("REVOKE USAGE ON DATASHARE")) {
      new FakeShares(state).use(sql, false);
    } else if (sql.take("GRANT")) {
      new FakeGrants(state, roles).grant(sql, true);
    } else if (sql.take("REVOKE ALL ON TABLE")) {
      new FakeGrants(state, roles).revokeEverything(sql);
    } else if (sql.take("REVOKE")) {
      new FakeGrants(state, roles).grant(sql, false);
    } else if (sql.take("CREATE RLS POLICY")) {
      createRowPolicy(sql);
    } else if (sql.take("ATTACH RLS POLICY")) {
      Attached attached = rowAttachment(sql, "TO");
      refuse(!state.attachedRows.add(attached), "policy is already attached and already exists");
    } else if (sql.take("DETACH RLS POLICY")) {
      Attached attached = rowAttachment(sql, "FROM");
      refuse(!state.attachedRows.remove(attached), "attachment does not exist");
    } else if (sql.take("DROP RLS POLICY")) {
      String name = sql.next('n');
      refuse(
          state.attachedRows.stream().anyMatch(a -> a.policy().equals(name)),
          "policy " + name + " is attached");
      refuse(state.rowPolicies.remove(name) == null, "policy " + name + " does not exist");
    } else {
      new FakeMasks(state, roles).run(sql);
    }
    refuse(!sql.atEnd(), "syntax error at " + sql.peek());
  }

  static void refuse(boolean refused, String why) {
    if (refused) {
      throw new IllegalArgumentException("ERROR: " + why);
    }
  }

  /** A name within a schema. */
  static List<String> name(Sql sql) {
    String schema = sql.next('n');
    sql.need(".");
    return List.of(schema, sql.next('n'));
  }

  /** Somebody; a role has to be there. */
  static String grantee(Sql sql, Set<String> roles) {
    if (sql.take("PUBLIC")) {
      return "public";
    }
    if (sql.take("ROLE")) {
      String role = sql.next('n');
      refuse(!roles.contains(role), "role " + role + " does not exist");
      return "role:" + role;
    }
    return sql.take("GROUP") ? "group:" + sql.next('n') : "user:" + sql.next('n');
  }

  private void dropSchema(String name) {
    refuse(!state.schemas.containsKey(name), "schema " + name + " does not exist");
    refuse(
        state.tables.values().stream().anyMatch(t -> t.schema().equals(name)),
        "cannot drop schema " + name + " because other objects depend on it");
    refuse(FakeShares.holds(state, name, ""), "schema " + name + " is in a datashare");
    state.schemas.remove(name);
    state.rights.removeIf(r -> r.schema().equals(name));
  }

  private void comment(Sql sql) {
    if (sql.take("SCHEMA")) {
      String name = sql.next('n');
      sql.need("IS");
      refuse(
          state.schemas.replace(name, sql.next('t')) == null, "schema " + name + " does not exist");
      return;
    }
    sql.need("TABLE");
    List<String> name = name(sql);
    Table table = state.table(name.get(0), name.get(1));
    sql.need("IS");
    state.put(
        new Table(table.schema(), table.name(), table.columns(), sql.next('t'), table.security()));
  }

  private void createTable(Sql sql) {
    List<String> name = name(sql);
    refuse(!state.schemas.containsKey(name.get(0)), "schema " + name.get(0) + " does not exist");
    refuse(
        state.tables.containsKey(FakeState.key(name.get(0), name.get(1))),
        "relation " + name + " already exists");
    Map<String, Column> columns = new LinkedHashMap<>();
    sql.need("(");
    do {
      column(sql, columns);
    } while (sql.take(","));
    sql.need(")");
    state.put(new Table(name.get(0), name.get(1), columns, "", "off"));
    for (FakeState.Right given : state.defaults) {
      if (given.schema().isEmpty() || given.schema().equals(name.get(0))) {
        state.rights.add(
            new FakeState.Right(name.get(0), name.get(1), "", given.word(), given.who()));
      }
    }
  }

  private static void column(Sql sql, Map<String, Column> columns) {
    String name = sql.next('n');
    String type = sql.type();
    boolean notNull = sql.take("NOT NULL");
    refuse(
        columns.put(name, new Column(type, notNull)) != null, "column " + name + " already exists");
  }

  private void alterTable(Sql sql) {
    List<String> name = name(sql);
    Table table = state.table(name.get(0), name.get(1));
    if (sql.take("ADD COLUMN")) {
      column(sql, table.columns());
      return;
    }
    if (sql.take("MASKING OFF FOR DATASHARES")) {
      state.unmaskedInShares.add(FakeState.key(table.schema(), table.name()));
      return;
    }
    sql.need("ROW LEVEL SECURITY");
    if (sql.take("OFF FOR DATASHARES")) {
      state.unlimitedInShares.add(FakeState.key(table.schema(), table.name()));
      return;
    }
    if (sql.take("ON FOR DATASHARES")) {
      state.unlimitedInShares.remove(FakeState.key(table.schema(), table.name()));
      return;
    }
    String security = "off";
    if (!sql.take("OFF")) {
      sql.need("ON CONJUNCTION TYPE");
      security = sql.take("OR") ? "or" : "and";
      if (security.equals("and")) {
        sql.need("AND");
      }
    }
    state.put(new Table(table.schema(), table.name(), table.columns(), table.comment(), security));
  }

  private void dropTable(List<String> name) {
    state.table(name.get(0), name.get(1));
    refuse(FakeShares.holds(state, name.get(0), name.get(1)), name + " is in a datashare");
    state.unlimitedInShares.remove(FakeState.key(name.get(0), name.get(1)));
    state.unmaskedInShares.remove(FakeState.key(name.get(0), name.get(1)));
    state.tables.remove(FakeState.key(name.get(0), name.get(1)));
    state.rights.removeIf(
        (Right r) -> r.schema().equals(name.get(0)) && r.table().equals(name.get(1)));
    state.attachedRows.removeIf(a -> a.isOn(name.get(0), name.get(1)));
    state.attachedMasks.removeIf(a -> a.isOn(name.get(0), name.get(1)));
  }

  private void createRowPolicy(Sql sql) {
    String name = sql.next('n');
    refuse(state.rowPolicies.containsKey(name), "policy " + name + " already exists");
    Map<String, String> columns = new LinkedHashMap<>();
    if (sql.take("WITH")) {
      sql.need("(");
      do {
        String column = sql.next('n');
        columns.put(column, sql.type());
      } while (sql.take(","));
      sql.need(")");
    }
    sql.need("USING");
    sql.need("(");
    Sql.Node predicate = sql.expression();
    sql.need(")");
    names(predicate)
        .forEach(n -> refuse(!columns.containsKey(n), "column " + n + " does not exist"));
    state.rowPolicies.put(
        name, new FakeState.RowPolicy(columns, Sql.shown(predicate, "rls_table")));
  }

  /** The columns that an expression names. */
  static List<String> names(Sql.Node node) {
    List<String> names = new ArrayList<>();
    if (node.op().equals("column")) {
      names.add(node.text());
    }
    node.args().forEach(a -> names.addAll(names(a)));
    return names;
  }

  private Attached rowAttachment(Sql sql, String word) {
    String policy = sql.next('n');
    refuse(!state.rowPolicies.containsKey(policy), "policy " + policy + " does not exist");
    sql.need("ON TABLE");
    List<String> name = name(sql);
    Table table = state.table(name.get(0), name.get(1));
    FakeState.RowPolicy found = state.rowPolicies.get(policy);
    if (found != null) {
      found
          .columns()
          .forEach(
              (column, type) -> {
                Column known = table.columns().get(column);
                refuse(
                    known == null || !known.type().equals(type),
                    "column " + column + " " + type + " is not in the table");
              });
    }
    sql.need(word);
    return new Attached(policy, name.get(0), name.get(1), "", grantee(sql, roles), 0);
  }

  static Set<String> privilegesOfTables() {
    return ON_TABLE;
  }
}

package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.provider.aws.redshift.fake.FakeState.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** GRANT and REVOKE. */
final class FakeGrants {
  private final FakeState state;
  private final Set<String> roles;

  FakeGrants(FakeState state, Set<String> roles) {
    this.state = state;
    this.roles = roles;
  }

  void grant(Sql sql, boolean gives) {
    List<String> words = new ArrayList<>();
    do {
      words.add(sql.next('w'));
    } while (sql.take(","));
    List<String> columns = new ArrayList<>();
    if (sql.take("(")) {
      do {
        columns.add(sql.next('n'));
      } while (sql.take(","));
      sql.need(")");
    }
    List<String> on;
    if (sql.take("ON SCHEMA")) {
      String schema = sql.next('n');
      FakeStatements.refuse(
          !state.schemas.containsKey(schema), "schema " + schema + " does not exist");
      FakeStatements.refuse(
          !Set.of("USAGE", "CREATE", "ALTER", "DROP").containsAll(words),
          "invalid privilege type for schema");
      on = List.of(schema, "");
    } else {
      sql.need("ON TABLE");
      on = FakeStatements.name(sql);
      FakeState.Table table = state.table(on.get(0), on.get(1));
      FakeStatements.refuse(
          !FakeStatements.privilegesOfTables().containsAll(words),
          "invalid privilege type for table");
      FakeStatements.refuse(
          !table.columns().keySet().containsAll(columns),
          "column of " + columns + " does not exist");
      FakeStatements.refuse(
          !columns.isEmpty() && !Set.of("SELECT", "UPDATE").containsAll(words),
          "invalid privilege type for columns");
    }
    sql.need(gives ? "TO" : "FROM");
    String who = FakeStatements.grantee(sql, roles);
    for (String word : words) {
      change(on, columns, word, who, gives);
    }
  }

  /** All rights of some on some tables, also of those who have none. */
  void revokeEverything(Sql sql) {
    List<List<String>> tables = new ArrayList<>();
    do {
      List<String> name = FakeStatements.name(sql);
      state.table(name.get(0), name.get(1));
      tables.add(name);
    } while (sql.take(","));
    sql.need("FROM");
    do {
      String who = FakeStatements.grantee(sql, roles);
      state.rights.removeIf(
          r -> r.who().equals(who) && tables.contains(List.of(r.schema(), r.table())));
    } while (sql.take(","));
  }

  /** A right on the table that is taken takes those on its columns with it. */
  private void change(
      List<String> on, List<String> columns, String word, String who, boolean gives) {
    if (gives) {
      (columns.isEmpty() ? List.of("") : columns)
          .forEach(c -> state.rights.add(new Right(on.get(0), on.get(1), c, word, who)));
      return;
    }
    state.rights.removeIf(
        r ->
            r.schema().equals(on.get(0))
                && r.table().equals(on.get(1))
                && r.word().equals(word)
                && r.who().equals(who)
                && (columns.isEmpty() || columns.contains(r.column())));
  }
}

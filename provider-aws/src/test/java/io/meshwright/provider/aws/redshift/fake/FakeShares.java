package io.meshwright.provider.aws.redshift.fake;

import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Datashares, by the pages of CREATE, ALTER and DROP DATASHARE, of GRANT, and what those of row
 * policies and masks say of datashares. Whether a table that is in one can be dropped is not
 * written: here it cannot.
 */
final class FakeShares {
  private final FakeState state;

  FakeShares(FakeState state) {
    this.state = state;
  }

  private FakeState.Share share(String name) {
    FakeState.Share share = state.shares.get(name);
    if (share == null) {
      throw new IllegalArgumentException("ERROR: datashare " + name + " does not exist");
    }
    return share;
  }

  void create(Sql sql) {
    String name = sql.next('n');
    FakeStatements.refuse(state.shares.containsKey(name), "datashare " + name + " already exists");
    boolean open = false;
    if (sql.take("SET PUBLICACCESSIBLE")) {
      open = sql.take("TRUE");
      if (!open) {
        sql.need("FALSE");
      }
    }
    state.shares.put(
        name, new FakeState.Share(open, new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
  }

  void drop(Sql sql) {
    String name = sql.next('n');
    share(name);
    state.shares.remove(name);
    state.shareUsers.removeIf(u -> u.startsWith(name + "\n"));
    state.authorised.keySet().removeIf(u -> u.startsWith(name + "\n"));
  }

  void alter(Sql sql) {
    String name = sql.next('n');
    FakeState.Share share = share(name);
    if (sql.take("SET PUBLICACCESSIBLE")) {
      boolean open = sql.take("TRUE");
      if (!open) {
        sql.need("FALSE");
      }
      state.shares.put(
          name, new FakeState.Share(open, share.schemas(), share.takesAll(), share.tables()));
    } else if (sql.take("SET INCLUDENEW")) {
      boolean all = sql.take("TRUE");
      if (!all) {
        sql.need("FALSE");
      }
      sql.need("FOR SCHEMA");
      String schema = sql.next('n');
      FakeStatements.refuse(
          !share.schemas().contains(schema), "schema " + schema + " is not in the datashare");
      if (all) {
        share.takesAll().add(schema);
      } else {
        share.takesAll().remove(schema);
      }
    } else {
      objects(sql, share);
    }
  }

  private void objects(Sql sql, FakeState.Share share) {
    boolean adds = sql.take("ADD");
    if (!adds) {
      sql.need("REMOVE");
    }
    if (sql.take("SCHEMA")) {
      schema(sql.next('n'), share, adds);
      return;
    }
    sql.need("TABLE");
    BiConsumer<String, String> change =
        adds ? (s, t) -> addTable(share, s, t) : (s, t) -> removeTable(share, s, t);
    do {
      List<String> table = FakeStatements.name(sql);
      change.accept(table.get(0), table.get(1));
    } while (sql.take(","));
  }

  private void schema(String name, FakeState.Share share, boolean adds) {
    if (adds) {
      FakeStatements.refuse(!state.schemas.containsKey(name), "schema " + name + " does not exist");
      FakeStatements.refuse(
          !share.schemas().add(name), "schema " + name + " already exists in the datashare");
      return;
    }
    FakeStatements.refuse(
        share.tables().stream().anyMatch(t -> t.startsWith(name + "\n")),
        "objects of schema " + name + " are in the datashare");
    FakeStatements.refuse(
        !share.schemas().remove(name), "schema " + name + " does not exist in the datashare");
    share.takesAll().remove(name);
  }

  private void addTable(FakeState.Share share, String schema, String table) {
    state.table(schema, table);
    String key = FakeState.key(schema, table);
    FakeStatements.refuse(
        !share.schemas().contains(schema), "schema " + schema + " is not in the datashare");
    boolean masked = state.attachedMasks.stream().anyMatch(a -> a.isOn(schema, table));
    FakeStatements.refuse(
        masked && !state.unmaskedInShares.contains(key),
        table
            + " or a relation dependent on it is protected by a masking policy and cannot be"
            + " added to a datashare");
    FakeStatements.refuse(!share.tables().add(key), table + " already exists in the datashare");
  }

  private static void removeTable(FakeState.Share share, String schema, String table) {
    FakeStatements.refuse(
        !share.tables().remove(FakeState.key(schema, table)),
        table + " does not exist in the datashare");
  }

  void use(Sql sql, boolean gives) {
    String name = sql.next('n');
    share(name);
    sql.need(gives ? "TO" : "FROM");
    String kind = sql.take("NAMESPACE") ? "namespace:" : "account:";
    if (kind.equals("account:")) {
      sql.need("ACCOUNT");
    }
    String who = sql.next('t');
    FakeStatements.refuse(
        kind.equals("account:") ? !who.matches("[0-9]{12}") : !who.matches("[0-9a-f-]{36}"),
        "invalid consumer " + who);
    String user = name + "\n" + kind + who;
    if (gives) {
      state.shareUsers.add(user);
    } else {
      FakeStatements.refuse(!state.shareUsers.remove(user), "usage of " + name + " does not exist");
    }
  }

  /** What a table or schema is held by. */
  static boolean holds(FakeState state, String schema, String table) {
    return state.shares.values().stream()
        .anyMatch(
            s ->
                table.isEmpty()
                    ? s.schemas().contains(schema)
                    : s.tables().contains(FakeState.key(schema, table)));
  }
}

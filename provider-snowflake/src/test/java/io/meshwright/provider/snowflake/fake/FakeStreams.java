package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Schema;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Streams on standard tables, by the pages of CREATE STREAM, ALTER STREAM, DROP STREAM, SHOW
 * STREAMS and GRANT OWNERSHIP. The first one on a table whose changes are not kept takes its owner.
 */
final class FakeStreams {
  static final String KIND = "STREAM";
  private static final String SELECT = "SELECT";

  private final FakeState state;
  private final FakeTasks roles;
  private final String actor;

  FakeStreams(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
    this.roles = new FakeTasks(state, actor);
  }

  /**
   * A stream.
   *
   * @param source its table; empty where that is gone, whatever has its name by now
   * @param inserts whether it shows inserts only
   */
  record Offset(
      String owner, String comment, Optional<Path> source, boolean inserts, boolean stale) {
    Offset owned(String other) {
      return new Offset(other, comment, source, inserts, stale);
    }

    Offset commented(String text) {
      return new Offset(owner, text, source, inserts, stale);
    }

    Offset without(Path gone) {
      return new Offset(owner, comment, source.filter(s -> !s.isWithin(gone)), inserts, stale);
    }

    Offset becomingStale() {
      return new Offset(owner, comment, source, inserts, true);
    }
  }

  /** Runs a statement, where it is about a stream. */
  boolean runs(Sql sql) {
    if (sql.take("CREATE OR REPLACE STREAM")) {
      create(sql, true);
    } else if (sql.take("CREATE STREAM")) {
      create(sql, false);
    } else if (sql.take("ALTER STREAM")) {
      Path path = FakeStatements.path(sql, 3);
      sql.need("SET");
      Offset stream = owned(path);
      state.streams.put(path, stream.commented(FakeStatements.comment(sql, true).orElseThrow()));
    } else if (sql.take("DROP STREAM")) {
      Path path = FakeStatements.path(sql, 3);
      sql.end();
      owned(path);
      state.forgetStream(path);
    } else if (sql.take("GRANT OWNERSHIP ON STREAM")) {
      own(sql);
    } else {
      return false;
    }
    return true;
  }

  static Offset of(FakeState state, Path path) {
    return Optional.ofNullable(state.streams.get(path))
        .orElseThrow(() -> Refused.missing("Stream", path.shown()));
  }

  /** Who owns one may do all with it, and who was given SELECT on it reads it. */
  boolean reads(String role, Path path) {
    return roles.has(role, of(state, path).owner())
        || state.rights.stream()
            .filter(r -> isOn(r, path) && r.privilege().equals(SELECT))
            .anyMatch(r -> roles.holds(role, r));
  }

  private Offset owned(Path path) {
    Offset stream = of(state, path);
    if (!roles.has(actor, stream.owner())) {
      throw Refused.privileges("stream '" + path.last() + "'");
    }
    return stream;
  }

  private void create(Sql sql, boolean replaces) {
    Path path = FakeStatements.path(sql, 3);
    sql.need("ON TABLE");
    Path source = FakeStatements.path(sql, 3);
    boolean inserts = sql.take("APPEND_ONLY = TRUE");
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    Schema schema = state.schema(path.parent());
    if (!roles.has(actor, schema.owner())) {
      throw Refused.privileges("schema '" + path.parent().last() + "'");
    }
    follow(source);
    if (state.tables.containsKey(path) || state.views.containsKey(path)) {
      throw Refused.exists(path.last());
    }
    if (state.streams.containsKey(path)) {
      if (!replaces) {
        throw Refused.exists(path.last());
      }
      owned(path);
      state.forgetStream(path);
    }
    state.streams.put(path, new Offset(actor, comment, Optional.of(source), inserts, false));
    new FakeGrants(state, actor).onNew(path, KIND);
  }

  private void follow(Path source) {
    Table table = FakeTables.of(state, source, FakeTables.STANDARD);
    boolean owner = roles.has(actor, table.owner());
    boolean reads =
        state.rights.stream()
            .filter(r -> r.path().equals(source) && !r.future() && r.privilege().equals(SELECT))
            .anyMatch(r -> roles.holds(actor, r));
    if (!owner && !reads) {
      throw Refused.privileges("table '" + source.last() + "'");
    }
    if (!owner && !state.tracked.contains(source)) {
      throw Refused.semantic(
          1420,
          "SQL access control error:\nChange tracking is not enabled on table " + source.shown());
    }
    state.tracked.add(source);
  }

  private static boolean isOn(Right right, Path path) {
    return right.on().equals(KIND) && right.path().equals(path) && !right.future();
  }

  private void own(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    sql.need("TO ROLE");
    Path role = FakeStatements.path(sql, 1);
    boolean revokes = sql.take("REVOKE CURRENT GRANTS");
    boolean copies = !revokes && sql.take("COPY CURRENT GRANTS");
    sql.end();
    Offset stream = of(state, path);
    state.role(role);
    Schema schema = state.schema(path.parent());
    if (schema.managed() && !roles.has(schema.owner(), role.last())) {
      throw FakeTasks.notSubordinate();
    }
    if (revokes) {
      state.rights.removeIf(r -> isOn(r, path));
    } else if (!copies && state.rights.stream().anyMatch(r -> isOn(r, path))) {
      throw Refused.semantic(
          3036,
          "SQL execution error:\nDependent grant of privilege on the stream has to be revoked");
    }
    state.streams.put(path, stream.owned(role.last()));
  }

  /** Columns and values by turns, of each stream in something. */
  List<String[]> shown(Path container) {
    List<String[]> rows = new ArrayList<>();
    state.streams.forEach(
        (path, s) -> {
          if (path.isWithin(container)) {
            rows.add(
                new String[] {
                  "name", path.last(),
                  "database_name", path.names().get(0),
                  "schema_name", path.names().get(1),
                  "owner", s.owner(),
                  "owner_role_type", "ROLE",
                  "comment", s.comment(),
                  "table_name", s.source().map(Path::shown).orElse("No privilege or table dropped"),
                  "source_type", "Table",
                  "type", "DELTA",
                  "stale", String.valueOf(s.stale()),
                  "mode", s.inserts() ? "APPEND_ONLY" : "DEFAULT",
                  "invalid_reason", "N/A"
                });
          }
        });
    return rows;
  }
}

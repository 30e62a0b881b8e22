package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Database;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Role;
import io.meshwright.provider.snowflake.fake.FakeState.Schema;
import java.util.Optional;

/** Runs one statement, by the pages of the SQL command reference. */
final class FakeStatements {
  private final FakeState state;
  private final String actor;
  private final boolean standard;
  private final FakeImports imports;

  /**
   * Runs statements.
   *
   * @param actor the account role that acts; it owns what it makes
   * @param standard whether the edition is the one without policies
   * @param imports what other accounts share
   */
  FakeStatements(FakeState state, String actor, boolean standard, FakeImports imports) {
    this.imports = imports;
    this.state = state;
    this.actor = actor;
    this.standard = standard;
  }

  void run(String statement) {
    Sql sql = new Sql(statement);
    if (new FakeSecureViews(state, actor).runs(sql, statement)
        || new FakeTags(state, actor).runs(sql)
        || new FakeDynamicTables(state, actor, standard).runs(sql)
        || new FakeExternalTables(state, actor, standard).runs(sql)
        || new FakeTasks(state, actor).runs(sql)
        || new FakeStreams(state, actor).runs(sql)
        || new FakeModels(state, actor).runs(sql)
        || new FakeListings(state, actor).runs(sql)
        || new FakeMetrics(state, actor, standard).runs(sql)
        || new FakeWarehouses(state, actor).runs(sql)) {
      sql.end();
      return;
    }
    if (sql.take("GRANT")) {
      new FakeGrants(state, actor).change(sql, true);
    } else if (sql.take("REVOKE")) {
      new FakeGrants(state, actor).change(sql, false);
    } else if (sql.take("COMMENT")) {
      comments().on(sql);
    } else if (sql.take("CREATE OR REPLACE")) {
      policies().create(sql, true);
    } else if (sql.take("CREATE")) {
      create(sql);
    } else if (sql.take("ALTER")) {
      alter(sql);
    } else {
      sql.need("DROP");
      drop(sql);
    }
    sql.end();
  }

  private FakePolicies policies() {
    if (standard) {
      throw Refused.unsupported("POLICY");
    }
    return new FakePolicies(state, actor);
  }

  private FakeComments comments() {
    return new FakeComments(state);
  }

  private FakeShares shares() {
    return new FakeShares(state, actor);
  }

  private FakeStages stages() {
    return new FakeStages(state, actor);
  }

  private FakeTables tables() {
    return new FakeTables(state, actor, standard);
  }

  /** COMMENT = 'text', where it is there. */
  static Optional<String> comment(Sql sql, boolean needed) {
    if (!sql.take("COMMENT")) {
      if (needed) {
        throw sql.unexpected();
      }
      return Optional.empty();
    }
    sql.need("=");
    return Optional.of(sql.next('t'));
  }

  /** Texts compare by their characters here: another collation is not kept. */
  static void collation(Sql sql) {
    if (sql.take("DEFAULT_DDL_COLLATION =") && !sql.next('t').isEmpty()) {
      throw Refused.unsupported("DEFAULT_DDL_COLLATION");
    }
  }

  static Path path(Sql sql, int parts) {
    return new Path(sql.name(parts));
  }

  private void create(Sql sql) {
    if (sql.take("DATABASE ROLE")) {
      createRole(sql, 2);
    } else if (sql.take("ROLE")) {
      createRole(sql, 1);
    } else if (sql.take("DATABASE") || sql.take("TRANSIENT DATABASE")) {
      createDatabase(sql);
    } else if (sql.take("SCHEMA")) {
      createSchema(sql);
    } else if (sql.take("SHARE")) {
      shares().create(sql);
    } else if (sql.take("STAGE")) {
      stages().create(sql);
    } else if (sql.take(FakeTables.ICEBERG)) {
      tables().create(sql, FakeTables.ICEBERG);
    } else if (sql.take(FakeTables.STANDARD)) {
      tables().create(sql, FakeTables.STANDARD);
    } else {
      policies().create(sql, false);
    }
  }

  private void createDatabase(Sql sql) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = path(sql, 1);
    if (imports.create(state, actor, path, sql)) {
      return;
    }
    if (sql.take("DATA_RETENTION_TIME_IN_DAYS =")) {
      sql.next('d');
    }
    collation(sql);
    String comment = comment(sql, false).orElse("");
    sql.end();
    if (state.databases.containsKey(path)) {
      exists(path, quiet);
      return;
    }
    state.databases.put(path, new Database(actor, comment));
    // Every database begins with this one, and shows the other.
    String name = path.last();
    state.schemas.put(Path.of(name, "PUBLIC"), new Schema(false, actor, ""));
  }

  private static void exists(Path path, boolean quiet) {
    if (!quiet) {
      throw Refused.exists(path.last());
    }
  }

  private void createSchema(Sql sql) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = path(sql, 2);
    boolean managed = sql.take("WITH MANAGED ACCESS");
    collation(sql);
    String comment = comment(sql, false).orElse("");
    sql.end();
    state.database(path.parent());
    FakeImports.checkOwn(state, path);
    if (state.schemas.containsKey(path) || path.last().equals("INFORMATION_SCHEMA")) {
      exists(path, quiet);
      return;
    }
    state.schemas.put(path, new Schema(managed, actor, comment));
  }

  private void createRole(Sql sql, int parts) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = path(sql, parts);
    String comment = comment(sql, false).orElse("");
    sql.end();
    if (parts > 1) {
      state.database(path.parent());
      FakeImports.checkOwn(state, path);
    }
    if (state.roles.containsKey(path)) {
      exists(path, quiet);
      return;
    }
    state.roles.put(path, new Role(actor, comment));
  }

  private void alter(Sql sql) {
    if (sql.take("DATABASE ROLE")) {
      comments().after(sql, "DATABASE ROLE", 2);
    } else if (sql.take("DATABASE")) {
      comments().after(sql, "DATABASE", 1);
    } else if (sql.take("SCHEMA")) {
      alterSchema(sql);
    } else if (sql.take("SHARE")) {
      shares().alter(sql);
    } else if (sql.take("STAGE")) {
      stages().alter(sql);
    } else if (sql.take(FakeTables.ICEBERG)) {
      tables().alter(sql, FakeTables.ICEBERG);
    } else if (sql.take(FakeTables.STANDARD)) {
      tables().alter(sql, FakeTables.STANDARD);
    } else {
      policies().alter(sql);
    }
  }

  private void alterSchema(Sql sql) {
    int start = sql.position();
    boolean quiet = sql.take("IF EXISTS");
    Path path = path(sql, 2);
    if (sql.isNext("SET") || sql.isNext("UNSET")) {
      sql.back(start);
      comments().after(sql, "SCHEMA", 2);
      return;
    }
    boolean managed = sql.take("ENABLE MANAGED ACCESS");
    if (!managed) {
      sql.need("DISABLE MANAGED ACCESS");
    }
    if (!quiet || state.schemas.containsKey(path)) {
      Schema schema = state.schema(path);
      state.schemas.put(path, new Schema(managed, schema.owner(), schema.comment()));
    }
  }

  private void drop(Sql sql) {
    if (sql.take("DATABASE ROLE")) {
      dropRole(sql, 2);
    } else if (sql.take("ROLE")) {
      dropRole(sql, 1);
    } else if (sql.take("DATABASE")) {
      dropContainer(sql, 1);
    } else if (sql.take("SCHEMA")) {
      dropContainer(sql, 2);
    } else if (sql.take("SHARE")) {
      shares().drop(sql);
    } else if (sql.take("STAGE")) {
      stages().drop(sql);
    } else if (sql.take(FakeTables.ICEBERG)) {
      tables().drop(sql, FakeTables.ICEBERG);
    } else if (sql.take(FakeTables.STANDARD)) {
      tables().drop(sql, FakeTables.STANDARD);
    } else {
      policies().drop(sql);
    }
  }

  private void dropRole(Sql sql, int parts) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = path(sql, parts);
    sql.end();
    if (!quiet || state.roles.containsKey(path)) {
      state.role(path);
      FakeImports.checkOwn(state, path);
      state.forgetRole(path);
    }
  }

  /** RESTRICT only looks at foreign keys, of which there are none; all that is inside goes. */
  private void dropContainer(Sql sql, int parts) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = path(sql, parts);
    if (!sql.take("CASCADE")) {
      sql.take("RESTRICT");
    }
    sql.end();
    if (quiet && !(parts == 1 ? state.databases : state.schemas).containsKey(path)) {
      return;
    }
    if (parts == 1) {
      state.database(path);
    } else {
      state.schema(path);
    }
    for (Path policy : state.policies.keySet()) {
      if (policy.isWithin(path) && state.users(policy).anyMatch(t -> !t.isWithin(path))) {
        throw FakePolicies.associated(policy);
      }
    }
    state.forget(path);
  }
}

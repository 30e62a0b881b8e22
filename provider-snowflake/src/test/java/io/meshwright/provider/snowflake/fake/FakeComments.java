package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Database;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Role;
import io.meshwright.provider.snowflake.fake.FakeState.Schema;
import java.util.List;

/** Comments on what is there. */
final class FakeComments {
  private final FakeState state;

  FakeComments(FakeState state) {
    this.state = state;
  }

  /** SET COMMENT or UNSET COMMENT. */
  void after(Sql sql, String kind, int parts) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, parts);
    String comment = "";
    if (sql.take("SET")) {
      comment = FakeStatements.comment(sql, true).orElseThrow();
    } else {
      sql.need("UNSET COMMENT");
    }
    sql.end();
    setComment(kind, path, comment, quiet);
  }

  /** What follows COMMENT. */
  void on(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    sql.need("ON");
    String kind =
        List.of("DATABASE ROLE", "DATABASE", "SCHEMA", "TABLE", "COLUMN").stream()
            .filter(sql::take)
            .findFirst()
            .orElseThrow(sql::unexpected);
    Path path =
        FakeStatements.path(
            sql,
            switch (kind) {
              case "DATABASE" -> 1;
              case "SCHEMA", "DATABASE ROLE" -> 2;
              case "TABLE" -> 3;
              default -> 4;
            });
    sql.need("IS");
    String comment = sql.next('t');
    sql.end();
    setComment(kind, path, comment, quiet);
  }

  private void setComment(String kind, Path path, String comment, boolean quiet) {
    try {
      switch (kind) {
        case "DATABASE" ->
            state.databases.put(path, new Database(state.database(path).owner(), comment));
        case "SCHEMA" -> {
          Schema schema = state.schema(path);
          state.schemas.put(path, new Schema(schema.managed(), schema.owner(), comment));
        }
        case "DATABASE ROLE" -> state.roles.put(path, new Role(state.role(path).owner(), comment));
        case "TABLE" -> state.tables.put(path, state.table(path).commented(comment));
        default -> {
          FakeState.Table table = state.table(path.parent());
          state.tables.put(path.parent(), table.with(table.column(path.last()).commented(comment)));
        }
      }
    } catch (Refused e) {
      if (!quiet || e.code() != 2003) {
        throw e;
      }
    }
  }
}

package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Argument;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Policy;
import io.meshwright.provider.snowflake.fake.SqlExpressions.Node;
import java.util.ArrayList;
import java.util.List;

/** Statements about policies themselves. */
final class FakePolicies {
  private final FakeState state;
  private final String actor;

  FakePolicies(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  static Refused associated(Path policy) {
    return Refused.semantic(
        0,
        "SQL compilation error:\nPolicy "
            + policy.last()
            + " cannot be dropped/replaced as it is associated with one or more entities.");
  }

  private static boolean isOfRows(Sql sql) {
    if (sql.take("ROW ACCESS POLICY")) {
      return true;
    }
    sql.need("MASKING POLICY");
    return false;
  }

  void create(Sql sql, boolean replaces) {
    boolean ofRows = isOfRows(sql);
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = FakeStatements.path(sql, 3);
    sql.need("AS");
    List<Argument> arguments = arguments(sql);
    sql.need("RETURNS");
    String returns = FakeTables.canonical(sql.type());
    sql.need("->");
    String body = body(sql, arguments);
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    state.schema(path.parent());
    check(ofRows, arguments, returns);
    Policy old = state.policies.get(path);
    if (old != null && quiet) {
      return;
    }
    if (old != null && (!replaces || old.ofRows() != ofRows)) {
      throw Refused.exists(path.last());
    }
    if (old != null && state.users(path).findAny().isPresent()) {
      throw associated(path);
    }
    state.policies.put(path, new Policy(ofRows, arguments, returns, body, actor, comment));
  }

  private static List<Argument> arguments(Sql sql) {
    sql.need("(");
    List<Argument> arguments = new ArrayList<>();
    do {
      String name = sql.identifier();
      String type = sql.type();
      // Without a length a text of a signature is as long as any.
      boolean open = SqlCasts.family(type).equals("VARCHAR") && !type.contains("(");
      arguments.add(new Argument(name, open ? "VARCHAR(134217728)" : FakeTables.canonical(type)));
    } while (sql.take(","));
    sql.need(")");
    return List.copyOf(arguments);
  }

  private static void check(boolean ofRows, List<Argument> arguments, String returns) {
    if (ofRows && !returns.equals("BOOLEAN")) {
      throw Refused.semantic(0, "SQL compilation error:\nRow access policy returns BOOLEAN.");
    }
    if (!ofRows && !SqlCasts.family(returns).equals(SqlCasts.family(arguments.getFirst().type()))) {
      throw Refused.semantic(
          0, "SQL compilation error: Masking policy function argument and return type mismatch.");
    }
    if (arguments.stream().map(Argument::name).distinct().count() < arguments.size()) {
      throw Refused.semantic(0, "SQL compilation error:\nduplicate argument name");
    }
  }

  private static String body(Sql sql, List<Argument> arguments) {
    int from = sql.position();
    Node body = SqlExpressions.next(sql);
    for (String name : SqlExpressions.names(body)) {
      if (arguments.stream().noneMatch(a -> a.name().equals(name))) {
        throw Refused.identifier(name);
      }
    }
    return sql.since(from);
  }

  void alter(Sql sql) {
    boolean ofRows = isOfRows(sql);
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 3);
    if (quiet && !state.policies.containsKey(path)) {
      while (!sql.atEnd()) {
        sql.next(sql.peek().kind());
      }
      return;
    }
    Policy old = state.policy(path, ofRows);
    String body = old.body();
    String comment = old.comment();
    if (sql.take("SET BODY ->")) {
      body = body(sql, old.arguments());
    } else if (sql.take("UNSET COMMENT")) {
      comment = "";
    } else {
      sql.need("SET");
      comment = FakeStatements.comment(sql, true).orElseThrow();
    }
    sql.end();
    state.policies.put(
        path, new Policy(ofRows, old.arguments(), old.returns(), body, old.owner(), comment));
  }

  void drop(Sql sql) {
    boolean ofRows = isOfRows(sql);
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 3);
    sql.end();
    if (quiet && !state.policies.containsKey(path)) {
      return;
    }
    state.policy(path, ofRows);
    if (state.users(path).findAny().isPresent()) {
      throw associated(path);
    }
    state.forget(path);
  }
}

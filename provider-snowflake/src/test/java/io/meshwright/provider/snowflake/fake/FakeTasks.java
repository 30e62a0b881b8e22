package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements about tasks, by the pages of CREATE TASK, ALTER TASK, GRANT OWNERSHIP and of the
 * security of tasks. Warehouses are not made here: each is there, and everybody may use it.
 */
final class FakeTasks {
  private static final String ADMINISTRATOR = "ACCOUNTADMIN";
  private static final String EXECUTE = "EXECUTE TASK";
  private static final String SERVERLESS = "EXECUTE MANAGED TASK";
  private static final String CRON =
      "USING CRON( [0-9*,/-]+){2} [0-9*,/L-]+ [0-9A-Z*,/-]+ [0-9A-Z*,/-]+ [A-Za-z/_]+";
  private static final String INTERVAL = "[1-9][0-9]* (HOUR|MINUTE|SECOND)S?";
  private static final Pattern STREAM = Pattern.compile("\\('((?:[^']|'')*)'\\)");

  private final FakeState state;
  private final String actor;

  FakeTasks(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  /** Runs a statement, where it is about a task. */
  boolean runs(Sql sql) {
    if (sql.take("CREATE OR REPLACE TASK")) {
      create(sql, true);
    } else if (sql.take("CREATE TASK")) {
      create(sql, false);
    } else if (sql.take("ALTER TASK")) {
      alter(sql);
    } else if (sql.take("DROP TASK")) {
      Path path = FakeStatements.path(sql, 3);
      sql.end();
      owned(path);
      state.forgetTask(path);
    } else if (sql.take("GRANT OWNERSHIP ON TASK")) {
      own(sql);
    } else {
      return account(sql);
    }
    return true;
  }

  /** What lets a role run tasks at all. */
  private boolean account(Sql sql) {
    for (String word : List.of(EXECUTE, SERVERLESS)) {
      boolean gives = sql.take("GRANT " + word + " ON ACCOUNT TO ROLE");
      if (gives || sql.take("REVOKE " + word + " ON ACCOUNT FROM ROLE")) {
        Path role = FakeStatements.path(sql, 1);
        state.role(role);
        Set<String> words = state.running.computeIfAbsent(role.last(), k -> new TreeSet<>());
        if (gives) {
          words.add(word);
        } else {
          words.remove(word);
        }
        return true;
      }
    }
    return false;
  }

  /** Gives a role something on the account. */
  void give(Path role, String word) {
    state.role(role);
    state.running.computeIfAbsent(role.last(), k -> new TreeSet<>()).add(word);
  }

  /** Whoever acts has the role, and it reads the table. */
  void checkActsAs(String role, Path table) {
    boolean reads =
        state.rights.stream()
            .filter(r -> r.path().equals(table) && r.privilege().equals("SELECT") && !r.future())
            .anyMatch(r -> holds(role, r));
    if (!has(actor, role) || !reads) {
      throw Refused.privileges("table '" + table.last() + "'");
    }
  }

  private FakeTask task(Path path) {
    return Optional.ofNullable(state.tasks.get(path))
        .orElseThrow(() -> Refused.missing("Task", path.shown()));
  }

  /** A task that whoever acts owns, by himself or by a role that he has. */
  private FakeTask owned(Path path) {
    FakeTask task = task(path);
    if (!has(actor, task.owner())) {
      throw Refused.privileges("task '" + path.last() + "'");
    }
    return task;
  }

  /** Whether a role is another or has it. */
  boolean has(String role, String other) {
    return role.equals(ADMINISTRATOR)
        || role.equals(other)
        || state.given.stream()
            .filter(g -> g.role().equals(Path.of(other)) && g.to().kind().equals("ROLE"))
            .anyMatch(g -> has(role, g.to().name().last()));
  }

  boolean mayRun(String role, String word) {
    return role.equals(ADMINISTRATOR)
        || state.running.entrySet().stream()
            .anyMatch(e -> e.getValue().contains(word) && has(role, e.getKey()));
  }

  private void create(Sql sql, boolean replaces) {
    Path path = FakeStatements.path(sql, 3);
    FakeTask task =
        new FakeTask(
            actor, "", Optional.empty(), Optional.empty(), "", false, Optional.empty(), "", false);
    while (!sql.isNext("AS") && !sql.isNext("WHEN")) {
      task = property(sql, task);
    }
    if (sql.take("WHEN")) {
      task = task.when(condition(sql));
    }
    sql.need("AS");
    task = task.defined(definition(sql));
    checkCompute(task);
    state.schema(path.parent());
    if (state.tasks.containsKey(path)) {
      if (!replaces) {
        throw Refused.exists(path.last());
      }
      owned(path);
      state.forgetTask(path);
    }
    if (task.warehouse().isEmpty() && !mayRun(actor, SERVERLESS)) {
      throw Refused.privileges("account: " + SERVERLESS);
    }
    state.tasks.put(path, task);
    new FakeGrants(state, actor).onNew(path, "TASK");
  }

  /** Streams that have something to show, with OR and AND between them. */
  private static String condition(Sql sql) {
    int from = sql.position();
    do {
      sql.need("SYSTEM$STREAM_HAS_DATA (");
      sql.next('t');
      sql.need(")");
    } while (sql.take("OR") || sql.take("AND"));
    return sql.since(from);
  }

  /** By the page on triggered tasks; a warehouse is no compute of Snowflake's own. */
  private static void checkCompute(FakeTask task) {
    boolean triggered = !task.condition().isEmpty() && task.schedule().isEmpty();
    boolean serverless = task.warehouse().isEmpty();
    if (triggered && serverless && !task.targeted() || !serverless && task.targeted()) {
      throw Refused.semantic(
          1008, "SQL compilation error:\ninvalid TARGET_COMPLETION_INTERVAL of the task");
    }
  }

  private static String definition(Sql sql) {
    String text = sql.rest();
    if (text.isBlank()) {
      throw sql.unexpected();
    }
    return text;
  }

  private FakeTask property(Sql sql, FakeTask task) {
    if (sql.take("WAREHOUSE =")) {
      return task.warehouse(Optional.of(sql.identifier()));
    }
    if (sql.take("TARGET_COMPLETION_INTERVAL =")) {
      if (!sql.next('t').matches(INTERVAL)) {
        throw sql.unexpected();
      }
      return task.within();
    }
    if (sql.take("EXECUTE AS USER")) {
      return task.user(Optional.of(sql.identifier()));
    }
    if (sql.take("SCHEDULE =")) {
      String schedule = sql.next('t');
      if (!schedule.matches(CRON) && !schedule.matches(INTERVAL)) {
        throw Refused.semantic(
            1008, "SQL compilation error:\ninvalid value '" + schedule + "' for SCHEDULE");
      }
      return task.schedule(Optional.of(schedule));
    }
    return task.commented(FakeStatements.comment(sql, true).orElseThrow());
  }

  private void alter(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    if (sql.isNext("RESUME") || sql.isNext("SUSPEND")) {
      boolean starts = sql.take("RESUME");
      if (!starts) {
        sql.need("SUSPEND");
      }
      FakeTask task = operated(path);
      if (starts) {
        checkOwner(path, task);
      }
      state.tasks.put(path, task.started(starts));
      return;
    }
    FakeTask task = owned(path);
    if (task.started()) {
      throw suspended(path);
    }
    state.tasks.put(path, altered(sql, task));
  }

  private FakeTask altered(Sql sql, FakeTask task) {
    if (sql.take("MODIFY AS")) {
      return task.defined(definition(sql));
    }
    if (sql.take("MODIFY WHEN")) {
      return task.when(condition(sql));
    }
    if (sql.take("REMOVE WHEN")) {
      return task.when("");
    }
    if (sql.take("UNSET SCHEDULE")) {
      return task.schedule(Optional.empty());
    }
    if (sql.take("UNSET WAREHOUSE")) {
      return task.warehouse(Optional.empty());
    }
    sql.need("SET");
    return property(sql, task);
  }

  private static Refused suspended(Path path) {
    return Refused.semantic(
        91801, "SQL execution error:\nTask " + path.shown() + " has to be suspended first.");
  }

  private FakeTask operated(Path path) {
    FakeTask task = task(path);
    boolean operates =
        state.rights.stream()
            .filter(r -> isOn(r, path) && r.privilege().equals("OPERATE"))
            .anyMatch(r -> has(actor, r.who().name().last()));
    return operates ? task : owned(path);
  }

  /** Who owns it has to be able to run it, and to reach what it is in. */
  private void checkOwner(Path path, FakeTask task) {
    if (!mayRun(task.owner(), EXECUTE)) {
      throw Refused.semantic(
          91089,
          "SQL execution error:\nCannot execute task , EXECUTE TASK privilege must be granted to"
              + " owner role");
    }
    if (task.warehouse().isEmpty() && !mayRun(task.owner(), SERVERLESS)) {
      throw Refused.semantic(
          91090,
          "SQL execution error:\nCannot execute task , EXECUTE MANAGED TASK privilege must be"
              + " granted to owner role");
    }
    checkCompute(task);
    Matcher streams = STREAM.matcher(task.condition());
    while (streams.find()) {
      Path stream = new Path(new Sql(streams.group(1).replace("''", "'")).name(3));
      if (!new FakeStreams(state, actor).reads(task.owner(), stream)) {
        throw Refused.privileges("stream '" + stream.last() + "'");
      }
    }
    for (Path container : List.of(path.parent().parent(), path.parent())) {
      if (!reaches(task.owner(), container)) {
        throw Refused.semantic(
            91091,
            "SQL execution error:\nCannot execute task , USAGE privilege on "
                + container.shown()
                + " must be granted to owner role");
      }
    }
  }

  private boolean reaches(String role, Path container) {
    String owner =
        container.names().size() == 1
            ? state.database(container).owner()
            : state.schema(container).owner();
    return has(role, owner)
        || state.rights.stream()
            .filter(r -> r.path().equals(container) && !r.future())
            .anyMatch(r -> holds(role, r));
  }

  boolean holds(String role, Right right) {
    return right.who().kind().equals("DATABASE_ROLE")
        ? state.given.stream()
            .filter(g -> g.role().equals(right.who().name()) && g.to().kind().equals("ROLE"))
            .anyMatch(g -> has(role, g.to().name().last()))
        : right.who().kind().equals("ROLE") && has(role, right.who().name().last());
  }

  private static boolean isOn(Right right, Path path) {
    return right.on().equals("TASK") && right.path().equals(path) && !right.future();
  }

  static Refused notSubordinate() {
    return Refused.semantic(
        3001,
        "SQL access control error:\nOwnership of what is in a schema with managed access is given"
            + " to subordinate roles of the schema's owner only.");
  }

  private void own(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    sql.need("TO ROLE");
    Path role = FakeStatements.path(sql, 1);
    boolean revokes = sql.take("REVOKE CURRENT GRANTS");
    boolean copies = !revokes && sql.take("COPY CURRENT GRANTS");
    sql.end();
    FakeTask task = task(path);
    state.role(role);
    if (task.started()) {
      throw suspended(path);
    }
    Schema schema = state.schema(path.parent());
    if (schema.managed() && !has(schema.owner(), role.last())) {
      throw notSubordinate();
    }
    if (revokes) {
      state.rights.removeIf(r -> isOn(r, path));
    } else if (!copies && state.rights.stream().anyMatch(r -> isOn(r, path))) {
      throw Refused.semantic(
          3036, "SQL execution error:\nDependent grant of privilege on the task has to be revoked");
    }
    state.tasks.put(path, task.owned(role.last()));
  }
}

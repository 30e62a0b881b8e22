package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfTask;
import java.util.List;
import java.util.Optional;

/**
 * Statements about tasks (https://docs.snowflake.com/en/sql-reference/sql/create-task). What a task
 * runs is a procedure or a notebook by its name: no text of anybody else is in it.
 */
public final class TaskStatements {
  /** Which stream has something to show, as conditions of tasks are shown. */
  private static final String HAS_DATA = "SYSTEM$STREAM_HAS_DATA";

  /**
   * Snowflake's own compute for a task without a schedule takes the time by which a run should have
   * ended (https://docs.snowflake.com/en/user-guide/tasks-triggered); its owner tunes it.
   */
  private static final String TARGET = "15 MINUTES";

  private TaskStatements() {}

  /**
   * A task that runs nothing yet, which whoever makes it owns: what it is to run it is told when it
   * has its owner. It is suspended, as every task is that was made.
   */
  public static SqlText create(SfTask task, String comment) {
    SqlText text = named("CREATE TASK", task);
    boolean follows = !task.follows().isEmpty();
    task.warehouse().ifPresent(w -> text.words("WAREHOUSE =").name(w));
    if (follows && task.warehouse().isEmpty()) {
      text.words("TARGET_COMPLETION_INTERVAL =").text(TARGET);
    }
    text.words("COMMENT =").text(comment);
    if (follows) {
      text.words("WHEN").sql(condition(task.database(), task.schema(), task.follows()));
    }
    return text.words("AS SELECT 1");
  }

  /**
   * When some streams of a schema have something to show. Each name is in quotes within a text in
   * quotes (https://docs.snowflake.com/en/sql-reference/functions/system_stream_has_data).
   */
  public static SqlText condition(String database, String schema, List<String> streams) {
    return SfText.joined(
        streams.stream()
            .map(s -> SfText.ofName(database, schema, s).toString())
            .map(s -> SfText.of(HAS_DATA).brackets(SfText.ofText(s)))
            .toList(),
        "OR");
  }

  /** Gives a task to a role, by whose rights it runs; nobody else keeps a right on it. */
  public static SqlText own(SfTask task, String role) {
    return named("GRANT OWNERSHIP ON TASK", task)
        .words("TO ROLE")
        .name(role)
        .words("REVOKE CURRENT GRANTS");
  }

  /**
   * Tells a task what it runs.
   *
   * @throws UnwritableException where that was not read
   */
  public static SqlText modify(SfTask task) throws UnwritableException {
    return alter(task).words("MODIFY AS").sql(runs(task.runs()));
  }

  /**
   * What a task runs.
   *
   * @throws UnwritableException where that was not read
   */
  public static SqlText runs(SfTask.Runs runs) throws UnwritableException {
    return switch (runs) {
      case SfTask.Runs.Procedure(List<String> path) -> called("CALL", path);
      case SfTask.Runs.Notebook(List<String> path) -> called("EXECUTE NOTEBOOK", path);
      case SfTask.Runs.Unread unread ->
          throw new UnwritableException("task-artefact", "what was not read is never written");
    };
  }

  private static SqlText called(String words, List<String> path) {
    return SfText.of(words)
        .name(path.getFirst(), path.subList(1, path.size()).toArray(String[]::new))
        .list(List.of());
  }

  /** When a task runs, or that somebody starts it. */
  public static SqlText schedule(SfTask task, Optional<String> schedule) {
    return schedule
        .map(s -> alter(task).words("SET SCHEDULE =").text(s))
        .orElseGet(() -> alter(task).words("UNSET SCHEDULE"));
  }

  /** Which warehouse runs a task, or that Snowflake gives the compute. */
  public static SqlText warehouse(SfTask task, Optional<String> warehouse) {
    return warehouse
        .map(w -> alter(task).words("SET WAREHOUSE =").name(w))
        .orElseGet(() -> alter(task).words("UNSET WAREHOUSE"));
  }

  /** The comment of a task. */
  public static SqlText comment(SfTask task, String comment) {
    return alter(task).words("SET COMMENT =").text(comment);
  }

  /** From here on a task runs by its schedule. */
  public static SqlText resume(SfTask task) {
    return alter(task).words("RESUME");
  }

  /** No run begins from here on; one that has begun ends by itself. */
  public static SqlText suspend(SfTask task) {
    return alter(task).words("SUSPEND");
  }

  /** A task goes; a run that has begun ends by itself. */
  public static SqlText drop(SfTask task) {
    return named("DROP TASK", task);
  }

  private static SqlText alter(SfTask task) {
    return named("ALTER TASK", task);
  }

  private static SqlText named(String words, SfTask task) {
    return SfText.of(words).name(task.database(), task.schema(), task.name());
  }
}

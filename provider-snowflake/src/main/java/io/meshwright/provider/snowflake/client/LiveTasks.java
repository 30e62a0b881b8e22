package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Digest;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.sql.TaskStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tasks of a database, of which one list tells all
 * (https://docs.snowflake.com/en/sql-reference/sql/show-tasks). Texts in the form that ours have
 * are read; of any other a digest is kept, as it may hold anything.
 */
final class LiveTasks {
  private static final String NONE = "[]";

  /** What decides on what runs, beside what a task of ours says of itself. */
  private static final List<String> OTHERS = List.of("predecessors", "execute_as_user", "config");

  /** Counts among them where it asks for something else than streams of the task's schema. */
  private static final String CONDITION = "condition";

  private static final Pattern HAS_DATA =
      Pattern.compile("(?s)SYSTEM\\$STREAM_HAS_DATA \\('((?:[^'\\\\]|''|\\\\.)*)'\\)");

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveTasks(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  void read() {
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.TASKS, database)) {
      SfTask task =
          new SfTask(
              database,
              row.text("schema_name"),
              row.text("name"),
              runs(row.text("definition")),
              written(row, "schedule"),
              follows(row),
              written(row, "warehouse").map(QualifiedName::single),
              Grantees.owner(row),
              row.text("state").toLowerCase(Locale.ROOT).equals("started"),
              others(row));
      live.comment(task.address(live.platform()), row);
      live.addMarked(task);
    }
  }

  private static Optional<String> written(SnowflakeRow row, String column) {
    return row.optional(column).map(String::strip).filter(t -> !t.isEmpty());
  }

  private List<String> follows(SnowflakeRow row) {
    return written(row, CONDITION)
        .map(text -> streams(database, row.text("schema_name"), text))
        .orElse(List.of());
  }

  /** Streams of a schema that a condition asks for; none where it is not written as ours are. */
  static List<String> streams(String database, String schema, String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = HAS_DATA.matcher(text);
    while (matcher.find()) {
      List<String> path = QualifiedName.parts(plain(matcher.group(1)));
      if (path.size() != 3) {
        return List.of();
      }
      names.add(path.getLast());
    }
    boolean same =
        !names.isEmpty()
            && TaskStatements.condition(database, schema, names).toString().equals(text);
    return same ? names : List.of();
  }

  private static String plain(String literal) {
    return literal.replaceAll("(?s)'(')|\\\\(.)", "$1$2");
  }

  private Optional<Digest> others(SnowflakeRow row) {
    TreeMap<String, String> found = new TreeMap<>();
    List<String> all = new ArrayList<>(OTHERS);
    if (follows(row).isEmpty()) {
      all.add(CONDITION);
    }
    for (String column : all) {
      written(row, column).filter(t -> !t.equals(NONE)).ifPresent(t -> found.put(column, t));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(Digest.of(found.toString()));
  }

  /** What a text runs; only what is written again just as it is counts as read. */
  static SfTask.Runs runs(String text) {
    String stripped = text.strip();
    return called(stripped, "CALL ")
        .<SfTask.Runs>map(SfTask.Runs.Procedure::new)
        .or(() -> called(stripped, "EXECUTE NOTEBOOK ").map(SfTask.Runs.Notebook::new))
        .filter(r -> isWritten(r, stripped))
        .orElseGet(() -> new SfTask.Runs.Unread(Digest.of(stripped).toString()));
  }

  private static Optional<List<String>> called(String text, String words) {
    int end = text.lastIndexOf('(');
    return text.startsWith(words) && end > words.length()
        ? Optional.of(QualifiedName.parts(text.substring(words.length(), end).strip()))
            .filter(p -> p.size() == 3)
        : Optional.empty();
  }

  private static boolean isWritten(SfTask.Runs runs, String text) {
    try {
      return TaskStatements.runs(runs).toString().equals(text);
    } catch (UnwritableException | IllegalArgumentException e) {
      return false;
    }
  }
}

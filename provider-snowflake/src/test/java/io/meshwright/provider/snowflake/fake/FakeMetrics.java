package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Metrics on tables, by the pages of ALTER TABLE and of expectations. */
final class FakeMetrics {
  private static final Set<String> KNOWN =
      Set.of("DUPLICATE_COUNT", "FRESHNESS", "NULL_COUNT", "ROW_COUNT", "UNIQUE_COUNT");
  private static final Set<String> TYPES =
      Set.of(
          "DATE", "FLOAT", "NUMBER", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TIMESTAMP_TZ", "VARCHAR");
  private static final String RIGHT = "EXECUTE DATA METRIC FUNCTION";

  /** Of which table, which metric, and of which columns. */
  record Key(Path table, String metric, List<String> columns) implements Comparable<Key> {
    Key {
      columns = List.copyOf(columns);
    }

    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A metric on a table; by whose rights, if not its owner's; and what is expected, by name. */
  record On(String role, Map<String, String> expected) {
    On {
      expected = new TreeMap<>(expected);
    }
  }

  private final FakeState state;
  private final String actor;
  private final boolean standard;

  FakeMetrics(FakeState state, String actor, boolean standard) {
    this.state = state;
    this.actor = actor;
    this.standard = standard;
  }

  /** Runs a statement, where it is about a metric. */
  boolean runs(Sql sql) {
    if (sql.take("GRANT " + RIGHT + " ON ACCOUNT TO ROLE")) {
      new FakeTasks(state, actor).give(FakeStatements.path(sql, 1), RIGHT);
      return true;
    }
    int start = sql.position();
    if (!sql.take("ALTER TABLE")) {
      return false;
    }
    Path path = FakeStatements.path(sql, 3);
    boolean about =
        sql.isNext("SET") && sql.take("SET DATA_METRIC_SCHEDULE =")
            || sql.take("ADD DATA METRIC FUNCTION")
            || sql.take("MODIFY DATA METRIC FUNCTION")
            || sql.take("DROP DATA METRIC FUNCTION");
    sql.back(start);
    if (!about) {
      return false;
    }
    if (standard) {
      throw Refused.unsupported("DATA METRIC FUNCTION");
    }
    sql.need("ALTER TABLE");
    FakeStatements.path(sql, 3);
    change(sql, path, state.table(path));
    return true;
  }

  private void change(Sql sql, Path path, Table table) {
    if (sql.take("SET DATA_METRIC_SCHEDULE =")) {
      state.schedules.put(path, sql.next('t'));
      return;
    }
    boolean adds = sql.take("ADD");
    boolean drops = !adds && sql.take("DROP");
    if (!adds && !drops) {
      sql.need("MODIFY");
    }
    sql.need("DATA METRIC FUNCTION");
    Key key = key(sql, path, table);
    if (adds) {
      add(sql, key);
    } else if (drops) {
      there(key);
      state.metrics.remove(key);
    } else {
      modify(sql, key);
    }
  }

  private static Key key(Sql sql, Path path, Table table) {
    List<String> function = sql.name(3);
    String metric = function.getLast();
    if (!function.subList(0, 2).equals(List.of("SNOWFLAKE", "CORE")) || !KNOWN.contains(metric)) {
      throw Refused.missing("Data metric function", String.join(".", function));
    }
    sql.need("ON");
    List<String> columns;
    if (sql.take("( )")) {
      columns = List.of();
    } else {
      columns = sql.identifiers();
    }
    if (metric.equals("ROW_COUNT") != columns.isEmpty()) {
      throw Refused.semantic(0, "SQL compilation error:\nInvalid argument types for " + metric);
    }
    for (String column : columns) {
      String type = SqlCasts.family(table.column(column).type());
      if (!TYPES.contains(type)) {
        throw Refused.semantic(0, "SQL compilation error:\nInvalid argument types for " + metric);
      }
    }
    return new Key(path, metric, columns);
  }

  private On there(Key key) {
    On on = state.metrics.get(key);
    if (on == null) {
      throw Refused.missing("Data metric function", key.metric());
    }
    return on;
  }

  private void add(Sql sql, Key key) {
    Map<String, String> expected = new TreeMap<>();
    if (sql.take("EXPECTATION")) {
      expectations(sql, expected);
    }
    String role = "";
    if (sql.take("EXECUTE AS ROLE")) {
      Path named = FakeStatements.path(sql, 1);
      state.role(named);
      role = named.last();
      new FakeTasks(state, actor).checkActsAs(role, key.table());
    }
    if (state.metrics.containsKey(key)) {
      throw Refused.exists(key.metric());
    }
    if (!state.schedules.containsKey(key.table())) {
      throw Refused.semantic(0, "SQL execution error:\nDATA_METRIC_SCHEDULE has to be set first");
    }
    if (!new FakeTasks(state, actor).mayRun(role.isEmpty() ? actor : role, RIGHT)) {
      throw Refused.privileges("account: " + RIGHT);
    }
    state.metrics.put(key, new On(role, expected));
  }

  private static void expectations(Sql sql, Map<String, String> expected) {
    do {
      String name = sql.identifier();
      sql.need("(");
      int from = sql.position();
      for (int depth = 0; depth > 0 || !sql.isNext(")"); sql.next(sql.peek().kind())) {
        if (sql.isNext("(")) {
          depth++;
        } else if (sql.isNext(")")) {
          depth--;
        }
      }
      if (expected.putIfAbsent(name, sql.since(from)) != null) {
        throw Refused.exists(name);
      }
      sql.need(")");
    } while (sql.take(","));
  }

  private void modify(Sql sql, Key key) {
    On on = there(key);
    Map<String, String> expected = new TreeMap<>(on.expected());
    if (sql.take("ADD EXPECTATION")) {
      expectations(sql, expected);
    } else if (sql.take("MODIFY EXPECTATION")) {
      Map<String, String> changed = new TreeMap<>();
      expectations(sql, changed);
      expected.putAll(changed);
    } else {
      sql.need("DROP EXPECTATION");
      if (expected.remove(sql.identifier()) == null) {
        throw Refused.missing("Expectation", key.metric());
      }
    }
    state.metrics.put(key, new On(on.role(), expected));
  }

  /** What the functions of the catalogue tell of one metric. */
  List<Map<String, @Nullable Object>> told(String metric, boolean expectations) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    int id = 0;
    for (Map.Entry<Key, On> one : state.metrics.entrySet()) {
      id++;
      if (!("SNOWFLAKE.CORE." + one.getKey().metric()).equals(metric)) {
        continue;
      }
      if (expectations) {
        for (Map.Entry<String, String> expected : one.getValue().expected().entrySet()) {
          rows.add(
              row(
                  "REF_ID", "id" + id,
                  "EXPECTATION_NAME", expected.getKey(),
                  "EXPECTATION_EXPRESSION", expected.getValue()));
        }
      } else {
        rows.add(reference(one.getKey(), one.getValue(), "id" + id));
      }
    }
    return rows;
  }

  private Map<String, @Nullable Object> reference(Key key, On on, String id) {
    String arguments =
        key.columns().stream()
            .map(
                c ->
                    "{ \"domain\": \"COLUMN\", \"id\": \"7\", \"name\": \""
                        + c.replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\" }")
            .collect(Collectors.joining(", ", "[ ", " ]"));
    return row(
        "METRIC_NAME", key.metric(),
        "REF_DATABASE_NAME", key.table().names().get(0),
        "REF_SCHEMA_NAME", key.table().names().get(1),
        "REF_ENTITY_NAME", key.table().last(),
        "REF_ARGUMENTS", arguments,
        "REF_ID", id,
        "SCHEDULE", state.schedules.get(key.table()),
        "USE_ROLE", on.role().isEmpty() ? null : on.role());
  }

  private static Map<String, @Nullable Object> row(@Nullable Object... cells) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put(String.valueOf(cells[i]), cells[i + 1]);
    }
    return row;
  }
}

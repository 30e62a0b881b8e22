package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeTagging.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Statements and questions about tags, by the pages of CREATE TAG, ALTER TAG and ALTER TABLE. */
final class FakeTags {
  /** Most characters of a value. */
  private static final int LONGEST = 256;

  /** Most tags of one thing. */
  private static final int MOST = 50;

  private final FakeState state;
  private final FakeTagging tagging;
  private final String actor;

  FakeTags(FakeState state, String actor) {
    this.state = state;
    this.tagging = state.tagging;
    this.actor = actor;
  }

  /** Runs a statement if it is about tags. */
  boolean runs(Sql sql) {
    int start = sql.position();
    if (sql.take("CREATE TAG")) {
      create(sql);
    } else if (sql.take("ALTER TAG")) {
      alter(sql);
    } else if (sql.take("DROP TAG")) {
      drop(FakeStatements.path(sql, 3));
    } else if (!values(sql)) {
      sql.back(start);
      return false;
    }
    return true;
  }

  private void create(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    state.schema(path.parent());
    if (tagging.tags.containsKey(path)) {
      throw Refused.exists(path.last());
    }
    tagging.tags.put(path, new Tag(actor, comment, Set.of()));
  }

  private void alter(Sql sql) {
    Path path = FakeStatements.path(sql, 3);
    Tag tag = tagging.tag(path);
    if (sql.take("SET COMMENT =")) {
      tagging.tags.put(path, tag.commented(sql.next('t')));
      return;
    }
    boolean adds = sql.take("SET MASKING POLICY");
    if (!adds) {
      sql.need("UNSET MASKING POLICY");
    }
    Path policy = FakeStatements.path(sql, 3);
    state.policy(policy, false);
    tagging.tags.put(path, tag.with(policy, adds));
  }

  private void drop(Path path) {
    if (!tagging.tag(path).policies().isEmpty()) {
      throw Refused.semantic(
          0, "SQL compilation error:\nTag " + path.shown() + " is associated with policies.");
    }
    tagging.forget(path);
  }

  private boolean values(Sql sql) {
    Path on;
    if (sql.take("ALTER SCHEMA")) {
      on = FakeStatements.path(sql, 2);
    } else if (sql.take("ALTER TABLE")
        || sql.take("ALTER ICEBERG TABLE")
        || sql.take("ALTER " + FakeDynamicTables.KIND)) {
      Path table = new Path(sql.path());
      if (sql.take("MODIFY COLUMN")) {
        List<String> names = new ArrayList<>(table.names());
        names.add(sql.identifier());
        on = new Path(names);
      } else {
        on = table;
      }
    } else if (sql.take("ALTER DATABASE")) {
      on = FakeStatements.path(sql, 1);
    } else {
      return false;
    }
    boolean sets = sql.take("SET TAG");
    if (!sets && !sql.take("UNSET TAG")) {
      return false;
    }
    switch (on.names().size()) {
      case 1 -> state.database(on);
      case 2 -> state.schema(on);
      case 3 -> state.table(on);
      default -> state.table(on.parent()).column(on.last());
    }
    Map<Path, String> all = tagging.values.computeIfAbsent(on, k -> new TreeMap<>());
    do {
      Path tag = FakeStatements.path(sql, 3);
      tagging.tag(tag);
      all.remove(tag);
      if (sets) {
        sql.need("=");
        all.put(tag, value(sql.next('t')));
      }
    } while (sql.take(","));
    if (all.size() > MOST) {
      throw Refused.semantic(0, "SQL compilation error:\nToo many tags on " + on.shown() + ".");
    }
    return true;
  }

  private static String value(String text) {
    if (text.length() > LONGEST) {
      throw Refused.semantic(0, "SQL compilation error:\nTag value is too long.");
    }
    return text;
  }

  /** Columns and values by turns, of each tag that SHOW TAGS IN DATABASE tells of. */
  List<String[]> shown(Path database) {
    state.database(database);
    return tagging.tags.entrySet().stream()
        .filter(e -> e.getKey().isWithin(database))
        .map(
            e ->
                new String[] {
                  "name", e.getKey().last(),
                  "database_name", e.getKey().names().get(0),
                  "schema_name", e.getKey().names().get(1),
                  "owner", e.getValue().owner(),
                  "comment", e.getValue().comment()
                })
        .toList();
  }

  /** What a table function answers; empty where it is none of these. */
  @Nullable List<Map<String, @Nullable Object>> answer(Sql sql, String function) {
    if (function.equals("POLICY_REFERENCES") && sql.take("( REF_ENTITY_NAME =>")) {
      Path tag = path(sql.next('t'));
      sql.need(", REF_ENTITY_DOMAIN =>");
      sql.next('t');
      sql.need(") )");
      return tagging.tag(tag).policies().stream().map(FakeTags::policy).toList();
    }
    if (!function.startsWith("TAG_REFERENCES")) {
      return null;
    }
    sql.need("(");
    Path on = path(sql.next('t'));
    sql.need(",");
    String domain = sql.next('t');
    sql.need(") )");
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    if (domain.equals("SCHEMA")) {
      state.schema(on);
      rows(rows, on, "SCHEMA", null);
      return rows;
    }
    // All of its columns, with what they inherit.
    for (FakeState.Column column : state.table(on).columns()) {
      List<String> names = new ArrayList<>(on.names());
      names.add(column.name());
      rows(rows, new Path(names), "COLUMN", column.name());
      rows(rows, on, "TABLE", column.name());
      rows(rows, on.parent(), "SCHEMA", column.name());
      rows(rows, on.parent().parent(), "DATABASE", column.name());
    }
    return rows;
  }

  private static Path path(String text) {
    return new Path(new Sql(text).path());
  }

  private static Map<String, @Nullable Object> policy(Path policy) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("POLICY_DB", policy.names().get(0));
    row.put("POLICY_SCHEMA", policy.names().get(1));
    row.put("POLICY_NAME", policy.names().get(2));
    row.put("POLICY_KIND", "MASKING_POLICY");
    return row;
  }

  private void rows(
      List<Map<String, @Nullable Object>> rows, Path on, String level, @Nullable String column) {
    tagging
        .values
        .getOrDefault(on, Map.of())
        .forEach(
            (tag, value) -> {
              Map<String, @Nullable Object> row = new LinkedHashMap<>();
              row.put("TAG_DATABASE", tag.names().get(0));
              row.put("TAG_SCHEMA", tag.names().get(1));
              row.put("TAG_NAME", tag.names().get(2));
              row.put("TAG_VALUE", value);
              row.put("LEVEL", level);
              row.put("COLUMN_NAME", column);
              rows.add(row);
            });
  }
}

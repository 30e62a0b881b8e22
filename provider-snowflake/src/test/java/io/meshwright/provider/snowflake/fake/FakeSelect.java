package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Policy;
import io.meshwright.provider.snowflake.fake.SqlExpressions.Node;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SELECT of views of the information schema, of POLICY_REFERENCES, and of functions. */
final class FakeSelect {
  private static final SqlMeaning.Session NOBODY =
      new SqlMeaning.Session(Set.of(), Set.of(), Instant.EPOCH);

  private final FakeState state;
  private final String actor;

  FakeSelect(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  /** A column of the answer. */
  private record Item(Node node, String name) {}

  /** What follows SELECT, and other SELECTs after it. */
  List<Map<String, Object>> answer(Sql sql) {
    List<Map<String, Object>> all = new ArrayList<>(one(sql));
    while (sql.take("UNION ALL SELECT")) {
      all.addAll(one(sql));
    }
    sql.end();
    return List.copyOf(all);
  }

  private List<Map<String, Object>> one(Sql sql) {
    List<Item> items = items(sql);
    List<Map<String, @Nullable Object>> rows =
        new ArrayList<>(sql.take("FROM") ? source(sql) : List.of(new LinkedHashMap<>()));
    if (sql.take("WHERE")) {
      Node condition = SqlExpressions.next(sql);
      rows.removeIf(r -> !Boolean.TRUE.equals(SqlMeaning.of(condition, r, NOBODY)));
    }
    if (sql.take("ORDER BY")) {
      List<Node> by = new ArrayList<>();
      do {
        by.add(SqlExpressions.next(sql));
      } while (sql.take(","));
      rows.sort(
          (Map<String, @Nullable Object> left, Map<String, @Nullable Object> right) ->
              compare(by, left, right));
    }
    return rows.stream().map(r -> shown(items, r)).toList();
  }

  private int compare(
      List<Node> by,
      Map<String, @Nullable Object> leftRow,
      Map<String, @Nullable Object> rightRow) {
    for (Node one : by) {
      Object left = value(one, leftRow);
      Object right = value(one, rightRow);
      int order =
          left == null || right == null
              ? Boolean.compare(left == null, right == null)
              : SqlMeaning.order(left, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Item> items(Sql sql) {
    List<Item> items = new ArrayList<>();
    do {
      Node node = SqlExpressions.next(sql);
      String name = sql.take("AS") ? sql.identifier() : node.text();
      items.add(new Item(node, name.toLowerCase(Locale.ROOT)));
    } while (sql.take(","));
    return items;
  }

  private Map<String, Object> shown(List<Item> items, Map<String, @Nullable Object> row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (Item item : items) {
      Object value = value(item.node(), row);
      if (value != null) {
        shown.put(item.name(), value);
      }
    }
    return shown;
  }

  private @Nullable Object value(Node node, Map<String, @Nullable Object> row) {
    if (node.op().equals("call") && node.text().equals("CURRENT_ROLE")) {
      return actor;
    }
    if (node.op().equals("call") && node.text().equals("GET_DDL")) {
      return text(node);
    }
    return SqlMeaning.of(node, row, NOBODY);
  }

  private List<Map<String, @Nullable Object>> source(Sql sql) {
    if (sql.take("TABLE (")) {
      List<String> function = sql.path();
      if (function.getLast().startsWith("DATA_METRIC_FUNCTION_")) {
        sql.need("( METRIC_NAME =>");
        String metric = sql.next('t');
        sql.need(") )");
        return new FakeMetrics(state, actor, false)
            .told(metric, function.getLast().endsWith("_EXPECTATIONS"));
      }
      List<Map<String, @Nullable Object>> tags =
          new FakeTags(state, actor).answer(sql, function.getLast());
      if (tags != null) {
        return tags;
      }
      if (!function.getLast().equals("POLICY_REFERENCES")) {
        throw sql.unexpected();
      }
      sql.need("( POLICY_NAME =>");
      Path policy = new Path(new Sql(sql.next('t')).path());
      sql.need(") )");
      return new FakeViews(state, actor).references(policy);
    }
    List<String> view = sql.path();
    if (view.size() != 3 || !view.get(1).equals("INFORMATION_SCHEMA")) {
      throw Refused.missing("Object", String.join(".", view));
    }
    if (state.imports.containsKey(Path.of(view.getFirst()))) {
      throw new IllegalStateException("a database of somebody else is asked what is in it");
    }
    state.database(Path.of(view.getFirst()));
    return new FakeViews(state, actor).rows(Path.of(view.getFirst()), view.getLast());
  }

  /** A statement that would make the policy; the body is as it was written. */
  private String text(Node call) {
    if (!call.arg(0).text().equals("POLICY")) {
      throw Refused.unsupported("GET_DDL of " + call.arg(0).text());
    }
    Path path = new Path(new Sql(call.arg(1).text()).path());
    Policy policy = state.policies.get(path);
    if (policy == null) {
      throw Refused.missing("Policy", path.shown());
    }
    boolean full = call.args().size() > 2 && call.arg(2).text().equals("TRUE");
    return "create or replace "
        + policy.kind().toLowerCase(Locale.ROOT)
        + " "
        + (full ? path.shown() : Path.of(path.last()).shown())
        + " as ("
        + policy.arguments().stream()
            .map(a -> Path.of(a.name()).shown() + " " + a.type())
            .collect(Collectors.joining(", "))
        + ") returns "
        + policy.returns()
        + " ->\n"
        + policy.body()
        + "\n"
        + (policy.comment().isEmpty() ? "" : " comment='" + escaped(policy.comment()) + "'")
        + ";";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
  }

  /** A value as the driver gives it. */
  static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }
}

package io.meshwright.provider.aws.fake;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.sql.RowExpressions;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Lake Formation shows, from its pages on permissions and data filters: a query runs as one
 * role, so that somebody with several roles sees what each of them shows; INSERT and DELETE read
 * the whole table; of several filters of one role every column in every row, since nothing else is
 * promised. Row expressions are judged as the text that the service would get.
 */
public final class LakeRules implements NativeEnforcement {
  /** Rules; they have no state. */
  public LakeRules() {}

  @Override
  public TableRows shown(
      ResourceState state, Address table, List<List<DataValue>> rows, Asking asks) {
    Resource found = state.get(table).orElseThrow();
    Map<String, String> published = new LinkedHashMap<>();
    TreeMap<String, String> types = new TreeMap<>();
    if (found.attribute("columns").orElseThrow() instanceof Value.Seq(List<Value> columns)) {
      for (Value column : columns) {
        if (column instanceof Value.Obj(var fields)) {
          published.put(text(fields.get("name")), text(fields.get("published")));
          types.put(text(fields.get("name")), text(fields.get("type")));
        }
      }
    }
    List<View> views =
        asks.active().stream()
            .map(role -> view(state, table, role, published.keySet(), types))
            .toList();
    List<ViewReading> readings =
        asks.active().stream()
            .flatMap(role -> ViewReading.over(state, table, role).stream())
            .toList();
    List<String> named =
        published.keySet().stream()
            .filter(
                c ->
                    views.stream().anyMatch(v -> v.columns.contains(c))
                        || readings.stream().anyMatch(r -> r.columns().contains(c)))
            .toList();
    List<List<DataValue>> shown = new ArrayList<>();
    for (List<DataValue> values : rows) {
      Map<String, DataValue> row = new HashMap<>();
      int i = 0;
      for (String column : published.keySet()) {
        row.put(column, values.get(i++));
      }
      Set<String> seen = new HashSet<>();
      views.stream().filter(v -> v.shows(row)).forEach(v -> seen.addAll(v.columns));
      List<Map<String, ViewEngine.Cell>> read =
          readings.stream().flatMap(r -> r.read(row).stream()).toList();
      if (!seen.isEmpty() || !read.isEmpty()) {
        shown.add(
            named.stream()
                .map(
                    c -> {
                      DataValue raw = row.getOrDefault(c, DataValue.Null.VALUE);
                      return seen.contains(c) ? raw : best(raw, c, read);
                    })
                .toList());
      }
    }
    return new TableRows(named.stream().map(c -> published.getOrDefault(c, c)).toList(), shown);
  }

  /**
   * What is known of a cell that several views show: two of them that tell something may tell
   * everything together.
   */
  private static DataValue best(
      DataValue raw, String column, List<Map<String, ViewEngine.Cell>> read) {
    Set<DataValue> telling = new HashSet<>();
    Set<DataValue> fixed = new HashSet<>();
    for (Map<String, ViewEngine.Cell> cells : read) {
      ViewEngine.Cell cell = cells.get(column);
      if (cell != null) {
        (cell.tells() ? telling : fixed).add(cell.value());
      }
    }
    if (telling.size() > 1) {
      return raw;
    }
    fixed.remove(DataValue.Null.VALUE);
    return telling.stream()
        .findFirst()
        .or(() -> fixed.stream().findFirst())
        .orElse(DataValue.Null.VALUE);
  }

  private static String text(@org.jspecify.annotations.Nullable Value value) {
    return value == null ? "" : value.text();
  }

  /** What one role sees: columns, and rows by any of some expressions. */
  private record View(Set<String> columns, boolean everyRow, List<String> expressions) {
    boolean shows(Map<String, DataValue> row) {
      return everyRow || expressions.stream().anyMatch(e -> RowFilter.shows(e, row));
    }
  }

  private static View view(
      ResourceState state,
      Address table,
      String role,
      Set<String> all,
      SortedMap<String, String> types) {
    Set<String> columns = new HashSet<>();
    List<String> expressions = new ArrayList<>();
    boolean everyRow = false;
    for (Resource grant : state.under("grant", table.path())) {
      List<String> path = grant.address().path();
      if (!path.get(3).equals(role)) {
        continue;
      }
      Set<String> rights = bag(grant, "permissions");
      boolean whole =
          path.get(2).isEmpty()
              && (rights.contains("SELECT")
                  || rights.contains("INSERT")
                  || rights.contains("DELETE"));
      if (whole) {
        columns.addAll(all);
        everyRow = true;
      } else if (!path.get(2).isEmpty() && rights.contains("SELECT")) {
        Resource filter =
            state
                .get(Address.of(table.platform(), "filter", path.get(0), path.get(1), path.get(2)))
                .orElseThrow();
        if (filter.attribute("except").isPresent()) {
          all.stream().filter(c -> !bag(filter, "except").contains(c)).forEach(columns::add);
        } else {
          columns.addAll(bag(filter, "columns"));
        }
        Expression rows =
            filter.attribute("rows").orElseThrow() instanceof Value.Condition(Expression condition)
                ? condition
                : Expression.Constant.TRUE;
        if (rows.equals(Expression.Constant.TRUE)) {
          everyRow = true;
        } else {
          expressions.add(sent(rows, types));
        }
      }
    }
    Set<String> byColumn = new HashSet<>(TagRules.selected(state, table, role, all));
    for (Resource grant : state.under("column-grant", table.path())) {
      if (grant.address().path().get(2).equals(role)) {
        boolean allBut = grant.address().path().get(3).equals("except");
        all.stream()
            .filter(c -> bag(grant, "columns").contains(c) != allBut)
            .forEach(byColumn::add);
      }
    }
    columns.addAll(byColumn);
    return new View(columns, everyRow || !byColumn.isEmpty(), expressions);
  }

  private static String sent(Expression rows, SortedMap<String, String> types) {
    try {
      return RowExpressions.write(rows, types);
    } catch (UnwritableException e) {
      throw new IllegalStateException("a filter that the service would refuse: " + rows.text(), e);
    }
  }

  static Set<String> bag(Resource resource, String name) {
    return resource.attribute(name).orElseThrow() instanceof Value.Bag(var values)
        ? values
        : Set.of();
  }
}

package io.meshwright.provider.postgres.transfer;

import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.TableRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a session reads by two ways, the published view and the table behind it, taken together. */
final class Ways {
  private Ways() {}

  /**
   * Both ways together, cell by cell where both show the key; what is read directly is raw and
   * wins.
   *
   * @param key names of the key's columns; may be empty
   */
  static TableRows union(TableRows published, TableRows direct, List<String> key) {
    if (direct.rows().isEmpty() && !published.columns().isEmpty()) {
      return published;
    }
    if (published.rows().isEmpty() || direct.columns().containsAll(published.columns())) {
      return direct;
    }
    boolean joined =
        !key.isEmpty() && published.columns().containsAll(key) && direct.columns().containsAll(key);
    return joined ? joined(published, direct, key) : direct;
  }

  private static TableRows joined(TableRows published, TableRows direct, List<String> key) {
    Set<String> columns = new LinkedHashSet<>(published.columns());
    columns.addAll(direct.columns());
    Map<List<DataValue>, Map<String, DataValue>> rows = new LinkedHashMap<>();
    for (TableRows way : List.of(published, direct)) {
      for (List<DataValue> row : way.rows()) {
        Map<String, DataValue> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
          cells.put(way.columns().get(i), row.get(i));
        }
        rows.computeIfAbsent(
                key.stream().map(name -> value(cells, name)).toList(), k -> new LinkedHashMap<>())
            .putAll(cells);
      }
    }
    List<List<DataValue>> joined = new ArrayList<>();
    rows.values()
        .forEach(cells -> joined.add(columns.stream().map(name -> value(cells, name)).toList()));
    return new TableRows(List.copyOf(columns), joined);
  }

  private static DataValue value(Map<String, DataValue> cells, String column) {
    return cells.getOrDefault(column, DataValue.Null.VALUE);
  }
}

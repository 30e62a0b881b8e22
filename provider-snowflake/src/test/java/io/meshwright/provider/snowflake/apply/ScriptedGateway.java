package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.CatalogueQuery;
import io.meshwright.provider.snowflake.client.CatalogueRead;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.client.SnowflakeRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Shows what it is told to, whatever was sent, and keeps what was sent. Of Snowflake it knows
 * nothing.
 */
final class ScriptedGateway implements SnowflakeGateway {
  private final Map<CatalogueQuery, List<SnowflakeRow>> shown = new EnumMap<>(CatalogueQuery.class);
  private final List<List<String>> requests = new ArrayList<>();
  private final List<CatalogueQuery> asked = new ArrayList<>();
  private Optional<MeshException> failure = Optional.empty();
  private Predicate<String> failing = sql -> false;

  /** Shows a row, as names and values one after the other. */
  ScriptedGateway shows(CatalogueQuery query, String... values) {
    TreeMap<String, String> row = new TreeMap<>();
    for (int i = 0; i < values.length; i += 2) {
      row.put(values[i], values[i + 1]);
    }
    shown.computeIfAbsent(query, q -> new ArrayList<>()).add(new SnowflakeRow(row));
    return this;
  }

  /** Refuses every request with a statement that holds a text. */
  ScriptedGateway refuses(String text, MeshException with) {
    failing = sql -> sql.contains(text);
    failure = Optional.of(with);
    return this;
  }

  List<List<String>> requests() {
    return List.copyOf(requests);
  }

  List<CatalogueQuery> asked() {
    return List.copyOf(asked);
  }

  @Override
  public List<SnowflakeRow> query(CatalogueRead read) {
    asked.add(read.query());
    return List.copyOf(shown.getOrDefault(read.query(), List.of()));
  }

  @Override
  public void run(List<SqlText> statements) {
    List<String> request = statements.stream().map(SqlText::toString).toList();
    requests.add(request);
    if (request.stream().anyMatch(failing)) {
      throw failure.orElseThrow();
    }
  }

  @Override
  public void lock(SqlText statement) {
    run(List.of(statement));
  }
}

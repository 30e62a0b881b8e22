package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics of tables as they are, whoever put them there. */
public final class TableMetrics {
  /** Database, schema and name. */
  private static final int PATH_OF_TABLE = 3;

  private final Map<Address, TableMetric> metrics = new HashMap<>();

  TableMetrics() {}

  void put(Address address, TableMetric metric) {
    metrics.put(address, metric);
  }

  /** One of them. */
  public Optional<TableMetric> at(Address address) {
    return Optional.ofNullable(metrics.get(address));
  }

  /**
   * The schedule that a metric shares with those of others on its table; empty where there are
   * none, or none is set. A table has one for all of its metrics
   * (https://docs.snowflake.com/en/sql-reference/sql/alter-table).
   */
  public Optional<String> shared(Address address) {
    return metrics.entrySet().stream()
        .filter(e -> table(e.getKey()).equals(table(address)))
        // One that nobody expects anything of is taken for ours as soon as we do.
        .filter(
            e -> e.getValue().others() && (e.getValue().expected() || !e.getKey().equals(address)))
        .map(e -> e.getValue().schedule())
        .filter(s -> !s.isBlank())
        .findFirst();
  }

  private static List<String> table(Address metric) {
    return metric.path().subList(0, PATH_OF_TABLE);
  }
}

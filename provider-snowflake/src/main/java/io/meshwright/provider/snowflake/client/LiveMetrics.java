package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics on tables and what is expected of them. Each is asked by the metric and not by the table,
 * so that two questions tell of all tables
 * (https://docs.snowflake.com/en/sql-reference/functions/data_metric_function_references).
 */
final class LiveMetrics {
  /** Names of columns within a list of objects. */
  private static final Pattern NAMED =
      Pattern.compile("\"name\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern COMPARISON = Pattern.compile("<>|!=|<=|>=|[<>=]");

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final List<SfMetric> ours = new ArrayList<>();

  LiveMetrics(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /** Reads those of tables of some databases. */
  void read(Set<String> databases) {
    Map<String, List<SnowflakeRow>> expected = new HashMap<>();
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.METRIC_EXPECTATIONS, "")) {
      expected.computeIfAbsent(row.text("ref_id"), k -> new ArrayList<>()).add(row);
    }
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.METRIC_REFERENCES, "")) {
      if (databases.contains(row.text("ref_database_name"))) {
        metric(row, expected.getOrDefault(row.text("ref_id"), List.of()));
      }
    }
    ours.forEach(this::add);
  }

  private void metric(SnowflakeRow row, List<SnowflakeRow> expected) {
    TreeSet<String> bounds = new TreeSet<>();
    boolean altered = false;
    boolean others = expected.isEmpty();
    for (SnowflakeRow one : expected) {
      // Ours are written without quotes, so that they are stored in capitals; "mw_…" is another.
      String name = one.text("expectation_name");
      if (SfMetric.isOurs(name)) {
        String bound = bound(one.text("expectation_expression"));
        bounds.add(bound);
        altered |= !SfMetric.expectation(bound).equals(name);
      } else {
        others = true;
      }
    }
    SfMetric metric =
        new SfMetric(
            row.text("ref_database_name"),
            row.text("ref_schema_name"),
            row.text("ref_entity_name"),
            row.text("metric_name").toUpperCase(Locale.ROOT),
            columns(row.text("ref_arguments")),
            bounds,
            row.optional("use_role")
                .filter(r -> !r.isBlank())
                .map(r -> SfGrant.ROLE + QualifiedName.single(r))
                .orElse(""),
            row.text("schedule").toUpperCase(Locale.ROOT));
    Address address = metric.address(live.platform());
    live.metrics()
        .put(
            address,
            new TableMetric(
                metric.role(), metric.schedule(), bounds, altered, others, !expected.isEmpty()));
    if (!bounds.isEmpty()) {
      ours.add(metric);
    }
  }

  /** One of which something of ours is expected. A schedule that others share is none to change. */
  private void add(SfMetric found) {
    boolean shared = live.metrics().shared(found.address(live.platform())).isPresent();
    SfMetric metric = shared ? found.scheduled(SfMetric.ON_CHANGE) : found;
    Address table =
        SfTable.address(live.platform(), metric.database(), metric.schema(), metric.table());
    live.add(
        metric,
        live.marker(table)
            .<Owner>map((Marker m) -> new Owner.Within(table, m))
            .orElseGet(Owner.Foreign::new));
  }

  /** As it is written by us, however it is shown: no page says whether the server rewrites it. */
  private static String bound(String expression) {
    String text = expression.strip();
    while (text.startsWith("(") && PolicyText.closing(text, 0) == text.length() - 1) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return COMPARISON
        .matcher(text)
        .replaceAll(" $0 ")
        .replace("!=", "<>")
        .strip()
        .replaceAll("\\s+", " ")
        .toUpperCase(Locale.ROOT);
  }

  static List<String> columns(String arguments) {
    List<String> columns = new ArrayList<>();
    Matcher matcher = NAMED.matcher(arguments);
    while (matcher.find()) {
      columns.add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
    }
    return List.copyOf(columns);
  }
}

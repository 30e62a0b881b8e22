package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfMetric;
import java.util.Collection;
import java.util.List;

/**
 * Statements about metrics of tables and what is expected of them
 * (https://docs.snowflake.com/en/user-guide/data-quality-expectations). Only metrics of Snowflake
 * itself are put on tables: they run nobody's code.
 */
public final class MetricStatements {
  private MetricStatements() {}

  /** When the metrics of a table are measured. */
  public static SqlText schedule(SfMetric metric) {
    return alter(metric).words("SET DATA_METRIC_SCHEDULE =").text(metric.schedule());
  }

  /** Measures something of a table, by the rights of a role. */
  public static SqlText add(SfMetric metric, String role) {
    return on("ADD", metric)
        .words("EXPECTATION")
        .sql(expectations(metric.bounds()))
        .words("EXECUTE AS ROLE")
        .name(role);
  }

  /** Expects more of what is measured. */
  public static SqlText expect(SfMetric metric, Collection<String> bounds) {
    return on("MODIFY", metric).words("ADD EXPECTATION").sql(expectations(bounds));
  }

  private static SqlText expectations(Collection<String> bounds) {
    List<SqlText> all =
        bounds.stream()
            .map(b -> SfText.of(SfMetric.expectation(b)).brackets(SfText.of(b)))
            .toList();
    return SfText.joined(all, ",");
  }

  /** Expects something no more. */
  public static SqlText forget(SfMetric metric, String bound) {
    return on("MODIFY", metric).words("DROP EXPECTATION").words(SfMetric.expectation(bound));
  }

  /** Measures something no more, and expects nothing of it. */
  public static SqlText drop(SfMetric metric) {
    return on("DROP", metric);
  }

  private static SqlText on(String verb, SfMetric metric) {
    return alter(metric)
        .words(verb)
        .words("DATA METRIC FUNCTION")
        .name("SNOWFLAKE", "CORE", metric.metric())
        .words("ON")
        .list(metric.columns().stream().map(c -> SfText.ofName(c)).toList());
  }

  private static SqlText alter(SfMetric metric) {
    return SfText.of("ALTER TABLE").name(metric.database(), metric.schema(), metric.table());
  }
}

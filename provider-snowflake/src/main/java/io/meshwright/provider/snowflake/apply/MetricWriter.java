package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.client.TableMetric;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.sql.MetricStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of metrics. What others expect of the same metric stays, and so does the schedule that
 * their metrics share with ours.
 */
final class MetricWriter {
  private final SfLive live;

  MetricWriter(SfLive live) {
    this.live = live;
  }

  List<SqlText> put(SfMetric metric) {
    List<SqlText> all = new ArrayList<>();
    Address address = metric.address(live.platform());
    Optional<TableMetric> there = live.metrics().at(address);
    if (live.metrics().shared(address).isEmpty()
        && there.filter(t -> t.schedule().equals(metric.schedule())).isEmpty()) {
      all.add(MetricStatements.schedule(metric));
    }
    String role = metric.role().substring(SfGrant.ROLE.length());
    if (there.isEmpty()) {
      all.add(MetricStatements.add(metric, role));
      return all;
    }
    TableMetric now = there.get();
    if (now.altered() || !now.role().equals(metric.role())) {
      // Whose rights it has cannot be changed, nor is an expectation what it is called.
      if (now.others()) {
        throw new MeshException(
            ErrorKind.CONFLICT,
            "%s of %s.%s.%s is measured as '%s', and others expect something of it; drop it by hand, and plan again"
                .formatted(
                    metric.metric(),
                    metric.database(),
                    metric.schema(),
                    metric.table(),
                    now.role()));
      }
      all.add(MetricStatements.drop(metric));
      all.add(MetricStatements.add(metric, role));
      return all;
    }
    List<String> missing = metric.bounds().stream().filter(b -> !now.bounds().contains(b)).toList();
    if (!missing.isEmpty()) {
      all.add(MetricStatements.expect(metric, missing));
    }
    now.bounds().stream()
        .filter(b -> !metric.bounds().contains(b))
        .forEach(b -> all.add(MetricStatements.forget(metric, b)));
    return all;
  }

  List<SqlText> take(SfMetric metric) {
    Optional<TableMetric> there = live.metrics().at(metric.address(live.platform()));
    if (there.isEmpty()) {
      return List.of();
    }
    if (there.get().altered() && there.get().others()) {
      throw new MeshException(
          ErrorKind.CONFLICT,
          "what is expected of %s of %s.%s.%s was changed by others; drop it by hand, and plan again"
              .formatted(metric.metric(), metric.database(), metric.schema(), metric.table()));
    }
    return there.get().others()
        ? there.get().bounds().stream().map(b -> MetricStatements.forget(metric, b)).toList()
        : List.of(MetricStatements.drop(metric));
  }
}

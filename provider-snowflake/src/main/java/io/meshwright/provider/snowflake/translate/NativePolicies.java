package io.meshwright.provider.snowflake.translate;

import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import java.util.ArrayList;
import java.util.List;

/** A table's own row access policy and masking policies. */
final class NativePolicies {
  private NativePolicies() {}

  static List<SfResource> of(TableRules rules) {
    Place place = rules.form().place();
    String table = rules.form().table();
    List<SfResource> policies = new ArrayList<>();
    rules
        .rows()
        .ifPresent(
            rows ->
                policies.add(
                    new SfRowPolicy(
                        place.database(),
                        place.schema(),
                        table,
                        List.copyOf(rules.rowColumns()),
                        rows)));
    rules
        .masks()
        .forEach(
            (column, rule) ->
                policies.add(
                    new SfMask(
                        place.database(),
                        place.schema(),
                        table,
                        column,
                        new SfMask.Look.Ruled(rule))));
    return policies;
  }
}

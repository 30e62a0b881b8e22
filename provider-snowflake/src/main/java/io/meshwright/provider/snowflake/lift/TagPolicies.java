package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTagPolicy;
import io.meshwright.provider.snowflake.resource.SfTagging;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What policies on tags do to a table: a tag's policy holds for every column that carries the tag,
 * by itself or by its table, schema or database. Which type of column it takes, and what it makes
 * of a cell, is not read.
 */
final class TagPolicies {
  /** Policies by tag. */
  private final TreeMap<String, TreeSet<String>> policies = new TreeMap<>();

  private final TreeMap<String, Set<String>> tags = new TreeMap<>();
  private final Set<String> inherited = new TreeSet<>();

  TagPolicies(SfTable table, ResourceState state) {
    state
        .under(SfTagPolicy.KIND, List.of(table.database()))
        .forEach(
            r -> {
              SfTagPolicy policy = (SfTagPolicy) SfResource.of(r);
              policies.computeIfAbsent(policy.key(), k -> new TreeSet<>()).add(policy.policy());
            });
    if (policies.isEmpty()) {
      return;
    }
    state
        .under(SfTagging.KIND, List.of(table.database(), table.schema(), ""))
        .forEach(r -> inherited.addAll(((SfTagging) SfResource.of(r)).values().keySet()));
    state
        .under(SfTagging.KIND, List.of(table.database(), table.schema(), table.name()))
        .forEach(
            r -> {
              SfTagging tagging = (SfTagging) SfResource.of(r);
              tags.put(tagging.column(), tagging.values().keySet());
            });
    inherited.addAll(tags.getOrDefault("", Set.of()));
  }

  /** Where policies on tags may make something else of a column; empty where none is on it. */
  Optional<Expression> on(String column) {
    TreeSet<String> all = new TreeSet<>();
    policies.forEach(
        (tag, names) -> {
          if (inherited.contains(tag) || tags.getOrDefault(column, Set.of()).contains(tag)) {
            all.addAll(names);
          }
        });
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Expression.Opaque("policies on tags: " + String.join(", ", all)));
  }
}

package io.meshwright.provider.aws.lift;

import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The LF-tags of a table or view. It has those of its database, and a column those of the table,
 * but for keys of which they have a value of their own.
 *
 * @param onTable values by key
 * @param onColumns the same per column
 */
record CarriedTags(Map<String, String> onTable, Map<String, Map<String, String>> onColumns) {
  /** What something carries. */
  static CarriedTags of(
      ResourceState state, String database, String name, Collection<String> columns) {
    Map<String, String> onTable = new TreeMap<>();
    own(state, database, "").forEach(t -> onTable.put(t.key(), t.value()));
    List<AwsTagging> own = own(state, database, name);
    own.stream().filter(t -> t.column().isEmpty()).forEach(t -> onTable.put(t.key(), t.value()));
    Map<String, Map<String, String>> onColumns = new TreeMap<>();
    columns.forEach(c -> onColumns.put(c, new TreeMap<>(onTable)));
    own.stream()
        .filter(t -> onColumns.containsKey(t.column()))
        .forEach(
            t ->
                onColumns
                    .computeIfAbsent(t.column(), k -> new TreeMap<>())
                    .put(t.key(), t.value()));
    return new CarriedTags(onTable, onColumns);
  }

  private static List<AwsTagging> own(ResourceState state, String database, String table) {
    return state.under(AwsTagging.KIND, List.of(database, table)).stream()
        .map(r -> (AwsTagging) AwsResource.of(r))
        .toList();
  }

  /** Rights on tables by tags that may reach it: those that do not are not looked at. */
  List<AwsTagGrant> grants(ResourceState state) {
    Map<String, Set<String>> all = new TreeMap<>();
    List<Map<String, String>> places = new ArrayList<>(onColumns.values());
    places.add(onTable);
    places.forEach(
        tags -> tags.forEach((k, v) -> all.computeIfAbsent(k, key -> new TreeSet<>()).add(v)));
    return AwsTagGrant.of(state, all).stream()
        .filter(g -> !g.type().equals(AwsTagGrant.DATABASES))
        .toList();
  }

  /** The tags of a column. */
  Map<String, String> of(String column) {
    return onColumns.getOrDefault(column, onTable);
  }

  /** Whether a right may reach it, or any column of it. */
  boolean mayMatch(AwsTagGrant grant) {
    return !grant.isKnown()
        || grant.asked().matches(onTable)
        || onColumns.values().stream().anyMatch(grant.asked()::matches);
  }
}

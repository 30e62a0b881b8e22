package io.meshwright.provider.aws.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Lake Formation shows by LF-tags, from its pages: tables inherit those of their database, and
 * columns those of their table, unless they have another value of the same key; an expression asks
 * for one of the values of each of its keys; a right on tables that match is one on the columns
 * that match. Whether INSERT and DELETE by the tags of some columns reach the table they do not
 * say: it is judged as if they did.
 */
final class TagRules {
  private TagRules() {}

  /** The columns that a role reads in every row. */
  static Set<String> selected(
      ResourceState state, Address table, String role, Set<String> columns) {
    Map<String, String> onTable = tags(state, List.of(table.path().get(0), "", ""));
    onTable.putAll(tags(state, List.of(table.path().get(0), table.path().get(1), "")));
    Map<String, Map<String, String>> onColumns = new HashMap<>();
    for (String column : columns) {
      Map<String, String> own = new HashMap<>(onTable);
      own.putAll(tags(state, List.of(table.path().get(0), table.path().get(1), column)));
      onColumns.put(column, own);
    }
    Set<String> selected = new HashSet<>();
    for (Resource grant : state.under("tag-grant", List.of(role))) {
      if (!grant.attribute("type").orElseThrow().text().equals("TABLE")) {
        continue;
      }
      Set<String> rights = LakeRules.bag(grant, "permissions");
      Set<String> matching = new HashSet<>(columns);
      matching.removeIf(c -> !matches(grant, onColumns.getOrDefault(c, Map.of())));
      boolean changes = rights.contains("INSERT") || rights.contains("DELETE");
      if (changes && (matches(grant, onTable) || !matching.isEmpty())) {
        selected.addAll(columns);
      } else if (rights.contains("SELECT")) {
        selected.addAll(matching);
      }
    }
    return selected;
  }

  private static Map<String, String> tags(ResourceState state, List<String> path) {
    Map<String, String> tags = new HashMap<>();
    for (Resource tagging : state.under("lf-tagging", path)) {
      tags.put(tagging.address().path().get(3), tagging.attribute("value").orElseThrow().text());
    }
    return tags;
  }

  private static boolean matches(Resource grant, Map<String, String> tags) {
    if (!(grant.attribute("tags").orElseThrow() instanceof Value.Obj(var keys))) {
      return false;
    }
    return keys.entrySet().stream()
        .allMatch(
            key ->
                key.getValue() instanceof Value.Bag(var values)
                    && values.contains(tags.getOrDefault(key.getKey(), "none")));
  }
}

package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A database role for what is read as a whole. Where things of one port are for different
 * principals there is a role for each set of them, as with tables.
 *
 * @param <T> what is read
 * @param name the role's name
 * @param to account roles that get it
 * @param things what it is about
 */
record WholeRole<T>(String name, SortedSet<String> to, List<WholeForm<T>> things) {
  /**
   * Roles of one port that do the same.
   *
   * @param schema the product's
   * @param doing what they do
   * @param who whom of those of a thing it is for
   */
  static <T> List<WholeRole<T>> of(
      String schema,
      PortAddress port,
      String doing,
      Function<WholeForm<T>, SortedSet<String>> who,
      List<WholeForm<T>> things) {
    SortedMap<String, List<WholeForm<T>>> groups = new TreeMap<>();
    for (WholeForm<T> thing : things) {
      SortedSet<String> to = who.apply(thing);
      if (!to.isEmpty()) {
        groups.computeIfAbsent(SfNames.group(to), k -> new ArrayList<>()).add(thing);
      }
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new WholeRole<>(
                    SfNames.role(schema, port, doing, groups.size() == 1 ? "" : group.getKey()),
                    who.apply(group.getValue().getFirst()),
                    List.copyOf(group.getValue())))
        .toList();
  }

  /** Policies that it is for. */
  List<PolicyId> realises() {
    List<PolicyId> all = new ArrayList<>();
    things.forEach(t -> all.addAll(t.realises()));
    return all;
  }
}

package io.meshwright.provider.postgres.testing;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The changes that lead from what is live to what is desired, each after what it needs. */
public final class Differences {
  private Differences() {}

  /** The changes; none where nothing differs. */
  public static List<Change> of(
      SortedMap<Address, Desired> desired, SortedMap<Address, Seen.Present> live) {
    List<Change> changes = new ArrayList<>();
    TreeMap<Address, Resource> wanted = new TreeMap<>();
    desired.forEach((address, d) -> wanted.put(address, d.resource()));
    for (Address address : ordered(wanted)) {
      Desired target = Optional.ofNullable(desired.get(address)).orElseThrow();
      Seen.Present fact = live.get(address);
      if (fact == null) {
        changes.add(new Change.Create(target));
      } else if (!fact.resource().attributes().equals(target.resource().attributes())) {
        changes.add(new Change.Update(fact, target, Ordered.set(List.of())));
      }
    }
    TreeMap<Address, Resource> gone = new TreeMap<>();
    live.forEach((address, fact) -> gone.put(address, fact.resource()));
    gone.keySet().removeAll(desired.keySet());
    for (Address address : ordered(gone).reversed()) {
      changes.add(new Change.Delete(Optional.ofNullable(live.get(address)).orElseThrow()));
    }
    return changes;
  }

  /** Each after what it depends on. */
  private static List<Address> ordered(Map<Address, Resource> resources) {
    Set<Address> order = new LinkedHashSet<>();
    resources.keySet().forEach(a -> visit(a, resources, order));
    return new ArrayList<>(order);
  }

  private static void visit(Address address, Map<Address, Resource> resources, Set<Address> order) {
    Resource resource = resources.get(address);
    if (resource == null || order.contains(address)) {
      return;
    }
    resource.dependsOn().forEach(needed -> visit(needed, resources, order));
    order.add(address);
  }
}

package io.meshwright.engine.graph;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a change needs done first: what it depends on is made before it, and what depends
 * on it goes, or lets go of it, before it goes.
 */
public final class Dependencies {
  private Dependencies() {}

  /** Per change the addresses of the changes that come first. */
  public static SortedMap<Address, SortedSet<Address>> of(Collection<Change> changes) {
    TreeMap<Address, Change> byAddress = new TreeMap<>();
    changes.forEach(c -> byAddress.put(c.address(), c));
    TreeMap<Address, SortedSet<Address>> needs = new TreeMap<>();
    byAddress.keySet().forEach(a -> needs.put(a, new TreeSet<>()));
    for (Change change : byAddress.values()) {
      change.after().stream()
          .flatMap(r -> r.dependsOn().stream())
          .filter(target -> makes(byAddress.get(target)))
          .forEach(target -> require(needs, change.address(), target));
      change.before().stream()
          .flatMap(r -> r.dependsOn().stream())
          .filter(target -> byAddress.get(target) instanceof Change.Delete)
          .forEach(target -> require(needs, target, change.address()));
      ledger(change)
          .filter(target -> makes(byAddress.get(target)))
          .ifPresent(target -> require(needs, target, change.address()));
    }
    needs.replaceAll((address, set) -> Ordered.set(set));
    return Ordered.map(needs);
  }

  /** The ledger that claims an object that goes: it forgets the object only afterwards. */
  private static Optional<Address> ledger(Change change) {
    return change instanceof Change.Delete(Seen.Present live)
            && live.owner() instanceof Owner.Claimed(Address ledger, Marker marker)
        ? Optional.of(ledger)
        : Optional.empty();
  }

  private static boolean makes(@Nullable Change change) {
    return change != null && !(change instanceof Change.Delete);
  }

  private static void require(
      Map<Address, SortedSet<Address>> needs, Address address, Address first) {
    SortedSet<Address> set = needs.get(address);
    if (set != null && !address.equals(first)) {
      set.add(first);
    }
  }
}

package io.meshwright.engine.graph;

import io.meshwright.api.resource.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What was tried in vain, until something happens to what its judgement depends on. */
final class Parking<T> {
  private final Set<T> parked = new LinkedHashSet<>();
  private final Map<Address, List<T>> byConcern = new HashMap<>();
  private final List<T> concernedWithAll = new ArrayList<>();

  boolean isEmpty() {
    return parked.isEmpty();
  }

  void park(T tried, Optional<Collection<Address>> concerns) {
    parked.add(tried);
    if (concerns.isEmpty()) {
      concernedWithAll.add(tried);
      return;
    }
    concerns
        .get()
        .forEach(address -> byConcern.computeIfAbsent(address, k -> new ArrayList<>(1)).add(tried));
  }

  /** It is done, or is tried again anyway. */
  void remove(T tried) {
    parked.remove(tried);
  }

  /** Takes out what has to be tried again after something happened. */
  Set<T> release(Optional<Collection<Address>> happened, Predicate<T> keep) {
    Set<T> released = new LinkedHashSet<>();
    if (happened.isEmpty()) {
      released.addAll(parked);
      released.removeIf(keep);
    } else {
      for (Address address : happened.get()) {
        Optional.ofNullable(byConcern.get(address)).ifPresent(from -> take(from, keep, released));
      }
      take(concernedWithAll, keep, released);
    }
    parked.removeAll(released);
    return released;
  }

  private void take(List<T> from, Predicate<T> keep, Set<T> released) {
    List<T> kept = new ArrayList<>();
    for (T tried : from) {
      if (parked.contains(tried)) {
        (keep.test(tried) ? kept : released).add(tried);
      }
    }
    from.clear();
    from.addAll(kept);
  }
}

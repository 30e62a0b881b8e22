package io.meshwright.engine;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.exposure.Impact;
import io.meshwright.spi.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the changes of a plan wait for, in its order, because of what they do to access. What widens
 * waits until everything before it that narrows the same subject is done. What narrows waits, in
 * the other direction and across lanes, until what widens has ended: who keeps access does not lose
 * it in between, and a widening that fails does not hold up a revocation.
 */
final class AccessWaits {
  private final Function<Change, Slot> slots;
  private final Map<Address, TreeSet<Address>> narrowings = new HashMap<>();
  private final Map<Address, TreeMap<Address, String>> widenings = new HashMap<>();

  AccessWaits(Function<Change, Slot> slots) {
    this.slots = slots;
  }

  /** Changes that have to be done before one with that impact. */
  SortedSet<Address> after(Impact impact) {
    TreeSet<Address> after = new TreeSet<>();
    if (impact.widens()) {
      impact.subjects().forEach(s -> after.addAll(narrowings.getOrDefault(s, new TreeSet<>())));
    }
    return Ordered.set(after);
  }

  /** Changes of other lanes that have to have ended before a change; its own lane is in order. */
  SortedSet<Address> following(Change change, Impact impact) {
    TreeSet<Address> following = new TreeSet<>();
    if (impact.narrows()) {
      String lane = slots.apply(change).lane();
      for (Address subject : impact.subjects()) {
        widenings
            .getOrDefault(subject, new TreeMap<>())
            .forEach(
                (address, other) -> {
                  if (!other.equals(lane)) {
                    following.add(address);
                  }
                });
      }
    }
    return Ordered.set(following);
  }

  /** The change is next in the plan. */
  void take(Change change, Impact impact) {
    Address address = change.address();
    for (Address subject : impact.subjects()) {
      if (impact.narrows()) {
        narrowings.computeIfAbsent(subject, k -> new TreeSet<>()).add(address);
      }
      if (impact.widens()) {
        widenings
            .computeIfAbsent(subject, k -> new TreeMap<>())
            .put(address, slots.apply(change).lane());
      }
    }
  }
}

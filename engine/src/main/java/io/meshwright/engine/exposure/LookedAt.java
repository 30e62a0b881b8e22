package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that an analysis looked at for the subjects that changes touch.
 *
 * @param addresses single objects, there or not
 * @param prefixes beginnings of addresses; every object under them was looked at
 */
public record LookedAt(SortedSet<Address> addresses, SortedSet<Address> prefixes) {
  /** Copies both. */
  public LookedAt {
    addresses = Ordered.set(addresses);
    prefixes = Ordered.set(prefixes);
  }

  static LookedAt of(Collection<Lookups> subjects, Collection<Change> changes) {
    Set<Address> changed = new HashSet<>();
    Set<Address> above = new HashSet<>();
    for (Change change : changes) {
      Address address = change.address();
      changed.add(address);
      for (int i = 0; i <= address.path().size(); i++) {
        List<String> path = address.path().subList(0, i);
        above.add(new Address(address.platform(), address.kind(), path));
      }
    }
    TreeSet<Address> addresses = new TreeSet<>();
    TreeSet<Address> prefixes = new TreeSet<>();
    for (Lookups subject : subjects) {
      boolean touched =
          !Collections.disjoint(changed, subject.addresses)
              || !Collections.disjoint(above, subject.prefixes);
      if (touched) {
        addresses.addAll(subject.addresses);
        prefixes.addAll(subject.prefixes);
      }
    }
    return new LookedAt(addresses, prefixes);
  }
}

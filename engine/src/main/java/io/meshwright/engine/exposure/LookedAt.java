package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
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

  /** Collects what lifts looked at. */
  static final class Builder {
    private final TreeSet<Address> addresses = new TreeSet<>();
    private final TreeSet<Address> prefixes = new TreeSet<>();

    void add(Watched.Sight sight) {
      addresses.addAll(sight.addresses);
      prefixes.addAll(sight.prefixes);
    }

    LookedAt all() {
      return new LookedAt(addresses, prefixes);
    }
  }
}

package io.meshwright.engine.exposure;

import io.meshwright.api.resource.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a lift looked at, so that the subjects a change touches are known without asking. */
final class Lookups {
  final Set<Address> addresses = new HashSet<>();
  final Set<Address> prefixes = new HashSet<>();

  void addAll(Lookups other) {
    addresses.addAll(other.addresses);
    prefixes.addAll(other.prefixes);
  }

  boolean touches(Address address) {
    if (addresses.contains(address)) {
      return true;
    }
    List<String> path = new ArrayList<>(address.path());
    while (true) {
      if (prefixes.contains(new Address(address.platform(), address.kind(), path))) {
        return true;
      }
      if (path.isEmpty()) {
        return false;
      }
      path.removeLast();
    }
  }

  static boolean isUnder(Address address, Address prefix) {
    return address.platform().equals(prefix.platform())
        && address.kind().equals(prefix.kind())
        && address.path().size() >= prefix.path().size()
        && address.path().subList(0, prefix.path().size()).equals(prefix.path());
  }
}

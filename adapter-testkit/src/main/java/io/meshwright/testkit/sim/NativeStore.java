package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A state of the store.
 *
 * @param objects by address
 */
record NativeStore(SortedMap<Address, NativeEntry> objects) implements ResourceState {
  NativeStore {
    objects = Ordered.map(objects);
  }

  static NativeStore empty() {
    return new NativeStore(Ordered.map(Map.<Address, NativeEntry>of()));
  }

  @Override
  public Optional<Resource> get(Address address) {
    return Optional.ofNullable(objects.get(address)).map(NativeEntry::resource);
  }

  @Override
  public List<Resource> under(String kind, List<String> pathPrefix) {
    return objects.values().stream()
        .map(NativeEntry::resource)
        .filter(r -> r.address().kind().equals(kind))
        .filter(
            r ->
                r.address().path().size() >= pathPrefix.size()
                    && r.address().path().subList(0, pathPrefix.size()).equals(pathPrefix))
        .toList();
  }

  @Override
  public SortedSet<String> kinds() {
    return Ordered.set(objects.keySet().stream().map(Address::kind).toList());
  }
}

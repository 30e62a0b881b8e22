package io.meshwright.testkit.contract;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A state that is given as a list.
 *
 * @param resources by address
 */
record ListedState(SortedMap<Address, Resource> resources) implements ResourceState {
  ListedState {
    resources = Ordered.map(resources);
  }

  @Override
  public Optional<Resource> get(Address address) {
    return Optional.ofNullable(resources.get(address));
  }

  @Override
  public List<Resource> under(String kind, List<String> pathPrefix) {
    return resources.values().stream()
        .filter(r -> r.address().kind().equals(kind))
        .filter(r -> startsWith(r.address().path(), pathPrefix))
        .toList();
  }

  private static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }

  @Override
  public SortedSet<String> kinds() {
    return Ordered.set(resources.keySet().stream().map(Address::kind).toList());
  }
}

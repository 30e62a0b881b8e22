package io.meshwright.provider.postgres.testing;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** What is desired, as if it were live. */
public final class DesiredState implements ResourceState {
  private final TreeMap<Address, Resource> resources = new TreeMap<>();

  /** A state of some resources. */
  public DesiredState(Collection<Desired> desired) {
    desired.forEach(d -> resources.put(d.address(), d.resource()));
  }

  /** Adds or replaces a resource. */
  public void put(Resource resource) {
    resources.put(resource.address(), resource);
  }

  /** Takes a resource away. */
  public void remove(Address address) {
    resources.remove(address);
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
    return Ordered.set(resources.keySet().stream().map(Address::kind).distinct().toList());
  }
}

package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A state that is a list. */
public record Listed(List<Resource> all) implements ResourceState {
  @Override
  public Optional<Resource> get(Address address) {
    return all.stream().filter(r -> r.address().equals(address)).findFirst();
  }

  @Override
  public SortedSet<String> kinds() {
    return Ordered.set(all.stream().map(r -> r.address().kind()).toList());
  }

  @Override
  public List<Resource> under(String kind, List<String> prefix) {
    return all.stream()
        .filter(r -> r.address().kind().equals(kind))
        .filter(r -> r.address().path().size() >= prefix.size())
        .filter(r -> r.address().path().subList(0, prefix.size()).equals(prefix))
        .toList();
  }
}

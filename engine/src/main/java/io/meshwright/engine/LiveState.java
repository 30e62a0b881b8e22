package io.meshwright.engine;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one platform shows, foreign objects included. */
final class LiveState implements ResourceState {
  private final String platform;
  private final TreeMap<Address, Resource> resources = new TreeMap<>();

  LiveState(String platform, Collection<Seen> live) {
    this.platform = platform;
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present) {
        resources.put(present.address(), present.resource());
      }
    }
  }

  private LiveState(String platform) {
    this.platform = platform;
  }

  /** A platform as it should be, with nothing else on it. */
  static LiveState wanted(String platform, Collection<Desired> desired) {
    LiveState state = new LiveState(platform);
    desired.forEach(d -> state.resources.put(d.address(), d.resource()));
    return state;
  }

  /** What changes leave behind. */
  LiveState after(Collection<Change> changes) {
    LiveState state = new LiveState(platform);
    state.resources.putAll(resources);
    for (Change change : changes) {
      change
          .after()
          .ifPresentOrElse(
              r -> state.resources.put(change.address(), r),
              () -> state.resources.remove(change.address()));
    }
    return state;
  }

  @Override
  public Optional<Resource> get(Address address) {
    return Optional.ofNullable(resources.get(address));
  }

  @Override
  public List<Resource> under(String kind, List<String> pathPrefix) {
    Address prefix = new Address(platform, kind, pathPrefix);
    List<Resource> found = new ArrayList<>();
    for (Map.Entry<Address, Resource> entry : resources.tailMap(prefix, true).entrySet()) {
      List<String> path = entry.getKey().path();
      boolean within =
          entry.getKey().kind().equals(kind)
              && path.size() >= pathPrefix.size()
              && path.subList(0, pathPrefix.size()).equals(pathPrefix);
      if (!within) {
        break;
      }
      found.add(entry.getValue());
    }
    return found;
  }

  @Override
  public SortedSet<String> kinds() {
    TreeSet<String> kinds = new TreeSet<>();
    resources.keySet().forEach(a -> kinds.add(a.kind()));
    return Ordered.set(kinds);
  }
}

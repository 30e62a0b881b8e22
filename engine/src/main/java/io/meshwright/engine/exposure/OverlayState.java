package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A state of one platform that changes are laid over, and that knows what was looked up in it. */
final class OverlayState implements ResourceState {
  private final String platform;
  private final NavigableMap<Address, Resource> base;
  private final NavigableMap<Address, Optional<Resource>> overlay;
  private final Lookups lookups = new Lookups();

  private OverlayState(
      String platform,
      NavigableMap<Address, Resource> base,
      NavigableMap<Address, Optional<Resource>> overlay) {
    this.platform = platform;
    this.base = base;
    this.overlay = overlay;
  }

  static OverlayState of(String platform, NavigableMap<Address, Resource> base) {
    return new OverlayState(platform, base, new TreeMap<>());
  }

  /** The state with changes carried out; nothing is copied but the changes. */
  OverlayState with(Collection<Change> changes) {
    TreeMap<Address, Optional<Resource>> next = new TreeMap<>(overlay);
    changes.forEach(c -> next.put(c.address(), c.after()));
    return new OverlayState(platform, base, next);
  }

  /** The state with changes taken back. */
  OverlayState without(Change change) {
    TreeMap<Address, Optional<Resource>> next = new TreeMap<>(overlay);
    next.put(change.address(), change.before());
    return new OverlayState(platform, base, next);
  }

  /** What was looked up since the state was made. */
  Lookups lookups() {
    return lookups;
  }

  @Override
  public Optional<Resource> get(Address address) {
    lookups.addresses.add(address);
    Optional<Resource> laid = overlay.get(address);
    return laid == null ? Optional.ofNullable(base.get(address)) : laid;
  }

  @Override
  public List<Resource> under(String kind, List<String> pathPrefix) {
    Address prefix = new Address(platform, kind, pathPrefix);
    lookups.prefixes.add(prefix);
    TreeMap<Address, Resource> found = new TreeMap<>();
    for (Map.Entry<Address, Resource> entry : base.tailMap(prefix, true).entrySet()) {
      if (!Lookups.isUnder(entry.getKey(), prefix)) {
        break;
      }
      found.put(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<Address, Optional<Resource>> entry : overlay.tailMap(prefix, true).entrySet()) {
      Address address = entry.getKey();
      if (!Lookups.isUnder(address, prefix)) {
        break;
      }
      entry.getValue().ifPresentOrElse(r -> found.put(address, r), () -> found.remove(address));
    }
    return new ArrayList<>(found.values());
  }

  @Override
  public SortedSet<String> kinds() {
    TreeSet<String> kinds = new TreeSet<>();
    base.keySet().forEach(a -> kinds.add(a.kind()));
    overlay.forEach((address, resource) -> resource.ifPresent(r -> kinds.add(address.kind())));
    return Ordered.set(kinds);
  }
}

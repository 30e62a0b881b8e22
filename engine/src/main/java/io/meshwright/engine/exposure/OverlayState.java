package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A state of one platform with changes laid over it; layers are shared, never copied. */
final class OverlayState implements ResourceState {
  private final String platform;
  private final List<Layer> layers;
  private final Map<Object, Object> derived = new HashMap<>();

  private OverlayState(String platform, List<Layer> layers) {
    this.platform = platform;
    this.layers = List.copyOf(layers);
  }

  static OverlayState of(String platform, NavigableMap<Address, Resource> base) {
    return new OverlayState(platform, List.of(Layer.of(base)));
  }

  /** The state with a layer on top. */
  OverlayState with(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return new OverlayState(platform, more);
  }

  @Override
  public Optional<Resource> get(Address address) {
    for (int i = layers.size() - 1; i > 0; i--) {
      if (layers.get(i).covers(address)) {
        return layers.get(i).at(address);
      }
    }
    return layers.getFirst().at(address);
  }

  @Override
  public List<Resource> under(String kind, List<String> pathPrefix) {
    Address prefix = new Address(platform, kind, pathPrefix);
    TreeMap<Address, Resource> found = new TreeMap<>();
    List<Resource> lowest = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      for (Map.Entry<Address, Resource> entry : layers.get(i).from(prefix).entrySet()) {
        if (!entry.getKey().isWithin(prefix)) {
          break;
        }
        if (!isCovered(entry.getKey(), i)) {
          if (i == 0) {
            lowest.add(entry.getValue());
          } else {
            found.put(entry.getKey(), entry.getValue());
          }
        }
      }
    }
    if (found.isEmpty()) {
      return lowest;
    }
    lowest.forEach(r -> found.put(r.address(), r));
    return new ArrayList<>(found.values());
  }

  @Override
  public List<Resource> having(String kind, String attribute, Value value) {
    Address all = new Address(platform, kind, List.of());
    TreeMap<Address, Resource> found = new TreeMap<>();
    for (int i = 0; i < layers.size(); i++) {
      for (Resource resource : layers.get(i).having(all, attribute, value)) {
        if (!isCovered(resource.address(), i)) {
          found.put(resource.address(), resource);
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T derived(Object key, Function<ResourceState, T> question) {
    Object known = derived.get(key);
    if (known == null) {
      known = question.apply(this);
      derived.put(key, known);
    }
    return (T) known;
  }

  /** Whether a layer above says something else about an address. */
  private boolean isCovered(Address address, int layer) {
    for (int i = layer + 1; i < layers.size(); i++) {
      if (layers.get(i).covers(address)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public SortedSet<String> kinds() {
    TreeSet<String> kinds = new TreeSet<>();
    for (int i = 0; i < layers.size(); i++) {
      for (Address address : layers.get(i).addresses()) {
        if (!isCovered(address, i)) {
          kinds.add(address.kind());
        }
      }
    }
    return Ordered.set(kinds);
  }
}

package io.meshwright.engine.exposure;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Resources, and addresses where there is none: a whole state, or what lies over one. */
final class Layer {
  private final NavigableMap<Address, Resource> present;
  private final Set<Address> absent = new HashSet<>();
  private final Map<Attribute, Map<Value, NavigableMap<Address, Resource>>> indexes =
      new HashMap<>();

  private Layer(NavigableMap<Address, Resource> present) {
    this.present = present;
  }

  /** An attribute of a kind. */
  private record Attribute(String kind, String name) {}

  /** A state of resources, which are not copied. */
  static Layer of(NavigableMap<Address, Resource> resources) {
    return new Layer(resources);
  }

  /** What changes leave behind. */
  static Layer of(Collection<Change> changes) {
    Layer layer = new Layer(new TreeMap<>());
    changes.forEach(layer::lay);
    return layer;
  }

  /** What one change found. */
  static Layer takenBack(Change change) {
    Layer layer = new Layer(new TreeMap<>());
    layer.put(change.address(), change.before());
    return layer;
  }

  /** Lays what a change leaves behind over what is here. */
  void lay(Change change) {
    put(change.address(), change.after());
  }

  private void put(Address address, Optional<Resource> resource) {
    Resource old = present.remove(address);
    if (resource.isPresent()) {
      present.put(address, resource.get());
      absent.remove(address);
    } else {
      absent.add(address);
    }
    indexes.forEach(
        (attribute, values) -> {
          if (attribute.kind().equals(address.kind())) {
            Optional.ofNullable(old)
                .flatMap(r -> r.attribute(attribute.name()))
                .flatMap(value -> Optional.ofNullable(values.get(value)))
                .ifPresent(resources -> resources.remove(address));
            resource.ifPresent(r -> add(r, attribute, values));
          }
        });
  }

  /** Whether it says what is at an address. */
  boolean covers(Address address) {
    return present.containsKey(address) || absent.contains(address);
  }

  /** The resource at an address. */
  Optional<Resource> at(Address address) {
    return Optional.ofNullable(present.get(address));
  }

  /** Resources at and below an address, in order. */
  NavigableMap<Address, Resource> from(Address prefix) {
    return present.tailMap(prefix, true);
  }

  /** Every kind. */
  Collection<Address> addresses() {
    return present.keySet();
  }

  /** Resources of a kind whose attribute has a value. */
  Collection<Resource> having(Address kind, String name, Value value) {
    Map<Value, NavigableMap<Address, Resource>> values =
        indexes.computeIfAbsent(new Attribute(kind.kind(), name), a -> index(kind, a));
    Map<Address, Resource> found = values.get(value);
    return found == null ? List.of() : found.values();
  }

  private Map<Value, NavigableMap<Address, Resource>> index(Address kind, Attribute attribute) {
    Map<Value, NavigableMap<Address, Resource>> values = new HashMap<>();
    for (Resource resource : from(kind).values()) {
      if (!resource.address().isWithin(kind)) {
        break;
      }
      add(resource, attribute, values);
    }
    return values;
  }

  private static void add(
      Resource resource, Attribute attribute, Map<Value, NavigableMap<Address, Resource>> values) {
    resource
        .attribute(attribute.name())
        .ifPresent(
            value ->
                values
                    .computeIfAbsent(value, k -> new TreeMap<>())
                    .put(resource.address(), resource));
  }
}

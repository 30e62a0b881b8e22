package io.meshwright.api.resource;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A state of a platform to lift from: live, desired, or anything between. */
public interface ResourceState {
  /** The resource at an address. */
  Optional<Resource> get(Address address);

  /** Resources of a kind whose path starts with the prefix, in address order. */
  List<Resource> under(String kind, List<String> pathPrefix);

  /**
   * Resources of a kind whose attribute has a value, in address order. Ask this way rather than for
   * all of a kind: what a lift asked for says which changes can matter to it.
   */
  default List<Resource> having(String kind, String attribute, Value value) {
    return under(kind, List.of()).stream()
        .filter(r -> r.attribute(attribute).equals(Optional.of(value)))
        .toList();
  }

  /** Kinds that occur. */
  SortedSet<String> kinds();
}

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

  /** Kinds that occur. */
  SortedSet<String> kinds();
}

package io.meshwright.api.resource;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

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

  /**
   * Something worked out from many resources that several lifts of one state need, such as the
   * users of a container. A state may remember it.
   *
   * @param key says what it is; equal keys stand for equal questions
   * @param question looks at nothing but the state that it is given
   */
  default <T> T derived(Object key, Function<ResourceState, T> question) {
    return question.apply(this);
  }

  /** Kinds that occur. */
  SortedSet<String> kinds();
}

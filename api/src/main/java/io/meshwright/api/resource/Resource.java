package io.meshwright.api.resource;

import io.meshwright.api.name.Ordered;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A native object in canonical neutral form: two resources are equal exactly when the platform
 * would treat them as the same.
 *
 * @param address where it lives
 * @param attributes sorted by name
 * @param dependsOn objects that must exist before it and may only go after it
 */
public record Resource(
    Address address, SortedMap<String, Value> attributes, SortedSet<Address> dependsOn) {
  /** Copies both. */
  public Resource {
    attributes = Ordered.map(attributes);
    dependsOn = Ordered.set(dependsOn);
  }

  /** A resource of unsorted parts. */
  public static Resource of(
      Address address, Map<String, Value> attributes, Collection<Address> dependsOn) {
    return new Resource(address, Ordered.map(attributes), Ordered.set(dependsOn));
  }

  /** An attribute. */
  public Optional<Value> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** The digest of address and attributes; what a plan relies on. */
  public Digest digest() {
    StringBuilder text = new StringBuilder(address.toString());
    attributes.forEach(
        (name, value) -> text.append('\n').append(name).append('=').append(value.text()));
    return Digest.of(text.toString());
  }
}

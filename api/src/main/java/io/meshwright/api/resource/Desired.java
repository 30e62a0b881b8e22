package io.meshwright.api.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import java.util.SortedSet;

/**
 * A resource that should exist.
 *
 * @param resource what it should be
 * @param owner how it is marked as ours
 * @param realises the policies it helps to realise
 */
public record Desired(Resource resource, Owner owner, SortedSet<PolicyId> realises) {
  /** Copies the policies. */
  public Desired {
    realises = Ordered.set(realises);
  }

  /** Its address. */
  public Address address() {
    return resource.address();
  }
}

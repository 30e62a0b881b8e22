package io.meshwright.engine.graph;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import java.util.List;

/**
 * Changes in an order that never over-grants.
 *
 * @param changes in order; those that share a batch stand together
 * @param gaps changes at which somebody who keeps access loses it for a while
 * @param blocked changes for which there is no safe place; they are not carried out
 */
public record OrderedChanges(List<Change> changes, List<Address> gaps, List<Change> blocked) {
  /** Copies the lists. */
  public OrderedChanges {
    changes = List.copyOf(changes);
    gaps = List.copyOf(gaps);
    blocked = List.copyOf(blocked);
  }
}

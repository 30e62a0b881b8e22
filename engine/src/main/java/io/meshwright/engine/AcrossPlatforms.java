package io.meshwright.engine;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is made on one platform after something on another, as a database of a share is. What is
 * taken waits for no other platform: one that does not answer must not keep access open elsewhere.
 */
final class AcrossPlatforms {
  private AcrossPlatforms() {}

  /** The same changes, each after what it depends on elsewhere and the plan makes. */
  static List<PlannedChange> waiting(List<PlannedChange> changes) {
    Set<Address> made =
        changes.stream()
            .map(PlannedChange::change)
            .filter(change -> !(change instanceof Change.Delete))
            .map(Change::address)
            .collect(Collectors.toSet());
    return changes.stream().map(change -> waiting(change, made)).toList();
  }

  private static PlannedChange waiting(PlannedChange change, Collection<Address> made) {
    List<Address> elsewhere =
        change.change().after().stream()
            .flatMap(r -> r.dependsOn().stream())
            .filter(a -> !a.platform().equals(change.address().platform()))
            .filter(made::contains)
            .toList();
    return elsewhere.isEmpty() ? change : change.waitingFor(elsewhere);
  }
}

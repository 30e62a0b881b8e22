package io.meshwright.engine.diff;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import java.util.List;
import java.util.SortedMap;

/**
 * What has to change.
 *
 * @param changes in order of address
 * @param reasons per changed address why, for people
 * @param unchanged how many objects are as they should be
 * @param problems objects that cannot be changed; they and what depends on them are left alone
 */
public record Difference(
    List<Change> changes,
    SortedMap<Address, String> reasons,
    int unchanged,
    List<Problem> problems) {
  /** Copies the collections. */
  public Difference {
    changes = List.copyOf(changes);
    reasons = Ordered.map(reasons);
    problems = List.copyOf(problems);
  }
}

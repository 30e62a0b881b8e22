package io.meshwright.api.plan;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import java.util.SortedSet;

/**
 * A change with its place in the plan.
 *
 * @param change what happens
 * @param phase when it is due
 * @param reason why, for people
 * @param after changes that must be done before it
 * @param policies the policies it helps to realise
 * @param destroysData whether data is lost; needs its own approval
 */
public record PlannedChange(
    Change change,
    Phase phase,
    String reason,
    SortedSet<Address> after,
    SortedSet<PolicyId> policies,
    boolean destroysData) {
  /** Copies the sets. */
  public PlannedChange {
    after = Ordered.set(after);
    policies = Ordered.set(policies);
  }

  /** The object. */
  public Address address() {
    return change.address();
  }
}

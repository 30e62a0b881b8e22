package io.meshwright.api.plan;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A change with its place in the plan.
 *
 * @param change what happens
 * @param phase when it is due
 * @param reason why, for people
 * @param after changes that must be done before it
 * @param following changes that must have ended before it, whether they worked or not: nobody loses
 *     for a while what they keep, and what fails does not hold up what takes access away
 * @param policies the policies it helps to realise
 * @param costs what it costs those who use the object while it runs; empty where it takes a moment
 * @param losses data that is lost, for people; where there is any, the change needs its own
 *     approval
 */
public record PlannedChange(
    Change change,
    Phase phase,
    String reason,
    SortedSet<Address> after,
    SortedSet<Address> following,
    SortedSet<PolicyId> policies,
    List<Cost> costs,
    List<String> losses) {
  /** Copies the collections. */
  public PlannedChange {
    after = Ordered.set(after);
    following = Ordered.set(following);
    policies = Ordered.set(policies);
    costs = List.copyOf(costs);
    losses = List.copyOf(losses);
  }

  /** The object. */
  public Address address() {
    return change.address();
  }

  /** The same change, waiting for more. */
  public PlannedChange waitingFor(Collection<Address> more) {
    TreeSet<Address> all = new TreeSet<>(after);
    all.addAll(more);
    return new PlannedChange(change, phase, reason, all, following, policies, costs, losses);
  }

  /** Whether data is lost. */
  public boolean destroysData() {
    return !losses.isEmpty();
  }
}

package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How live platforms differ from a workspace. What was edited in the workspace and not applied yet
 * is part of it: nobody can tell the two apart.
 *
 * @param plan what an apply would do, and what others made
 * @param access per object that others made who may see or do what because of it; nothing where it
 *     changes nobody's access, or where that could not be worked out
 */
public record DriftReport(Plan plan, SortedMap<Address, List<ExposureChange>> access) {
  /** Copies the map. */
  public DriftReport {
    TreeMap<Address, List<ExposureChange>> copy = new TreeMap<>();
    access.forEach((address, changes) -> copy.put(address, List.copyOf(changes)));
    access = Ordered.map(copy);
  }

  /** What an apply would do to what is ours, whether it may or only reports it. */
  public List<PlannedChange> ours() {
    TreeSet<Address> foreign = new TreeSet<>();
    plan.foreign().forEach(f -> foreign.add(f.address()));
    return Stream.concat(plan.changes().stream(), plan.reported().stream())
        .filter(c -> !foreign.contains(c.address()))
        .toList();
  }

  /** What others made on or within objects of ours. */
  public List<ForeignObject> foreign() {
    return plan.foreign();
  }

  /** Whether an apply would take it away. */
  public boolean isRevoked(ForeignObject object) {
    return plan.changes().stream().anyMatch(c -> c.address().equals(object.address()));
  }

  /** Whether there is none; an object of others where ours belongs is drift as well. */
  public boolean isEmpty() {
    return ours().isEmpty()
        && foreign().isEmpty()
        && plan.problems().stream().noneMatch(p -> p.code().equals("foreign-object"));
  }
}

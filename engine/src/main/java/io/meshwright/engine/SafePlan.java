package io.meshwright.engine;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.apply.Batches;
import io.meshwright.engine.exposure.AccessAnalysis;
import io.meshwright.engine.exposure.PlanCheck;
import io.meshwright.spi.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A plan in which no state that its apply can reach over-grants. The order of a plan is safe where
 * its changes are done one after the other; lanes overtake each other and changes fail, and so
 * those that came too early are made to wait for what stands before them. What is unsafe even then
 * is left out.
 */
record SafePlan(List<PlannedChange> changes, List<Problem> problems) {
  SafePlan {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  static SafePlan of(
      AccessAnalysis analysis, List<PlannedChange> plan, Function<Change, Slot> slots) {
    PlanCheck check = check(analysis, plan, slots);
    List<PlanCheck.Finding> found = check.worstCases();
    if (found.isEmpty()) {
      return new SafePlan(plan, List.of());
    }
    Map<Address, TreeSet<Address>> waits = new TreeMap<>();
    for (PlanCheck.Finding finding : found) {
      check
          .waits(finding.subject())
          .forEach(
              (change, before) ->
                  waits.computeIfAbsent(change, k -> new TreeSet<>()).addAll(before));
    }
    List<PlannedChange> waiting =
        plan.stream()
            .map(c -> Optional.ofNullable(waits.get(c.address())).map(c::waitingFor).orElse(c))
            .toList();
    PlanCheck again = check(analysis, waiting, slots);
    Set<Address> unsafe = new HashSet<>();
    again.worstCases().forEach(finding -> unsafe.addAll(again.waits(finding.subject()).keySet()));
    return without(waiting, unsafe);
  }

  /** A change that nothing makes safe. */
  static Problem leftOut(Address address) {
    return Problem.error(
        "no-safe-order",
        address.toString(),
        "there is no order in which this change gives nothing away; it is left out",
        "apply the workspace in two steps, first what takes access away");
  }

  private static PlanCheck check(
      AccessAnalysis analysis, List<PlannedChange> plan, Function<Change, Slot> slots) {
    return new PlanCheck(analysis, plan, Batches.of(plan, slots));
  }

  /** The plan without some changes and what needs them. */
  private static SafePlan without(List<PlannedChange> plan, Set<Address> unsafe) {
    Set<Address> left = new HashSet<>(unsafe);
    List<PlannedChange> kept = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (PlannedChange change : plan) {
      if (left.contains(change.address()) || change.after().stream().anyMatch(left::contains)) {
        left.add(change.address());
        problems.add(leftOut(change.address()));
      } else {
        kept.add(change);
      }
    }
    return new SafePlan(kept, problems);
  }
}

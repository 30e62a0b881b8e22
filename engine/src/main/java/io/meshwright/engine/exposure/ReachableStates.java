package io.meshwright.engine.exposure;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** States of a platform while a plan is carried out: sets of positions in the plan. */
final class ReachableStates {
  private final List<PlannedChange> plan;
  private final Map<Address, Integer> positions = new HashMap<>();
  private final Map<Integer, List<Integer>> batches = new HashMap<>();
  private final Map<Integer, Set<Integer>> outside = new HashMap<>();

  ReachableStates(List<PlannedChange> plan, List<List<PlannedChange>> batches) {
    this.plan = plan;
    for (int i = 0; i < plan.size(); i++) {
      positions.put(plan.get(i).address(), i);
    }
    for (List<PlannedChange> batch : batches) {
      List<Integer> members =
          batch.stream()
              .flatMap(c -> Optional.ofNullable(positions.get(c.address())).stream())
              .toList();
      members.forEach(member -> this.batches.put(member, members));
    }
  }

  /** Positions of those changes that the plan holds, in its order. */
  SortedSet<Integer> positions(Collection<Address> changes) {
    TreeSet<Integer> found = new TreeSet<>();
    changes.forEach(a -> Optional.ofNullable(positions.get(a)).ifPresent(found::add));
    return found;
  }

  Address address(int position) {
    return plan.get(position).address();
  }

  List<Change> changes(Collection<Integer> state) {
    return state.stream().sorted().map(position -> plan.get(position).change()).toList();
  }

  private List<Integer> batch(int position) {
    return batches.getOrDefault(position, List.of(position));
  }

  private List<Integer> needs(int position) {
    return plan.get(position).after().stream()
        .flatMap(a -> Optional.ofNullable(positions.get(a)).stream())
        .toList();
  }

  /**
   * The least reachable state that holds another one and one change more: all that the change waits
   * for, and of its batch what nothing could have held up.
   */
  Set<Integer> with(Set<Integer> state, int change) {
    Set<Integer> least = new HashSet<>(state);
    Deque<Integer> open = new ArrayDeque<>(List.of(change));
    Set<List<Integer>> touched = new HashSet<>();
    state.forEach(done -> touched.add(batch(done)));
    while (!open.isEmpty()) {
      int next = open.removeFirst();
      if (least.add(next)) {
        open.addAll(needs(next));
        touched.add(batch(next));
      }
      if (open.isEmpty()) {
        for (List<Integer> batch : touched) {
          for (int mate : batch) {
            if (!least.contains(mate) && least.containsAll(outside(mate))) {
              open.add(mate);
            }
          }
        }
      }
    }
    return least;
  }

  /** What outside of its batch a change waits for, directly or through others. */
  private Set<Integer> outside(int change) {
    Set<Integer> known = outside.get(change);
    if (known == null) {
      Set<Integer> mates = new HashSet<>(batch(change));
      known = new HashSet<>();
      Set<Integer> seen = new HashSet<>(Set.of(change));
      Deque<Integer> open = new ArrayDeque<>(List.of(change));
      while (!open.isEmpty()) {
        for (int needed : needs(open.removeFirst())) {
          if (seen.add(needed)) {
            open.add(needed);
            if (!mates.contains(needed)) {
              known.add(needed);
            }
          }
        }
      }
      outside.put(change, known);
    }
    return known;
  }

  /**
   * The least reachable state in which of some changes just these are done; empty where there is
   * none.
   */
  Optional<Set<Integer>> least(Set<Integer> done, Collection<Integer> of) {
    Set<Integer> state = new HashSet<>();
    for (int change : done) {
      state = with(state, change);
    }
    for (int change : of) {
      if (state.contains(change) != done.contains(change)) {
        return Optional.empty();
      }
    }
    return Optional.of(state);
  }

  /** Which of some changes stand before a change in the plan, and so may be waited for. */
  List<Address> before(Address change, Collection<Address> of) {
    int position = Optional.ofNullable(positions.get(change)).orElse(0);
    List<Address> before = new ArrayList<>();
    for (int each : positions(of)) {
      if (each < position) {
        before.add(address(each));
      }
    }
    return before;
  }
}

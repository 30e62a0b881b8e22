package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.exposure.AccessAnalysis.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for a state that a parallel apply of a plan can reach and that gives what neither before
 * nor after gives. Lanes overtake each other, any change may fail and any moment may be the last: a
 * state is reachable when with each change all that it waits for is done, and of an atomic batch
 * all or nothing, but for what was skipped because something that it waits for did not work.
 *
 * <p>For each subject two states are looked at per change that may widen its access: the least one
 * that holds the change, and that together with everything else that can be there without taking
 * anything away. A change that seems to give nothing may: what it gives is taken away at the end.
 * {@link #everyState} tries all instead, for small plans.
 */
public final class PlanCheck {
  private final AccessAnalysis analysis;
  private final ReachableStates states;

  /**
   * Checks a plan.
   *
   * @param analysis of the changes of the plan, asked for impacts before
   * @param plan in its order
   * @param batches the changes of the plan that take effect together
   */
  public PlanCheck(
      AccessAnalysis analysis, List<PlannedChange> plan, List<List<PlannedChange>> batches) {
    this.analysis = analysis;
    this.states = new ReachableStates(plan, batches);
  }

  /**
   * A reachable state that over-grants.
   *
   * @param subject on what
   * @param done everything that is done in that state
   */
  public record Finding(Address subject, SortedSet<Address> done) {
    /** Copies the addresses. */
    public Finding {
      done = Ordered.set(done);
    }
  }

  /**
   * The changes that may widen a subject, each with what stands before it in the plan and has a
   * part in the same subject. A plan in which they wait for that reaches on the subject only states
   * that its order goes through, and such in which more is taken away.
   */
  public SortedMap<Address, List<Address>> waits(Address subject) {
    TreeMap<Address, List<Address>> waits = new TreeMap<>();
    for (int change : states.positions(analysis.seen(subject))) {
      if (mayWiden(subject, change)) {
        Address address = states.address(change);
        waits.put(address, states.before(address, analysis.seen(subject)));
      }
    }
    return Ordered.map(waits);
  }

  private boolean mayWiden(Address subject, int change) {
    Direction direction = direction(subject, change);
    return direction.widens() || !direction.narrows();
  }

  /** Worst states that over-grant; empty where the plan is safe. */
  public List<Finding> worstCases() {
    List<Finding> findings = new ArrayList<>();
    for (Address subject : analysis.moved()) {
      if (analysis.seen(subject).size() > 1) {
        worstCases(subject, findings);
      }
    }
    return findings;
  }

  private void worstCases(Address subject, List<Finding> findings) {
    SortedSet<Integer> seen = states.positions(analysis.seen(subject));
    Set<Set<Integer>> judged = new HashSet<>();
    for (int change : seen) {
      if (!mayWiden(subject, change)) {
        continue;
      }
      Set<Integer> least = states.with(Set.of(), change);
      Set<Integer> most = without(subject, least, seen);
      for (Set<Integer> state : List.of(least, most)) {
        if (judged.add(relevant(state, seen)) && exceeds(subject, state)) {
          findings.add(new Finding(subject, addresses(state)));
          break;
        }
      }
    }
  }

  /** A state with all that can join it and takes nothing more away. */
  private Set<Integer> without(Address subject, Set<Integer> least, Collection<Integer> seen) {
    Set<Integer> state = least;
    for (int change : seen) {
      if (!state.contains(change)) {
        Set<Integer> more = states.with(state, change);
        Set<Integer> before = state;
        if (seen.stream()
            .filter(c -> more.contains(c) && !before.contains(c))
            .noneMatch(c -> direction(subject, c).narrows())) {
          state = more;
        }
      }
    }
    return state;
  }

  private Direction direction(Address subject, int change) {
    return analysis.direction(subject, states.address(change));
  }

  private static Set<Integer> relevant(Set<Integer> state, Set<Integer> seen) {
    Set<Integer> relevant = new HashSet<>(seen);
    relevant.retainAll(state);
    return relevant;
  }

  private boolean exceeds(Address subject, Set<Integer> state) {
    return analysis.givesTooMuch(subject, states.changes(state));
  }

  private SortedSet<Address> addresses(Set<Integer> state) {
    TreeSet<Address> addresses = new TreeSet<>();
    state.forEach(change -> addresses.add(states.address(change)));
    return addresses;
  }

  /**
   * One over-granting state per subject, of all that can be reached.
   *
   * @param most subjects that see more changes than this are left out
   */
  public List<Finding> everyState(int most) {
    List<Finding> findings = new ArrayList<>();
    for (Address subject : analysis.moved()) {
      List<Integer> seen = List.copyOf(states.positions(analysis.seen(subject)));
      if (seen.size() > 1 && seen.size() <= most) {
        everyState(subject, seen).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> everyState(Address subject, List<Integer> seen) {
    for (long mask = 1; mask < 1L << seen.size(); mask++) {
      Set<Integer> done = new TreeSet<>();
      for (int i = 0; i < seen.size(); i++) {
        if ((mask >> i & 1) == 1) {
          done.add(seen.get(i));
        }
      }
      Optional<Set<Integer>> state = states.least(done, seen);
      if (state.isPresent() && exceeds(subject, state.get())) {
        return Optional.of(new Finding(subject, addresses(state.get())));
      }
    }
    return Optional.empty();
  }
}

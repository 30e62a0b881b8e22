package io.meshwright.engine.graph;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Orders changes step by step: among what may come next, the first whose result stays between
 * before and after. Changes that take effect as a whole are tried as a whole, then one by one.
 *
 * <p>What was tried in vain is not tried again before something is done that its judgement depends
 * on, so that the number of judgements grows with the changes and not with their square.
 */
public final class SafeOrder {
  private final StepCheck check;
  private final TreeMap<Address, Step> open = new TreeMap<>();
  private final TreeSet<Step.Group> groups = new TreeSet<>(Step.Group.BY_FIRST);
  private final ReadySteps ready = new ReadySteps();
  private final TreeSet<Step> leavingGaps = new TreeSet<>(Step.BY_RANK);
  private final Parking<Step.Group> unsafeGroups = new Parking<>();
  private final Parking<Step> unsafeSteps = new Parking<>();
  private final Map<String, Tail> tails = new HashMap<>();
  private final List<Change> done = new ArrayList<>();
  private final List<Address> gaps = new ArrayList<>();
  private Optional<Slot> last = Optional.empty();

  private SafeOrder(StepCheck check) {
    this.check = check;
  }

  /**
   * What a lane ends with.
   *
   * @param batch the key of its last changes
   * @param count how many of them in a row
   */
  private record Tail(String batch, int count) {}

  /**
   * The order.
   *
   * @param phases what each change is due by itself; decides between several that may come next
   */
  public static OrderedChanges of(
      List<Change> changes,
      SortedMap<Address, SortedSet<Address>> needs,
      Map<Address, Phase> phases,
      Function<Change, Slot> slots,
      StepCheck check) {
    SafeOrder order = new SafeOrder(check);
    List<Change> ranked =
        changes.stream()
            .sorted(
                Comparator.comparing((Change c) -> phases.getOrDefault(c.address(), Phase.NEUTRAL))
                    .thenComparing(Change::address))
            .toList();
    for (Change change : ranked) {
      Step step =
          new Step(
              change,
              slots.apply(change),
              phases.getOrDefault(change.address(), Phase.NEUTRAL),
              order.open.size());
      order.open.put(change.address(), step);
    }
    order.connect(needs);
    return order.run();
  }

  private void connect(SortedMap<Address, SortedSet<Address>> needs) {
    Map<String, Step.Group> byKey = new HashMap<>();
    for (Step step : open.values()) {
      Collection<Address> first = needs.get(step.change.address());
      if (first != null) {
        first.stream().flatMap(a -> Optional.ofNullable(open.get(a)).stream()).forEach(step::needs);
      }
      if (step.isReady()) {
        ready.add(step);
      }
      if (step.slot.atomic()) {
        Step.Group group = byKey.computeIfAbsent(ReadySteps.key(step.slot), k -> new Step.Group());
        step.group = Optional.of(group);
        group.open.add(step);
      }
    }
    groups.addAll(byKey.values());
  }

  private OrderedChanges run() {
    while (takeBatch() || takeStep()) {
      // Each round puts what it took into the order.
    }
    return new OrderedChanges(done, gaps, open.values().stream().map(step -> step.change).toList());
  }

  private boolean takeBatch() {
    while (!groups.isEmpty()) {
      Step.Group group = Optional.ofNullable(groups.pollFirst()).orElseThrow();
      List<Step> closed = group.closure();
      if (closed.isEmpty()) {
        continue;
      }
      List<Step> batch = closed.subList(0, Math.min(closed.size(), room(closed.getFirst().slot)));
      if (judge(batch) == StepCheck.Judgement.SAFE) {
        take(List.copyOf(batch));
        tryAgain(group);
        return true;
      }
      unsafeGroups.park(group, concerns(batch));
    }
    return false;
  }

  /** How many more changes go with the last ones of a lane, so that no batch ends within a step. */
  private int room(Slot slot) {
    Tail tail = tails.get(slot.lane());
    return tail == null || !tail.batch().equals(slot.batch())
        ? slot.max()
        : slot.max() - tail.count() % slot.max();
  }

  /** The batch that the last step travels in, while there is room. */
  private Optional<String> openBatch() {
    return last.filter(
            slot ->
                Optional.ofNullable(tails.get(slot.lane()))
                    .filter(tail -> tail.count() % slot.max() != 0)
                    .isPresent())
        .map(ReadySteps::key);
  }

  private boolean takeStep() {
    while (!ready.isEmpty()) {
      Step step = ready.poll(openBatch());
      switch (judge(List.of(step))) {
        case SAFE -> {
          take(List.of(step));
          return true;
        }
        case GAP -> {
          leavingGaps.add(step);
          unsafeSteps.park(step, concerns(List.of(step)));
        }
        case OVERGRANT -> unsafeSteps.park(step, concerns(List.of(step)));
      }
    }
    while (!leavingGaps.isEmpty()) {
      Step step = Optional.ofNullable(leavingGaps.pollFirst()).orElseThrow();
      // Judged once more: what its judgement depends on may have become known since.
      if (judge(List.of(step)) != StepCheck.Judgement.OVERGRANT) {
        gaps.add(step.change.address());
        take(List.of(step));
        // The gap may have been all that was wrong with its batch.
        step.group.ifPresent(this::tryAgain);
        return true;
      }
      unsafeSteps.park(step, concerns(List.of(step)));
    }
    return false;
  }

  private StepCheck.Judgement judge(List<Step> steps) {
    return check.judge(
        Collections.unmodifiableList(done), steps.stream().map(s -> s.change).toList());
  }

  private Optional<Collection<Address>> concerns(List<Step> steps) {
    Set<Address> all = new HashSet<>();
    for (Step step : steps) {
      Optional<Collection<Address>> concerns = check.concerns(step.change);
      if (concerns.isEmpty()) {
        return concerns;
      }
      all.addAll(concerns.get());
    }
    return Optional.of(all);
  }

  private void take(List<Step> steps) {
    for (Step step : steps) {
      done.add(step.change);
      step.isDone = true;
      open.remove(step.change.address());
      ready.remove(step);
      leavingGaps.remove(step);
      unsafeSteps.remove(step);
      step.group.ifPresent(group -> leave(group, step));
      last = Optional.of(step.slot);
      tails.merge(
          step.slot.lane(),
          new Tail(step.slot.batch(), 1),
          (old, one) ->
              old.batch().equals(one.batch()) ? new Tail(one.batch(), old.count() + 1) : one);
    }
    steps.forEach(this::freeDependents);
    wakeWhatWasTried(steps);
  }

  private void leave(Step.Group group, Step step) {
    boolean waiting = groups.remove(group);
    group.open.remove(step);
    if (waiting && !group.open.isEmpty()) {
      groups.add(group);
    }
  }

  private void tryAgain(Step.Group group) {
    unsafeGroups.remove(group);
    if (!group.open.isEmpty()) {
      groups.add(group);
    }
  }

  private void freeDependents(Step step) {
    for (Step next : step.neededBy) {
      next.openNeeds--;
      if (next.isReady() && !next.isDone) {
        ready.add(next);
      }
      if (!next.isDone && !next.group.equals(step.group)) {
        next.group.ifPresent(this::tryAgain);
      }
    }
  }

  /**
   * A step that was taken alone changes nothing for the rest of its own batch: that would end in
   * the same state as before, when it was found wanting.
   */
  private void wakeWhatWasTried(List<Step> steps) {
    if (unsafeGroups.isEmpty() && unsafeSteps.isEmpty()) {
      return;
    }
    Optional<Collection<Address>> happened = concerns(steps);
    Optional<Step.Group> own = steps.getFirst().group;
    unsafeGroups.release(happened, g -> own.equals(Optional.of(g))).forEach(this::tryAgain);
    for (Step step : unsafeSteps.release(happened, s -> false)) {
      leavingGaps.remove(step);
      ready.add(step);
    }
  }
}

package io.meshwright.engine.graph;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Orders changes step by step: among what may come next, the first whose result stays between
 * before and after. Changes that take effect as a whole are tried as a whole, then one by one.
 */
public final class SafeOrder {
  private final StepCheck check;
  private final Function<Change, Slot> slots;
  private final SortedMap<Address, SortedSet<Address>> needs;
  private final TreeMap<Address, Change> open = new TreeMap<>();
  private final Map<Address, Phase> phases;
  private final List<Change> done = new ArrayList<>();
  private final List<Address> gaps = new ArrayList<>();

  private SafeOrder(
      StepCheck check,
      Function<Change, Slot> slots,
      SortedMap<Address, SortedSet<Address>> needs,
      Map<Address, Phase> phases) {
    this.check = check;
    this.slots = slots;
    this.needs = needs;
    this.phases = phases;
  }

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
    SafeOrder order = new SafeOrder(check, slots, needs, phases);
    changes.forEach(c -> order.open.put(c.address(), c));
    return order.run();
  }

  private OrderedChanges run() {
    while (!open.isEmpty()) {
      List<Change> next = wholeBatch().or(this::singleStep).orElse(List.of());
      if (next.isEmpty()) {
        break;
      }
      done.addAll(next);
      next.forEach(c -> open.remove(c.address()));
    }
    return new OrderedChanges(done, gaps, List.copyOf(open.values()));
  }

  private Optional<List<Change>> wholeBatch() {
    for (List<Change> batch : candidates()) {
      if (check.judge(done, batch) == StepCheck.Judgement.SAFE) {
        return Optional.of(batch);
      }
    }
    return Optional.empty();
  }

  private Optional<List<Change>> singleStep() {
    Optional<List<Change>> gap = Optional.empty();
    for (Change change : byPhase(open.values().stream().filter(c -> isReady(c, List.of())))) {
      List<Change> step = List.of(change);
      switch (check.judge(done, step)) {
        case SAFE -> {
          return Optional.of(step);
        }
        case GAP -> gap = gap.isPresent() ? gap : Optional.of(step);
        case OVERGRANT -> {}
      }
    }
    gap.ifPresent(step -> gaps.add(step.getFirst().address()));
    return gap;
  }

  /** Per atomic batch everything that could go now, the batch with the earliest phase first. */
  private List<List<Change>> candidates() {
    Map<String, List<Change>> batches = new LinkedHashMap<>();
    for (Change change : byPhase(open.values().stream())) {
      Slot slot = slots.apply(change);
      if (slot.atomic()) {
        batches
            .computeIfAbsent(slot.lane() + "\n" + slot.batch(), k -> new ArrayList<>())
            .add(change);
      }
    }
    List<List<Change>> candidates = new ArrayList<>();
    for (List<Change> batch : batches.values()) {
      List<Change> closed = closure(batch);
      int max = closed.isEmpty() ? 0 : slots.apply(closed.getFirst()).max();
      if (!closed.isEmpty() && closed.size() <= max) {
        candidates.add(closed);
      }
    }
    return candidates;
  }

  /** The changes of a batch that are ready, or become so within it, in order. */
  private List<Change> closure(List<Change> batch) {
    List<Change> ordered = new ArrayList<>();
    TreeSet<Address> inside = new TreeSet<>();
    List<Change> waiting = new ArrayList<>(batch);
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Change change : List.copyOf(waiting)) {
        if (isReady(change, inside)) {
          ordered.add(change);
          inside.add(change.address());
          waiting.remove(change);
          progress = true;
        }
      }
    }
    return ordered;
  }

  private boolean isReady(Change change, Collection<Address> inside) {
    SortedSet<Address> first = needs.get(change.address());
    return first == null
        || first.stream().allMatch(a -> !open.containsKey(a) || inside.contains(a));
  }

  private List<Change> byPhase(Stream<Change> changes) {
    return changes
        .sorted(
            Comparator.comparing((Change c) -> phases.getOrDefault(c.address(), Phase.NEUTRAL))
                .thenComparing(Change::address))
        .toList();
  }
}

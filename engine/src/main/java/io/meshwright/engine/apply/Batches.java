package io.meshwright.engine.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which changes of a plan take effect together, whatever the timing of a run: those of an atomic
 * slot that follow each other in their lane, up to its maximum. A batch ends before a change that
 * waits for something that itself waits for the batch.
 */
public final class Batches {
  private final Function<Change, Slot> slots;
  private final List<List<PlannedChange>> batches = new ArrayList<>();
  private final Map<Address, Integer> batchOf = new HashMap<>();
  private final Map<String, Integer> lastOfLane = new HashMap<>();
  private final List<Span> spans = new ArrayList<>();
  private int added;

  /** Where in the plan a batch has its first and its last change. */
  private record Span(int first, int last) {}

  private Batches(Function<Change, Slot> slots) {
    this.slots = slots;
  }

  /**
   * The batches of a plan, in order of their first change; a change that takes effect by itself is
   * a batch of its own.
   */
  public static List<List<PlannedChange>> of(
      List<PlannedChange> plan, Function<Change, Slot> slots) {
    Batches batches = new Batches(slots);
    plan.forEach(batches::add);
    return batches.batches.stream().map(List::copyOf).toList();
  }

  private void add(PlannedChange change) {
    Slot slot = slots.apply(change.change());
    Integer last = lastOfLane.get(slot.lane());
    int batch = last != null && joins(change, slot, last) ? last : batches.size();
    if (batch == batches.size()) {
      batches.add(new ArrayList<>());
      spans.add(new Span(added, added));
    }
    spans.set(batch, new Span(spans.get(batch).first(), added++));
    batches.get(batch).add(change);
    batchOf.put(change.address(), batch);
    lastOfLane.put(slot.lane(), batch);
  }

  private boolean joins(PlannedChange change, Slot slot, int batch) {
    List<PlannedChange> open = batches.get(batch);
    Slot other = slots.apply(open.getFirst().change());
    return slot.atomic()
        && other.atomic()
        && slot.batch().equals(other.batch())
        && open.size() < slot.max()
        && !waitsFor(change, batch);
  }

  /**
   * Whether a change needs something of another batch that needs this one. What was complete before
   * this batch began does not, since changes need earlier ones only.
   */
  private boolean waitsFor(PlannedChange change, int batch) {
    int first = spans.get(batch).first();
    Set<Integer> seen = new HashSet<>(Set.of(batch));
    Deque<Integer> open = new ArrayDeque<>();
    Consumer<PlannedChange> follow =
        c -> needs(c).filter(b -> spans.get(b).last() > first).filter(seen::add).forEach(open::add);
    follow.accept(change);
    while (!open.isEmpty()) {
      for (PlannedChange member : batches.get(open.removeFirst())) {
        if (needs(member).anyMatch(needed -> needed == batch)) {
          return true;
        }
        follow.accept(member);
      }
    }
    return false;
  }

  private Stream<Integer> needs(PlannedChange change) {
    return Stream.concat(change.after().stream(), change.following().stream())
        .flatMap(address -> Optional.ofNullable(batchOf.get(address)).stream());
  }
}

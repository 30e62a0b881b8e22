package io.meshwright.engine.graph;

import io.meshwright.spi.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Steps that may come next. Of those that are due in the first phase, one that travels with the
 * steps before it goes first: which of them does makes no difference to safety, since each is
 * judged where it stands, and all the difference to the number of calls.
 */
final class ReadySteps {
  private final TreeSet<Step> all = new TreeSet<>(Step.BY_RANK);
  private final Map<String, TreeSet<Step>> byBatch = new HashMap<>();

  /** What steps share that may travel together. */
  static String key(Slot slot) {
    return slot.lane() + "\n" + slot.batch();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void add(Step step) {
    all.add(step);
    byBatch.computeIfAbsent(key(step.slot), k -> new TreeSet<>(Step.BY_RANK)).add(step);
  }

  void remove(Step step) {
    all.remove(step);
    byBatch.computeIfPresent(
        key(step.slot),
        (k, steps) -> {
          steps.remove(step);
          return steps.isEmpty() ? null : steps;
        });
  }

  /**
   * Takes the next one out.
   *
   * @param batch what has room for one more
   */
  Step poll(Optional<String> batch) {
    Step first = all.first();
    Step next =
        batch
            .flatMap(key -> Optional.ofNullable(byBatch.get(key)))
            .map(TreeSet::first)
            .filter(step -> step.phase == first.phase)
            .orElse(first);
    remove(next);
    return next;
  }
}

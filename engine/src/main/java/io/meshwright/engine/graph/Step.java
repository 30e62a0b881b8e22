package io.meshwright.engine.graph;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.spi.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A change that waits for its place in the order. */
final class Step {
  static final Comparator<Step> BY_RANK = Comparator.comparingInt(s -> s.rank);

  final Change change;
  final Slot slot;
  final Phase phase;
  final int rank;
  final List<Step> needs = new ArrayList<>();
  final List<Step> neededBy = new ArrayList<>();
  Optional<Group> group = Optional.empty();
  int openNeeds;
  boolean isDone;
  private int pass;
  private int openInside;

  /**
   * A step.
   *
   * @param phase when it is due by itself
   * @param rank its place among all, by phase and address
   */
  Step(Change change, Slot slot, Phase phase, int rank) {
    this.change = change;
    this.slot = slot;
    this.phase = phase;
    this.rank = rank;
  }

  void needs(Step first) {
    needs.add(first);
    first.neededBy.add(this);
    openNeeds++;
  }

  boolean isReady() {
    return openNeeds == 0;
  }

  /** Steps that take effect together. */
  static final class Group {
    static final Comparator<Group> BY_FIRST = Comparator.comparingInt(g -> g.open.first().rank);

    final TreeSet<Step> open = new TreeSet<>(BY_RANK);

    /**
     * The open steps that are ready, or become so within the group: pass by pass, each in order of
     * rank.
     */
    List<Step> closure() {
      List<Step> closed = new ArrayList<>();
      for (Step step : open) {
        step.pass = 0;
        step.openInside = step.openNeeds;
        if (step.openInside == 0) {
          closed.add(step);
        }
      }
      for (int i = 0; i < closed.size(); i++) {
        Step first = closed.get(i);
        for (Step next : first.neededBy) {
          if (open.contains(next)) {
            next.pass = Math.max(next.pass, first.pass + (first.rank > next.rank ? 1 : 0));
            next.openInside--;
            if (next.openInside == 0) {
              closed.add(next);
            }
          }
        }
      }
      closed.sort(Comparator.comparingInt((Step s) -> s.pass).thenComparing(BY_RANK));
      return closed;
    }
  }
}

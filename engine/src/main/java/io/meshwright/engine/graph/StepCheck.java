package io.meshwright.engine.graph;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Judges a step of an apply before it is put into the order. */
public interface StepCheck {
  /**
   * What a step does on top of what is done already.
   *
   * @param done in order; from one question to the next it only grows
   */
  Judgement judge(List<Change> done, List<Change> step);

  /**
   * What the judgement of a change depends on: it stays as it is until another change that shares
   * one of these is done. Empty where it may depend on everything.
   */
  default Optional<Collection<Address>> concerns(Change change) {
    return Optional.empty();
  }

  /** What a step does. */
  enum Judgement {
    /** Access stays between before and after. */
    SAFE,
    /** Somebody who keeps access would lose it for a while. */
    GAP,
    /** Something would be given away that neither before nor after gives. */
    OVERGRANT
  }
}

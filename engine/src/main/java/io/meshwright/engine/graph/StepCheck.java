package io.meshwright.engine.graph;

import io.meshwright.api.plan.Change;
import java.util.List;

/** Judges a step of an apply before it is put into the order. */
public interface StepCheck {
  /** What a step does on top of what is done already. */
  Judgement judge(List<Change> done, List<Change> step);

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

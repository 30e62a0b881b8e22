package io.meshwright.engine.apply;

import io.meshwright.api.plan.PlannedChange;
import io.meshwright.spi.Outcome;
import java.util.List;

/** Something asked of a platform; told apart by identity. */
sealed interface Call {
  /** The changes that depend on its answer; at least one. */
  List<PlannedChange> changes();

  /** The platform asked. */
  default String platform() {
    return changes().getFirst().address().platform();
  }

  /** A batch is carried out. */
  record Execute(ApplyMachine.Sent sent) implements Call {
    @Override
    public List<PlannedChange> changes() {
      return sent.changes();
    }
  }

  /** An operation that runs is asked about. */
  record Poll(PlannedChange change, Outcome.Running running) implements Call {
    @Override
    public List<PlannedChange> changes() {
      return List.of(change);
    }
  }
}

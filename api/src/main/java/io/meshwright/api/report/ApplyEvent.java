package io.meshwright.api.report;

import io.meshwright.api.plan.PlannedChange;

/** Something that happened during an apply. */
public sealed interface ApplyEvent {
  /** A batch was sent. */
  record BatchStarted(String lane, String batch, int changes) implements ApplyEvent {}

  /** A batch came back; each of its changes has its own outcome. */
  record BatchFinished(String lane, String batch) implements ApplyEvent {}

  /** A change ended. */
  record ChangeEnded(PlannedChange change, ChangeOutcome outcome) implements ApplyEvent {}
}

package io.meshwright.spi;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Seen;
import java.time.Duration;
import java.time.Instant;

/** What became of one change of a batch. */
public sealed interface Outcome {
  /** It took effect, and this is what the platform shows. */
  record Done(Seen.Present readBack) implements Outcome {}

  /** It is gone, and the platform shows it. */
  record Gone() implements Outcome {}

  /** The platform works on it; poll the operation. */
  record Running(String operation, Duration again) implements Outcome {}

  /** It was accepted and does not show yet. */
  record NotYetVisible(Instant until) implements Outcome {}

  /** Live facts are not what the plan saw; nothing was written. */
  record Conflict(Seen now) implements Outcome {}

  /**
   * It did not work.
   *
   * @param problem why
   * @param maybeApplied whether it may have taken effect all the same
   */
  record Failed(Problem problem, boolean maybeApplied) implements Outcome {}
}

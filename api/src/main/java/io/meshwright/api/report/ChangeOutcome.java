package io.meshwright.api.report;

import io.meshwright.api.problem.Problem;

/** How one change ended. Done with a failed part cannot be expressed. */
public sealed interface ChangeOutcome {
  /** The platform shows what was asked for. */
  record Done() implements ChangeOutcome {}

  /** It did not work. */
  record Failed(Problem problem, boolean maybeApplied) implements ChangeOutcome {}

  /** It was not tried, since something it needs did not work. */
  record Skipped(String because) implements ChangeOutcome {}

  /** It was accepted and is not visible yet; the next run looks again. */
  record NotYetVisible(String until) implements ChangeOutcome {}
}

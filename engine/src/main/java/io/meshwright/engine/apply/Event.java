package io.meshwright.engine.apply;

import io.meshwright.spi.Outcome;
import java.util.List;

/** Something that a thread reports to the run. */
sealed interface Event {
  /** The right to write was got or refused, or somebody stops the run: look again. */
  record Woken() implements Event {}

  /** A call has waited long enough. */
  record Due(Call call) implements Event {}

  /** A batch came back. */
  record Answered(Call.Execute call, List<Outcome> outcomes) implements Event {
    /** Copies the outcomes. */
    public Answered {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** An operation was asked about. */
  record Polled(Call.Poll call, Outcome outcome) implements Event {}

  /** A call failed as a whole, by an exception or by an error of the machine. */
  record Lost(Call call, Throwable why) implements Event {}

  /** Calls under way had time enough to answer after a cancellation. */
  record GraceOver() implements Event {}
}

package io.meshwright.api.report;

import io.meshwright.api.resource.Address;
import java.time.Instant;

/**
 * A change of a run that ended.
 *
 * @param at when
 * @param verb what was to happen, for example {@code create}
 * @param address to which object
 * @param outcome how it ended
 * @param why what went wrong or was waited for, for people; empty where it is done
 */
public record RunChange(Instant at, String verb, Address address, Outcome outcome, String why) {
  /** How a change ended. */
  public enum Outcome {
    /** The platform shows what was asked for. */
    DONE,
    /** It did not work. */
    FAILED,
    /** It was not tried. */
    SKIPPED,
    /** It was accepted and did not show yet. */
    NOT_YET_VISIBLE
  }
}

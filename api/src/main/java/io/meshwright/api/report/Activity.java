package io.meshwright.api.report;

/**
 * What a run is about to do, for people who wait. Changes of an apply are told as {@link
 * ApplyEvent}s.
 *
 * @param kind what
 * @param subject the platform or table
 * @param number which one of them, counted from 1
 * @param of how many there are
 */
public record Activity(Kind kind, String subject, int number, int of) {
  /** Refuses numbers that are none. */
  public Activity {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException(number + " of " + of + " is no position");
    }
  }

  /** Kinds of work. */
  public enum Kind {
    /** Model to resources of a platform. */
    TRANSLATE,
    /** Live facts of a platform. */
    READ,
    /** Desired against live. */
    COMPARE,
    /** What the changes of a platform do to access, and their order. */
    ACCESS,
    /** Sample rows of a table. */
    SAMPLES,
    /** What every session sees of a table. */
    PROVE
  }
}

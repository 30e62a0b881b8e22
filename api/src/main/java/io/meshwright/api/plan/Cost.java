package io.meshwright.api.plan;

/**
 * What a change costs those who use the object while it runs.
 *
 * @param kind what is needed
 * @param what for people, for example {@code ALTER COLUMN amount TYPE numeric(12,2) rewrites the
 *     table}
 */
public record Cost(Kind kind, String what) {
  /** What a change needs beyond a moment. */
  public enum Kind {
    /** Others wait for as long as it runs. */
    LOCK,
    /** Every row is read. */
    SCAN,
    /** An index is built. */
    INDEX,
    /** Every row is written again. */
    REWRITE
  }
}

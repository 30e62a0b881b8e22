package io.meshwright.testkit.sim;

/** What may go wrong with one call. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** The caller dies before the call has an effect. */
  CRASH_BEFORE,
  /** The caller dies when half of a batch has taken effect, or none of it where it is atomic. */
  CRASH_HALFWAY,
  /** The caller dies when the call has taken effect and before the reply. */
  CRASH_AFTER_EFFECT,
  /** The caller dies right after the reply. */
  CRASH_AFTER_REPLY,
  /** The call takes effect and its reply is lost. */
  LOST_REPLY,
  /** The platform refuses for now. */
  THROTTLED,
  /** A read shows what was there before the last change. */
  STALE_READ,
  /** The first entry of a batch fails, and so does all of it where it is atomic. */
  ENTRY_FAILS
}

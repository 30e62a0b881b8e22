package io.meshwright.api.plan;

/** When a change is due: what takes access away comes before what gives it. */
public enum Phase {
  /** Takes access away altogether. */
  CLOSE,
  /** Takes some access away: rows, columns, masks. */
  NARROW,
  /** Touches nobody's access. */
  NEUTRAL,
  /** Gives access. */
  WIDEN,
  /** Cleans up what nobody reaches any more. */
  REMOVE
}

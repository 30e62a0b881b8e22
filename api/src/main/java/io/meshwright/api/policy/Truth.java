package io.meshwright.api.policy;

/** A truth value of SQL's three-valued logic (Kleene). */
public enum Truth {
  /** Does not hold. */
  FALSE,
  /** A NULL was involved. */
  UNKNOWN,
  /** Holds. */
  TRUE;

  /** The truth value of a boolean. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The weaker of two. */
  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The stronger of two. */
  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The opposite; unknown stays. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}

package io.meshwright.kit.sql;

/** A condition or mask that a dialect has no words for, or whose meaning nobody promises. */
public final class UnwritableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String limit;

  /**
   * Why.
   *
   * @param limit the capability entry that says so
   * @param what for people
   */
  public UnwritableException(String limit, String what) {
    super(what, null, false, false);
    this.limit = limit;
  }

  /** The capability entry. */
  public String limit() {
    return limit;
  }
}

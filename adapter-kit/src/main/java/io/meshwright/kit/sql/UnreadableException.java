package io.meshwright.kit.sql;

/** Text of the server that is outside of the grammar. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Why.
   *
   * @param what for people
   */
  public UnreadableException(String what) {
    super(what, null, false, false);
  }
}

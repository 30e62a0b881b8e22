package io.meshwright.provider.postgres.sql;

/** Text outside the closed grammar; never leaves the package. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String what) {
    super(what, null, false, false);
  }
}

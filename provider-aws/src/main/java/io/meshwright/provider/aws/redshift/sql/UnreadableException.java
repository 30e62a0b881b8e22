package io.meshwright.provider.aws.redshift.sql;

/** Text of the server that is outside of the grammar. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String what) {
    super(what, null, false, false);
  }
}

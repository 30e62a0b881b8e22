package io.meshwright.provider.snowflake.fake;

/** A statement that is refused, with the vendor's code and state. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String COMPILATION = "SQL compilation error:\n";

  private final int code;
  private final String state;

  private Refused(int code, String state, String message) {
    super(message);
    this.code = code;
    this.state = state;
  }

  int code() {
    return code;
  }

  String state() {
    return state;
  }

  /** The text is no statement. */
  static Refused syntax(int position, String unexpected) {
    return new Refused(
        1003,
        "42000",
        COMPILATION
            + "syntax error line 1 at position "
            + position
            + " unexpected '"
            + unexpected
            + "'.");
  }

  /** There is no such object, or nobody may know of it. */
  static Refused missing(String kind, String name) {
    return new Refused(
        2003, "02000", COMPILATION + kind + " '" + name + "' does not exist or not authorized.");
  }

  /** Another account shared it once. */
  static Refused closed() {
    return new Refused(
        3030,
        "02000",
        COMPILATION
            + "Shared database is no longer available for use. It will need to be re-created if and"
            + " when the publisher makes it available again.");
  }

  /** There is one already. */
  static Refused exists(String name) {
    return new Refused(2002, "42710", COMPILATION + "Object '" + name + "' already exists.");
  }

  /** The role may not. */
  static Refused privileges(String on) {
    return new Refused(
        3001, "42501", "SQL access control error:\nInsufficient privileges to operate on " + on);
  }

  /** The edition, or nobody, has that. */
  static Refused unsupported(String feature) {
    return new Refused(2, "0A000", "Unsupported feature '" + feature + "'.");
  }

  /** A name that means nothing here. */
  static Refused identifier(String name) {
    return new Refused(904, "42000", COMPILATION + "invalid identifier '" + name + "'");
  }

  /** A name without its database. */
  static Refused unqualified(String name) {
    return new Refused(
        90105,
        "22000",
        "Cannot perform operation on "
            + name
            + ". This session does not have a current database. Call 'USE DATABASE', or use a"
            + " qualified name.");
  }

  /** Another reason to refuse what compiles. */
  static Refused semantic(int code, String message) {
    return new Refused(code, "42601", message);
  }
}

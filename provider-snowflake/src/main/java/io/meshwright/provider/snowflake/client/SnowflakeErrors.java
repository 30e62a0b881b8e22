package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns failures over, once: by the code of the server or of the driver, else by SQLSTATE. What the
 * server says of signing in may repeat what was sent, so that it is left out.
 */
final class SnowflakeErrors {
  /** It is there already, or it is not there. */
  private static final Set<Integer> CHANGED = Set.of(2002, 2003, 2043);

  /** An incident of the server; cancelled; a lock that was waited for, or a time limit. */
  private static final Set<Integer> PASSING = Set.of(603, 604, 625, 630);

  private static final Set<Integer> DENIED = Set.of(3001);

  /** Nothing runs queries. */
  private static final int NO_WAREHOUSE = 606;

  private static final int SIGN_IN_FROM = 390_000;
  private static final int SIGN_IN_TO = 396_000;

  /** The session is over; another one may be begun. */
  private static final Set<Integer> SESSION_OVER = Set.of(390_111, 390_112, 390_114);

  /** The driver was asked in a way that it does not know. */
  private static final Set<Integer> OWN_FAULT =
      Set.of(200_018, 200_019, 200_023, 200_024, 200_031, 200_033);

  /** The driver was given a key that it cannot read. */
  private static final Set<Integer> BAD_KEY = Set.of(200_011, 200_012, 200_026, 200_028);

  private static final Pattern PASSES =
      Pattern.compile("(?i)throttl|too many requests|try again|retry|concurrent|timed? ?out");
  private static final Pattern EDITION =
      Pattern.compile("(?i)unsupported feature|enterprise|edition");

  private SnowflakeErrors() {}

  /**
   * What a failure means.
   *
   * @param doing what was done, in words that hold no values
   * @param target which account
   */
  static MeshException turned(String doing, SnowflakeTarget target, SQLException e) {
    boolean signIn = isSignIn(e.getErrorCode());
    String what =
        "%s: %s failed (%d, %s): %s"
            .formatted(
                target.account(),
                doing,
                e.getErrorCode(),
                Optional.ofNullable(e.getSQLState()).orElse("no state"),
                signIn ? "signing in was refused" : said(e) + hint(e));
    return signIn ? new MeshException(kind(e), what) : new MeshException(kind(e), what, e);
  }

  private static String said(SQLException e) {
    return Optional.ofNullable(e.getMessage()).orElse("no explanation").replaceAll("\\s+", " ");
  }

  private static String hint(SQLException e) {
    if (e.getErrorCode() == NO_WAREHOUSE) {
      return "; write a 'warehouse' that the role may use";
    }
    if (e.getErrorCode() == 2003) {
      return "; where it is there, the role that acts has no right on it";
    }
    if (EDITION.matcher(said(e)).find()) {
      return "; policies of rows and columns take Enterprise Edition";
    }
    return "";
  }

  private static boolean isSignIn(int code) {
    return code >= SIGN_IN_FROM && code < SIGN_IN_TO;
  }

  static ErrorKind kind(SQLException e) {
    int code = e.getErrorCode();
    if (CHANGED.contains(code)) {
      return ErrorKind.CONFLICT;
    }
    if (PASSING.contains(code) || SESSION_OVER.contains(code)) {
      return ErrorKind.TRANSIENT;
    }
    if (DENIED.contains(code) || BAD_KEY.contains(code) || isSignIn(code)) {
      return ErrorKind.PERMISSION;
    }
    if (OWN_FAULT.contains(code)) {
      return ErrorKind.INTERNAL;
    }
    if (code == NO_WAREHOUSE) {
      return ErrorKind.USER;
    }
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (state.startsWith("08") || state.startsWith("57") || state.startsWith("58")) {
      return ErrorKind.TRANSIENT;
    }
    if (state.equals("42501") || state.startsWith("28")) {
      return ErrorKind.PERMISSION;
    }
    if (state.equals("42710") || state.equals("02000")) {
      return ErrorKind.CONFLICT;
    }
    return PASSES.matcher(said(e)).find() ? ErrorKind.TRANSIENT : ErrorKind.USER;
  }
}

package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.Problem;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The one table from the codes of the server to kinds of errors. Codes: <a
 * href="https://www.postgresql.org/docs/18/errcodes-appendix.html">Appendix A of the manual</a>.
 */
public final class PgErrors {
  private static final Pattern COPY_LINE = Pattern.compile("^COPY .{1,200}?, line (\\d{1,19})");

  private PgErrors() {}

  /** What a caller can do about a code; every code has an answer. */
  public static ErrorKind kind(String state) {
    return switch (state) {
      case "42501", "25006" -> ErrorKind.PERMISSION;
      case "42P06", "42P07", "42701", "42710" -> ErrorKind.CONFLICT;
      case "3F000", "42703", "42704", "42P01", "42883" -> ErrorKind.CONFLICT;
      case "40002" -> ErrorKind.USER;
      case "55000" -> ErrorKind.USER;
      default -> kindOfClass(state);
    };
  }

  private static ErrorKind kindOfClass(String state) {
    String group = state.length() < 2 ? "" : state.substring(0, 2);
    return switch (group) {
      case "08", "40", "53", "55", "57", "58" -> ErrorKind.TRANSIENT;
      case "28", "0L", "0P" -> ErrorKind.PERMISSION;
      case "0A", "22", "23", "2B", "3D", "44", "54", "P0" -> ErrorKind.USER;
      default -> ErrorKind.INTERNAL;
    };
  }

  /**
   * A failure as a finding. The server's details are left out: they repeat values of rows.
   *
   * @param subject what it is about
   * @param what the statement, in a word or two, for example {@code CREATE TABLE}
   */
  static PgFailure turned(SQLException e, String subject, String what) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    ErrorKind kind = kind(state);
    String code = "postgres-" + kind.name().toLowerCase(Locale.ROOT);
    String text =
        "%s failed (%s): %s".formatted(what, state.isEmpty() ? "no code" : state, message(e));
    return new PgFailure(kind, Problem.error(code, subject, text, remedy(state, kind)), state, e);
  }

  private static String message(SQLException e) {
    if (e instanceof PSQLException server) {
      ServerErrorMessage message = server.getServerErrorMessage();
      if (message != null && message.getMessage() != null) {
        return message.getMessage() + row(message);
      }
    }
    String text = e.getMessage();
    return text == null ? e.getClass().getSimpleName() : text.lines().findFirst().orElse("");
  }

  /** Which row of a COPY it was; the row itself is left out. */
  private static String row(ServerErrorMessage message) {
    Matcher matcher = COPY_LINE.matcher(String.valueOf(message.getWhere()));
    return matcher.find() ? " (row " + matcher.group(1) + ")" : "";
  }

  private static String remedy(String state, ErrorKind kind) {
    return switch (state) {
      case "2BP01" -> "something depends on it that the plan does not know; remove that first";
      case "25006" -> "the server only reads; connect to one that may write";
      case "28P01", "28000" -> "check user and password, and the server's pg_hba.conf";
      case "3D000" -> "name a database that exists in the url";
      case "53200" ->
          "the server is short of memory, most often for locks: raise max_locks_per_transaction";
      case "55P03" -> "somebody else works on it; run it again when they have finished";
      default ->
          switch (kind) {
            case USER -> "correct what it names, then plan again";
            case PERMISSION ->
                "give the platform's user the rights that the plan lists, then run it again";
            case CONFLICT -> "it was changed since the plan was made; plan again";
            case TRANSIENT -> "check that the server can be reached, then run it again";
            case INTERNAL -> "this is a defect of Meshwright; report it with the code";
          };
    };
  }
}

package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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

  private static final int MAX_DEPENDENTS = 5;

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
   * A failure as a finding. The server's details are left out, since they repeat values of rows;
   * but for class 2B, where they name the objects that depend on something.
   *
   * @param subject what it is about
   * @param what the statement, in a word or two, for example {@code CREATE TABLE}
   */
  static PgFailure turned(SQLException e, String subject, String what) {
    return turned(e, subject, what, Map.of());
  }

  /**
   * A failure as a finding.
   *
   * @param remedies per code what to do about it, where the statement tells more than the code
   */
  static PgFailure turned(
      SQLException e, String subject, String what, Map<String, String> remedies) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    ErrorKind kind = kind(state);
    String text =
        "%s failed (%s): %s".formatted(what, state.isEmpty() ? "no code" : state, message(e));
    String remedy = remedies.getOrDefault(state, remedy(state, kind));
    return new PgFailure(kind, Problem.error(code(kind), subject, text, remedy), state, e);
  }

  private static String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "postgres-user";
      case PERMISSION -> "postgres-permission";
      case CONFLICT -> "postgres-conflict";
      case TRANSIENT -> "postgres-transient";
      case INTERNAL -> "postgres-internal";
    };
  }

  private static String message(SQLException e) {
    if (e instanceof PSQLException server) {
      ServerErrorMessage message = server.getServerErrorMessage();
      if (message != null && message.getMessage() != null) {
        return message.getMessage() + row(message) + dependents(message);
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

  /**
   * What depends on an object, as {@code : view a depends on table b; 3 more}: of these failures
   * the details name objects, and no values.
   */
  private static String dependents(ServerErrorMessage message) {
    String state = String.valueOf(message.getSQLState());
    boolean names =
        state.startsWith("2B")
            || state.equals("0A000")
                && String.valueOf(message.getMessage()).startsWith("cannot alter type of a column");
    String detail = message.getDetail();
    if (!names || detail == null || detail.isBlank()) {
      return "";
    }
    List<String> lines = detail.lines().map(String::strip).toList();
    String shown = String.join("; ", lines.subList(0, Math.min(lines.size(), MAX_DEPENDENTS)));
    int more = lines.size() - MAX_DEPENDENTS;
    return ": " + shown + (more > 0 ? "; " + more + " more" : "");
  }

  private static String remedy(String state, ErrorKind kind) {
    return switch (state) {
      case "2BP01" -> "something depends on it that the plan does not know; remove that first";
      case "25006" -> "the server only reads; connect to one that may write";
      case "28P01", "28000" -> "check user and password, and the server's pg_hba.conf";
      case "57014" -> "it was ended on request; run it again";
      case "3D000" -> "name a database that exists in the url";
      case "53200" ->
          "the server is short of memory, most often for locks: raise max_locks_per_transaction";
      case "55P03" ->
          "nothing was changed: somebody else works on it; run it again when they have finished"
              + " (pg_stat_activity shows who)";
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

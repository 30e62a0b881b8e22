package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.AwsErrors;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Turns failures over, once: those of the service, and those that the database tells in words. */
final class RedshiftErrors {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "AccessDenied",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "ExpiredTokenException");
  private static final Set<String> PASSING =
      Set.of(
          "ActiveStatementsExceededException",
          "ActiveSessionsExceededException",
          "DatabaseConnectionException",
          "InternalServerException",
          "QueryTimeoutException",
          "RequestLimitExceeded",
          "Throttling",
          "ThrottlingException",
          "ServiceUnavailable");
  private static final List<String> REFUSED_RIGHTS =
      List.of("permission denied", "must be owner", "must be superuser", "not authorized");
  private static final List<String> CHANGED =
      List.of("already exists", "does not exist", "is not attached", "is already attached");
  private static final List<String> PASSES =
      List.of("serializable isolation violation", "conflicting", "connection", "timed out");

  private RedshiftErrors() {}

  /** A call, with its failures turned over. */
  static <T> T turned(String action, String subject, Supplier<T> call) {
    return AwsErrors.turned(action, subject, RedshiftErrors::kind, call);
  }

  /** What a status of the service means. */
  static ErrorKind kind(String code, int status) {
    if (DENIED.contains(code) || status == 403) {
      return ErrorKind.PERMISSION;
    }
    if (PASSING.contains(code) || status == 429 || status >= 500) {
      return ErrorKind.TRANSIENT;
    }
    return ErrorKind.USER;
  }

  /** What the database says of a statement that failed; the whole transaction is undone then. */
  static MeshException failed(String subject, String said) {
    return new MeshException(kind(said), "a statement on %s failed: %s".formatted(subject, said));
  }

  private static ErrorKind kind(String said) {
    String text = said.toLowerCase(Locale.ROOT);
    if (REFUSED_RIGHTS.stream().anyMatch(text::contains)) {
      return ErrorKind.PERMISSION;
    }
    if (CHANGED.stream().anyMatch(text::contains)) {
      return ErrorKind.CONFLICT;
    }
    return PASSES.stream().anyMatch(text::contains) ? ErrorKind.TRANSIENT : ErrorKind.USER;
  }
}

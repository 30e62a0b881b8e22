package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns the SDK's exceptions over, once. The SDK has tried again before; the engine does. */
final class AwsErrors {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "AccessDenied",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "ExpiredTokenException",
          "KMSKeyNotAccessibleFault");
  private static final Set<String> CONFLICTING =
      Set.of(
          "AlreadyExistsException",
          "EntityNotFoundException",
          "VersionMismatchException",
          "ResourceNotFoundException",
          "ConditionCheckFailureException");
  private static final Set<String> PASSING =
      Set.of(
          "ConcurrentModificationException",
          "InternalServiceException",
          "OperationTimeoutException",
          "ThrottlingException",
          "ThrottledException",
          "ResourceNotReadyException",
          "RequestLimitExceeded",
          "ServiceUnavailable");

  private AwsErrors() {}

  /** A call, with its failures turned over. */
  static <T> T turned(String action, String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      String said = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorMessage();
      throw new MeshException(kind(code, e.statusCode()), message(action, subject, code, said), e);
    } catch (SdkClientException e) {
      throw new MeshException(
          clientKind(e),
          "%s on %s did not reach AWS: %s".formatted(action, subject, e.getMessage()),
          e);
    }
  }

  /** Without credentials or a region no call is made at all. */
  private static ErrorKind clientKind(SdkClientException e) {
    String text = String.valueOf(e.getMessage());
    return text.contains("credentials") || text.contains("region") || text.contains("profile")
        ? ErrorKind.USER
        : ErrorKind.TRANSIENT;
  }

  static String message(String action, String subject, String code, String said) {
    String what = "%s on %s: %s (%s)".formatted(action, subject, said, code);
    return DENIED.contains(code) ? what + "; the deployer needs " + action : what;
  }

  /** What a status means for whoever asks. */
  static ErrorKind kind(String code, int status) {
    if (DENIED.contains(code) || status == 403) {
      return ErrorKind.PERMISSION;
    }
    if (CONFLICTING.contains(code)) {
      return ErrorKind.CONFLICT;
    }
    if (PASSING.contains(code) || status == 429 || status >= 500) {
      return ErrorKind.TRANSIENT;
    }
    return ErrorKind.USER;
  }
}

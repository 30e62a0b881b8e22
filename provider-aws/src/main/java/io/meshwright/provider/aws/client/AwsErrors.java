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
      throw unreached(action, subject, e);
    }
  }

  /** Without credentials or a region no call is made at all. */
  private static MeshException unreached(String action, String subject, SdkClientException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains("credentials") || said.contains("profile")) {
      return new MeshException(
          ErrorKind.USER,
          "there are no credentials for AWS: sign in as the AWS tools do, with a profile (setting"
              + " 'profile' or AWS_PROFILE), with AWS_ACCESS_KEY_ID, or by a role of the machine",
          e);
    }
    if (said.contains("region")) {
      return new MeshException(
          ErrorKind.USER,
          "no region is known: write the setting 'region' of the platform, or set AWS_REGION",
          e);
    }
    return new MeshException(
        ErrorKind.TRANSIENT, "%s on %s did not reach AWS: %s".formatted(action, subject, said), e);
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

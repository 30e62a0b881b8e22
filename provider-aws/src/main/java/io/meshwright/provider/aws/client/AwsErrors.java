package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Turns the SDK's exceptions over, once. The SDK has tried again before; the engine does. */
public final class AwsErrors {
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
          "BucketAlreadyOwnedByYou",
          "DeleteConflict",
          "IdempotentParameterMismatchException",
          "EntityAlreadyExists",
          "NoSuchBucket",
          "NoSuchEntity",
          "EntityNotFoundException",
          "VersionMismatchException",
          "ResourceInUseException",
          "ResourceNotFoundException",
          "ConditionCheckFailureException");
  private static final Set<String> PASSING =
      Set.of(
          "ConcurrentModificationException",
          "ConcurrentModification",
          "OperationAborted",
          "InternalError",
          "ServiceFailure",
          "SlowDown",
          "Throttling",
          "InternalServiceException",
          "OperationTimeoutException",
          "ThrottlingException",
          "ThrottledException",
          "ResourceNotReadyException",
          "RequestLimitExceeded",
          "ServiceUnavailable");

  private AwsErrors() {}

  /** What a status of a service means for whoever asks. */
  @FunctionalInterface
  public interface Kinds {
    /** The kind of an error by its code, which may be empty, and its status. */
    ErrorKind of(String code, int status);
  }

  /** A call, with its failures turned over. */
  static <T> T turned(String action, String subject, Supplier<T> call) {
    return turned(action, subject, AwsErrors::kind, call);
  }

  /** A call of a service whose codes mean what it says itself, with its failures turned over. */
  public static <T> T turned(String action, String subject, Kinds kinds, Supplier<T> call) {
    try {
      return call.get();
    } catch (StsException e) {
      throw answered("sts:AssumeRole", "the role to act as", AwsErrors::kind, e);
    } catch (AwsServiceException e) {
      throw answered(action, subject, kinds, e);
    } catch (SdkClientException e) {
      if (e.getCause() instanceof MeshException told) {
        throw told;
      }
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "%s on %s got no usable answer from AWS: %s".formatted(action, subject, e.getMessage()),
          e);
    }
  }

  private static MeshException answered(
      String action, String subject, Kinds kinds, AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("");
    String said =
        details
            .map(AwsErrorDetails::errorMessage)
            .filter(m -> !m.isEmpty())
            .orElse("no explanation");
    return new MeshException(
        kinds.of(code, e.statusCode()),
        message(action, subject, code.isEmpty() ? "HTTP " + e.statusCode() : code, said),
        e);
  }

  static String message(String action, String subject, String code, String said) {
    String what = "%s on %s: %s (%s)".formatted(action, subject, said, code);
    return DENIED.contains(code) || code.equals("HTTP 403")
        ? what + "; the deployer needs " + action
        : what;
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

package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Calls of one service: each is told to the meter, and its failures are turned over. */
final class SdkCalls {
  /** What Glue and Lake Formation say of what is not there. */
  static final Set<String> NOT_FOUND = Set.of("EntityNotFoundException");

  private final CallMeter meter;
  private final String service;

  SdkCalls(CallMeter meter, String service) {
    this.meter = meter;
    this.service = service;
  }

  <T> T read(String call, String subject, Supplier<T> what) {
    meter.read(service + "." + call);
    return turned(call, subject, what);
  }

  <T> T write(String call, String subject, Supplier<T> what) {
    meter.write(service + "." + call);
    return turned(call, subject, what);
  }

  /** A call that the caller told the meter of. */
  <T> T turned(String call, String subject, Supplier<T> what) {
    return AwsErrors.turned(service + ":" + call, subject, what);
  }

  /** A list that comes in pages; each page is a read. */
  <T> List<T> all(
      String call, String subject, Function<Optional<String>, Pages.Page<T>> pageAfter) {
    return Pages.all(
        service + ":" + call, token -> read(call, subject, () -> pageAfter.apply(token)));
  }

  /** What is to be changed is not there any more. */
  static MeshException gone(String action, String subject) {
    return new MeshException(
        ErrorKind.CONFLICT, action + " on " + subject + ": it is not there any more; plan again");
  }

  /** The answer; empty where the service says by one of these codes that there is nothing. */
  static <T> Optional<T> unless(Set<String> absence, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (MeshException e) {
      if (e.getCause() instanceof AwsServiceException answer
          && Optional.ofNullable(answer.awsErrorDetails())
              .map(AwsErrorDetails::errorCode)
              .filter(absence::contains)
              .isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

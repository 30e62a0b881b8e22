package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsFailureEntry;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;

/**
 * An entry of a batch that the service did not carry out.
 *
 * @param call which call
 * @param index which entry, from 0
 * @param code the service's word; empty where it gives none
 * @param said what it says about it
 */
record BatchFailure(String call, int index, String code, String said) {
  private static final int ANSWERED = 400;

  /**
   * The failures of an answer.
   *
   * @throws MeshException of kind TRANSIENT where one does not say which entry failed: any may have
   */
  static List<BatchFailure> of(String call, List<BatchPermissionsFailureEntry> failures) {
    List<BatchFailure> all = new ArrayList<>();
    for (BatchPermissionsFailureEntry failure : failures) {
      Optional<ErrorDetail> error = Optional.ofNullable(failure.error());
      int index =
          Optional.ofNullable(failure.requestEntry())
              .map(BatchPermissionsRequestEntry::id)
              .map(Integer::parseInt)
              .orElseThrow(
                  () ->
                      new MeshException(
                          ErrorKind.TRANSIENT,
                          call + " failed for an entry, and AWS does not say for which"));
      all.add(
          new BatchFailure(
              call,
              index,
              error.map(ErrorDetail::errorCode).orElse(""),
              error.map(ErrorDetail::errorMessage).orElse("no explanation")));
    }
    return List.copyOf(all);
  }

  /** What it is about is not there. */
  boolean isAbsence() {
    return code.equals("EntityNotFoundException");
  }

  /** The service does not want the entry as it is. */
  boolean isRefusal() {
    return code.equals("InvalidInputException");
  }

  /** For whoever sent the batch. Nobody can correct what has no reason: it is tried again. */
  EntryFailure told() {
    return new EntryFailure(
        index,
        code.isEmpty() ? ErrorKind.TRANSIENT : AwsErrors.kind(code, ANSWERED),
        AwsErrors.message(
            "lakeformation:" + call, "an entry", code.isEmpty() ? "no code" : code, said));
  }
}

package io.meshwright.api;

import io.meshwright.api.report.ApplyEvent;
import java.util.function.Consumer;

/**
 * How a plan is applied.
 *
 * @param allowDataLoss whether changes that destroy data may run
 * @param listener told of progress, on the calling thread
 * @param cancellation stops the run when it is cancelled
 */
public record ApplyOptions(
    boolean allowDataLoss, Consumer<ApplyEvent> listener, Cancellation cancellation) {
  /** Without data loss, and quietly. */
  public static final ApplyOptions DEFAULT =
      new ApplyOptions(false, event -> {}, Cancellation.NEVER);

  /** These options, with or without leave to destroy data. */
  public ApplyOptions withAllowDataLoss(boolean value) {
    return new ApplyOptions(value, listener, cancellation);
  }

  /** These options with another listener. */
  public ApplyOptions withListener(Consumer<ApplyEvent> value) {
    return new ApplyOptions(allowDataLoss, value, cancellation);
  }

  /** These options with another way to stop the run. */
  public ApplyOptions withCancellation(Cancellation value) {
    return new ApplyOptions(allowDataLoss, listener, value);
  }
}

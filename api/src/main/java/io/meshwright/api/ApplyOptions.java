package io.meshwright.api;

import io.meshwright.api.report.ApplyEvent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a plan is applied.
 *
 * @param allowDataLoss whether changes that destroy data may run
 * @param listener told of progress, on the calling thread
 * @param cancellation stops the run when it is cancelled
 * @param actor who runs it, for the journal; nobody is named unless the caller does
 */
public record ApplyOptions(
    boolean allowDataLoss,
    Consumer<ApplyEvent> listener,
    Cancellation cancellation,
    Optional<String> actor) {
  /** Without data loss, and quietly. */
  public static final ApplyOptions DEFAULT =
      new ApplyOptions(false, event -> {}, Cancellation.NEVER, Optional.empty());

  /** These options, with or without leave to destroy data. */
  public ApplyOptions withAllowDataLoss(boolean value) {
    return new ApplyOptions(value, listener, cancellation, actor);
  }

  /** These options with another listener. */
  public ApplyOptions withListener(Consumer<ApplyEvent> value) {
    return new ApplyOptions(allowDataLoss, value, cancellation, actor);
  }

  /** These options with another way to stop the run. */
  public ApplyOptions withCancellation(Cancellation value) {
    return new ApplyOptions(allowDataLoss, listener, value, actor);
  }

  /** These options with somebody to name in the journal. */
  public ApplyOptions withActor(Optional<String> value) {
    return new ApplyOptions(allowDataLoss, listener, cancellation, value);
  }
}

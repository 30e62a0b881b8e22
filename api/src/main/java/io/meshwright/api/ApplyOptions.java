package io.meshwright.api;

import io.meshwright.api.report.ApplyEvent;
import java.util.function.Consumer;

/**
 * How a plan is applied.
 *
 * @param allowDataLoss whether changes that destroy data may run
 * @param listener told of progress, on the calling thread
 */
public record ApplyOptions(boolean allowDataLoss, Consumer<ApplyEvent> listener) {
  /** Without data loss, and quietly. */
  public static final ApplyOptions DEFAULT = new ApplyOptions(false, event -> {});
}

package io.meshwright.api.model;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import java.time.Instant;

/**
 * A loss of fidelity that the workspace accepts, in writing.
 *
 * @param policy the policy that loses
 * @param platform where
 * @param reason why that is acceptable; not empty
 * @param until until when it is
 */
public record AcceptedLoss(PolicyId policy, PlatformName platform, String reason, Instant until) {
  /** Refuses an acceptance without a reason. */
  public AcceptedLoss {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "the loss accepted for '" + policy + "' on '" + platform + "' needs a reason");
    }
  }
}

package io.meshwright.api.plan;

import io.meshwright.api.name.PolicyId;
import java.util.Optional;

/**
 * How faithfully one policy survives on one object.
 *
 * @param policy the policy; empty where the verdict is about the object itself, such as a port kind
 *     that the platform does not have
 * @param subject the port or table
 * @param verdict how faithfully
 * @param reason why; for {@link Verdict#EXACT} how it is realised
 * @param limit id of the capability entry that caused the loss
 */
public record PolicyVerdict(
    Optional<PolicyId> policy,
    String subject,
    Verdict verdict,
    String reason,
    Optional<String> limit) {

  /** Whether the object must stay closed. */
  public boolean closes() {
    return verdict == Verdict.WEAKER || verdict == Verdict.IMPOSSIBLE;
  }
}

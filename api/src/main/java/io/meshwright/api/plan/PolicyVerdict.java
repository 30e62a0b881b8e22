package io.meshwright.api.plan;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import java.util.Optional;

/**
 * How faithfully one policy survives on one object: a line of the ledger.
 *
 * @param policy the policy; empty where the verdict is about the object itself, such as a port kind
 *     that the platform does not have
 * @param subject the port or table
 * @param verdict how faithfully
 * @param reason why; for {@link Verdict#EXACT} how it is realised
 * @param limit id of the capability entry that caused the loss
 * @param platform where; empty until the engine says so
 * @param fact what that capability entry says
 * @param accepted the workspace's word that the loss is accepted, while it holds
 */
public record PolicyVerdict(
    Optional<PolicyId> policy,
    String subject,
    Verdict verdict,
    String reason,
    Optional<String> limit,
    Optional<PlatformName> platform,
    Optional<CapabilityFact> fact,
    Optional<AcceptedLoss> accepted) {

  /** A verdict as a translation gives it. */
  public PolicyVerdict(
      Optional<PolicyId> policy,
      String subject,
      Verdict verdict,
      String reason,
      Optional<String> limit) {
    this(
        policy,
        subject,
        verdict,
        reason,
        limit,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Whether the object must stay closed. A loss that is accepted opens what is weaker; what cannot
   * be expressed at all stays closed whatever is accepted.
   */
  public boolean closes() {
    return verdict == Verdict.IMPOSSIBLE || verdict == Verdict.WEAKER && accepted.isEmpty();
  }

  /** Whether the object is open and gives more than its policy says, since that is accepted. */
  public boolean isOpenByAcceptance() {
    return verdict == Verdict.WEAKER && accepted.isPresent();
  }

  /** The same with the workspace's acceptance. */
  public PolicyVerdict accept(AcceptedLoss loss) {
    return new PolicyVerdict(
        policy, subject, verdict, reason, limit, platform, fact, Optional.of(loss));
  }

  /** The same as a line of the ledger of a platform. */
  public PolicyVerdict on(PlatformName where, Optional<CapabilityFact> why) {
    return new PolicyVerdict(
        policy, subject, verdict, reason, limit, Optional.of(where), why, accepted);
  }
}

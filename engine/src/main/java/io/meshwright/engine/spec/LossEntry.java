package io.meshwright.engine.spec;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import java.time.Instant;
import java.util.Optional;

/** A loss that a workspace accepts: an entry of mesh.yaml, or a document beside the policies. */
final class LossEntry {
  private LossEntry() {}

  /** Reads an entry to its end. */
  static Optional<AcceptedLoss> read(MappingReader loss, SpecContext context) {
    Optional<PolicyId> policy =
        loss.required("policy").flatMap(p -> loss.convert(p, PolicyId::new));
    Optional<PlatformName> platform =
        loss.required("platform").flatMap(p -> loss.convert(p, PlatformName::new));
    Optional<YamlNode.Scalar> reason = loss.required("reason");
    Optional<Instant> until = loss.required("until").flatMap(u -> loss.convert(u, Moments::endOf));
    loss.done();
    if (policy.isEmpty() || platform.isEmpty() || until.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    context.places().add("loss:" + policy.get() + " " + platform.get(), loss.place());
    return loss.convert(
        reason.get(), r -> new AcceptedLoss(policy.get(), platform.get(), r, until.get()));
  }
}

package io.meshwright.engine;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How long a plan holds: until a policy ends that it makes real. */
final class PlanExpiry {
  private PlanExpiry() {}

  /** The first end of a policy that changes realise, or of a loss that is accepted. */
  static Optional<Instant> of(
      Mesh mesh,
      Instant now,
      Collection<PlannedChange> changes,
      Collection<PolicyVerdict> verdicts) {
    Set<PolicyId> realised = new HashSet<>();
    changes.forEach(c -> realised.addAll(c.policies()));
    Stream<Instant> policies =
        mesh.accessPolicies().stream()
            .filter(p -> realised.contains(p.id()))
            .map(AccessPolicy::until)
            .flatMap(Optional::stream);
    Stream<Instant> losses =
        verdicts.stream()
            .filter(v -> !changes.isEmpty() && v.isOpenByAcceptance())
            .flatMap(v -> v.accepted().stream())
            .map(AcceptedLoss::until);
    return Stream.concat(policies, losses).filter(now::isBefore).min(Comparator.naturalOrder());
  }

  /** Refuses a plan that would make real what has ended since. */
  static void refuse(Plan plan, Instant now) {
    if (plan.expires().isPresent() && !now.isBefore(plan.expires().get())) {
      throw new MeshException(
          ErrorKind.USER,
          List.of(
              Problem.error(
                  "plan-expired",
                  plan.mesh().toString(),
                  "a policy or an accepted loss ended at "
                      + plan.expires().get()
                      + ", after the plan was made ("
                      + plan.madeAt()
                      + ")",
                  "plan again")));
    }
  }
}

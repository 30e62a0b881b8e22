package io.meshwright.api.model;

import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every report says about grants for an emergency, until they end. */
public final class BreakGlass {
  private BreakGlass() {}

  /** A warning for each break-glass grant of a mesh that holds at an instant. */
  public static List<Problem> warnings(Mesh mesh, Instant now) {
    return mesh.accessPolicies().stream().flatMap(p -> warning(p, now).stream()).toList();
  }

  /** A warning about a grant, where it is break-glass and holds. */
  public static Optional<Problem> warning(AccessPolicy policy, Instant now) {
    if (!policy.grounds().breakGlass() || policy.lapsedAt(now)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.warning(
            "break-glass-active",
            policy.id().value(),
            "BREAK-GLASS: it lets %s %s %s until %s, because %s%s"
                .formatted(
                    joined(policy.to()),
                    String.join(" and ", policy.privileges().stream().map(p -> p.word()).toList()),
                    joined(policy.on()),
                    policy.until().map(Instant::toString).orElse("it is withdrawn"),
                    policy.grounds().reason(),
                    policy.grounds().approver().isBlank()
                        ? ", approved by nobody"
                        : ", approved by " + policy.grounds().approver()),
            "it is said until it ends; withdraw it as soon as it is not needed"));
  }

  private static String joined(Iterable<?> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(v -> text.append(text.isEmpty() ? "" : ", ").append(v));
    return text.toString();
  }
}

package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;

/**
 * Rows kept back, whatever is granted: a session with no principal in {@code except} sees only the
 * rows that {@code keep} holds for.
 *
 * @param id its id
 * @param on which tables; at least one
 * @param keep which rows stay visible, evaluated on raw values; unknown does not keep
 * @param except who sees all rows
 */
public record RowPolicy(
    PolicyId id, List<PolicyTarget> on, Expression keep, SortedSet<PrincipalId> except) {
  /** Copies, and refuses a policy about nothing. */
  public RowPolicy {
    on = List.copyOf(on);
    except = Ordered.set(except);
    if (on.isEmpty()) {
      throw new IllegalArgumentException("row policy '" + id + "' needs at least one target");
    }
  }

  /** Rows kept on one target, but for principals as documents write them. */
  public static RowPolicy of(String id, String on, Expression keep, String... except) {
    return new RowPolicy(
        new PolicyId(id),
        List.of(PolicyTarget.parse(on)),
        keep,
        Ordered.set(Arrays.stream(except).map(PrincipalId::parse).toList()));
  }
}

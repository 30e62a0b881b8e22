package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import java.util.SortedSet;

/**
 * The set of principals somebody acts with. Access is evaluated for sessions, never for single
 * principals; who is in a group is the identity provider's fact, declared here.
 *
 * @param id its name
 * @param principals what it acts with
 */
public record Session(SessionId id, SortedSet<PrincipalId> principals) {
  /** Copies the principals. */
  public Session {
    principals = Ordered.set(principals);
  }

  /** Whether it acts with the principal. */
  public boolean has(PrincipalId principal) {
    return principals.contains(principal);
  }
}

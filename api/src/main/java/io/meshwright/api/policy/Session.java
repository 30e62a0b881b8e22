package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The set of principals somebody acts with. Access is evaluated for sessions, never for single
 * principals; who is in a group is the identity provider's fact, declared here.
 *
 * <p>Some platforms let a reader drop a role. So a session has two sets: what is active and what is
 * held. What gives access asks for active principals, what takes it for held ones; nobody sheds a
 * denial by dropping the role that it stands on.
 *
 * @param id its name
 * @param principals what it acts with
 * @param held what it could act with; always holds what it acts with
 */
public record Session(
    SessionId id, SortedSet<PrincipalId> principals, SortedSet<PrincipalId> held) {
  /** Copies the principals; what is active is held too. */
  public Session {
    principals = Ordered.set(principals);
    if (held.containsAll(principals)) {
      held = Ordered.set(held);
    } else {
      TreeSet<PrincipalId> all = new TreeSet<>(held);
      all.addAll(principals);
      held = Ordered.set(all);
    }
  }

  /** A session that acts with all that it holds. */
  public Session(SessionId id, SortedSet<PrincipalId> principals) {
    this(id, principals, principals);
  }

  /** Whether it acts with the principal. */
  public boolean has(PrincipalId principal) {
    return principals.contains(principal);
  }

  /** Whether it acts with the principal or could. */
  public boolean holds(PrincipalId principal) {
    return held.contains(principal);
  }

  /** What it could act with and does not. */
  public SortedSet<PrincipalId> inactive() {
    TreeSet<PrincipalId> rest = new TreeSet<>(held);
    rest.removeAll(principals);
    return Ordered.set(rest);
  }
}

package io.meshwright.provider.postgres.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has what a role has. Roles that we made for grants and the like stand for their members;
 * every other role stands for itself and for its members, but for logins: who acts with a principal
 * is declared, not read.
 */
final class Members {
  private final String platform;
  private final ResourceState state;
  private final Map<String, Set<Expression>> known = new HashMap<>();
  private final Map<String, List<PgMembership>> memberships = new HashMap<>();

  Members(String platform, ResourceState state) {
    this.platform = platform;
    this.state = state;
  }

  Optional<PgRole> role(String name) {
    return state.get(PgRole.address(platform, name)).map(PgRole::of);
  }

  /** Conditions of which any makes a session a member; none where there is nobody. */
  Set<Expression> of(String role) {
    Set<Expression> found = known.get(role);
    if (found == null) {
      found = expand(role, new HashSet<>());
      known.put(role, found);
    }
    return found;
  }

  /** A condition with roles replaced by their members. */
  Expression substitute(Expression condition) {
    return NormalForm.mapLeaves(
        condition,
        leaf ->
            leaf instanceof Expression.MemberOf(PrincipalId principal)
                ? anyOf(of(principal.name()))
                : leaf);
  }

  static Expression anyOf(Set<Expression> alternatives) {
    return new Expression.Or(List.copyOf(alternatives));
  }

  /** Whether one role has the privileges of another. */
  boolean inherits(String member, String role) {
    return role.equals(PgResource.PUBLIC) || inherits(member, role, new HashSet<>());
  }

  private boolean inherits(String member, String role, Set<String> seen) {
    if (member.equals(role)) {
      return true;
    }
    return seen.add(role)
        && memberships(role).stream()
            .filter(PgMembership::inherit)
            .anyMatch(m -> inherits(member, m.member(), seen));
  }

  private List<PgMembership> memberships(String role) {
    List<PgMembership> found = memberships.get(role);
    if (found == null) {
      found =
          state.under(PgMembership.KIND, List.of(role)).stream().map(PgMembership::of).toList();
      memberships.put(role, found);
    }
    return found;
  }

  private Set<Expression> expand(String role, Set<String> path) {
    Set<Expression> found = new LinkedHashSet<>();
    if (role.equals(PgResource.PUBLIC)) {
      found.add(Expression.Constant.TRUE);
      return found;
    }
    if (!path.add(role)) {
      return found;
    }
    boolean standsForItself = standsForItself(role);
    if (standsForItself) {
      found.add(new Expression.MemberOf(PrincipalId.ofNative(role)));
    }
    for (PgMembership membership : memberships(role)) {
      boolean login = role(membership.member()).map(PgRole::login).orElse(false);
      boolean nothing = !membership.inherit() && !membership.set() && !membership.admin();
      if (nothing || standsForItself && login) {
        continue;
      }
      for (Expression member : expand(membership.member(), path)) {
        found.add(membership.inherit() ? member : maybe(member, membership));
      }
    }
    path.remove(role);
    return found;
  }

  /** A member that does not inherit can still take the role, if and when it wants to. */
  private static Expression maybe(Expression member, PgMembership membership) {
    return Expression.and(
        member,
        new Expression.Opaque(
            membership.member() + " may take the role " + membership.role() + " by hand"));
  }

  private boolean standsForItself(String role) {
    Optional<PgRole.Use> use = role(role).flatMap(PgRole::use);
    return use.isEmpty() || use.get() == PgRole.Use.PRINCIPAL || use.get() == PgRole.Use.SESSION;
  }
}

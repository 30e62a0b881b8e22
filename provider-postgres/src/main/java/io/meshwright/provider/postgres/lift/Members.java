package io.meshwright.provider.postgres.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who has what a role has. Roles that we made for grants and the like stand for their members, and
 * for themselves as well where somebody can log in with them; every other role stands for itself
 * and for its members, but for logins: who acts with a principal is declared, not read.
 */
final class Members {
  private final String platform;
  private final ResourceState state;
  private final Optional<String> publisher;
  private final Map<String, Set<Expression>> known = new HashMap<>();
  private final Map<String, Optional<PgRole>> roles = new HashMap<>();
  private final Map<String, List<PgMembership>> memberships = new HashMap<>();
  private Optional<List<PgRole>> unrestricted = Optional.empty();

  /**
   * Members as a state has them.
   *
   * @param publisher a role that is known to own a view, so that its views need not be looked up
   */
  Members(String platform, ResourceState state, Optional<String> publisher) {
    this.platform = platform;
    this.state = state;
    this.publisher = publisher;
  }

  /** Members as another state has them. */
  Members in(ResourceState other) {
    return new Members(platform, other, Optional.empty());
  }

  /** The resource at an address on the platform. */
  Optional<Resource> resource(Function<String, Address> address) {
    return state.get(address.apply(platform));
  }

  Optional<PgRole> role(String name) {
    return roles.computeIfAbsent(name, n -> state.get(PgRole.address(platform, n)).map(PgRole::of));
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

  /** Roles that row security does not bind. */
  List<PgRole> unrestricted() {
    if (unrestricted.isEmpty()) {
      unrestricted =
          Optional.of(
              state.having(PgRole.KIND, PgRole.UNRESTRICTED, Value.of(true)).stream()
                  .map(PgRole::of)
                  .toList());
    }
    return unrestricted.get();
  }

  /**
   * Conditions of which any lets a session act as the role itself. Members have its privileges, but
   * not its attributes, unless they take it by hand.
   */
  Set<Expression> actingAs(String role) {
    Set<Expression> found = new LinkedHashSet<>();
    if (standsForItself(role)) {
      found.add(itself(role));
    }
    for (PgMembership membership : memberships(role)) {
      boolean takes = membership.set() || membership.admin();
      if (takes && !isDeclared(role, membership.member())) {
        of(membership.member()).forEach(m -> found.add(maybe(m, membership)));
      }
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
      found = state.under(PgMembership.KIND, List.of(role)).stream().map(PgMembership::of).toList();
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
    if (standsForItself(role)) {
      found.add(itself(role));
    }
    for (PgMembership membership : memberships(role)) {
      boolean nothing = !membership.inherit() && !membership.set() && !membership.admin();
      if (nothing || isDeclared(role, membership.member())) {
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

  private static Expression itself(String role) {
    return new Expression.MemberOf(PrincipalId.ofNative(role));
  }

  private boolean standsForItself(String role) {
    return isPrincipal(role) || isLogin(role) || publishesElsewhere(role);
  }

  /** Whether the mesh declares that a member acts with a role. */
  private boolean isDeclared(String role, String member) {
    return isPrincipal(role) && isLogin(member);
  }

  private boolean isPrincipal(String role) {
    Optional<PgRole.Use> use = use(role);
    return use.isEmpty() || use.get() == PgRole.Use.PRINCIPAL || use.get() == PgRole.Use.SESSION;
  }

  private boolean isLogin(String role) {
    return role(role).map(PgRole::login).orElse(false);
  }

  /** A publisher none of whose views is known, such as another mesh's, may show what it reads. */
  private boolean publishesElsewhere(String role) {
    return use(role).equals(Optional.of(PgRole.Use.PUBLISHER))
        && !publisher.equals(Optional.of(role))
        && state.having(PgView.KIND, PgView.OWNER, Value.of(role)).isEmpty();
  }

  private Optional<PgRole.Use> use(String role) {
    return role(role).flatMap(PgRole::use);
  }
}

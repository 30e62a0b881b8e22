package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which principals are within others. Whoever is within a group acts as it: a policy about the
 * group is about everybody within it. That is resolved here, before translation, so that it holds
 * on every platform, whether the platform nests groups or not.
 */
public final class Nesting {
  private final Map<PrincipalId, Set<PrincipalId>> directly = new HashMap<>();
  private final Map<PrincipalId, Set<PrincipalId>> members = new HashMap<>();

  private Nesting(Collection<Principal> principals) {
    for (Principal principal : principals) {
      if (!principal.within().isEmpty()) {
        directly.put(principal.id(), principal.within());
        for (PrincipalId group : principal.within()) {
          members.computeIfAbsent(group, k -> new TreeSet<>()).add(principal.id());
        }
      }
    }
  }

  /** The nesting that the principals of a mesh declare. */
  public static Nesting of(Mesh mesh) {
    return new Nesting(mesh.principals().values());
  }

  /** The principals and everybody within them, over any number of steps. */
  public SortedSet<PrincipalId> withMembers(Collection<PrincipalId> principals) {
    return reached(principals, members);
  }

  /** The principals and everything that they are within, over any number of steps. */
  public SortedSet<PrincipalId> withGroups(Collection<PrincipalId> principals) {
    return reached(principals, directly);
  }

  /** The session that acts as all groups around its principals. */
  public Session closed(Session session) {
    return directly.isEmpty()
        ? session
        : new Session(session.id(), withGroups(session.principals()), withGroups(session.held()));
  }

  /** A condition that asks for whoever is within a group where it asks for the group. */
  public Expression withMembers(Expression condition) {
    return members.isEmpty() ? condition : NormalForm.mapLeaves(condition, this::leaf);
  }

  private Expression leaf(Expression leaf) {
    if (!(leaf instanceof Expression.MemberOf(PrincipalId principal))
        || !members.containsKey(principal)) {
      return leaf;
    }
    return new Expression.Or(
        withMembers(List.of(principal)).stream()
            .<Expression>map(Expression.MemberOf::new)
            .toList());
  }

  /** A principal that is within itself, over any number of steps; empty where none is. */
  public Optional<PrincipalId> circular() {
    return directly.keySet().stream()
        .filter(p -> withGroups(directly.getOrDefault(p, Set.of())).contains(p))
        .sorted()
        .findFirst();
  }

  private static SortedSet<PrincipalId> reached(
      Collection<PrincipalId> from, Map<PrincipalId, Set<PrincipalId>> steps) {
    TreeSet<PrincipalId> found = new TreeSet<>(from);
    List<PrincipalId> left = List.copyOf(found);
    while (!left.isEmpty()) {
      left =
          left.stream()
              .flatMap(p -> steps.getOrDefault(p, Set.of()).stream())
              .filter(found::add)
              .toList();
    }
    return Ordered.set(found);
  }
}

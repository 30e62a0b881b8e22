package io.meshwright.provider.postgres.lift;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.spi.NativePaths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Memberships and grants that lead from roles to the right to read a view or table. */
final class PgPaths {
  private final String platform;
  private final String schema;
  private final String relation;
  private final ResourceState state;

  private PgPaths(Address subject, ResourceState state) {
    this.platform = subject.platform();
    this.schema = subject.path().get(0);
    this.relation = subject.path().get(1);
    this.state = state;
  }

  static NativePaths of(Address subject, SortedSet<String> identities, ResourceState state) {
    if (state.get(subject).isEmpty()) {
      return new NativePaths(
          List.of(),
          List.of(
              "there is no %s %s.%s"
                  .formatted(subject.kind(), subject.path().get(0), subject.path().get(1))));
    }
    return new PgPaths(subject, state).of(identities);
  }

  private NativePaths of(SortedSet<String> identities) {
    List<List<Address>> paths = new ArrayList<>();
    for (PgGrant grant : grants(relation)) {
      if (grant.privileges().stream().anyMatch(w -> PgGrant.privilegeOf(w).equals("SELECT"))) {
        Address right = PgGrant.address(platform, schema, relation, grant.grantee());
        identities.forEach(
            identity ->
                chain(grant.grantee(), identity, new HashSet<>())
                    .ifPresent(
                        steps -> {
                          steps.add(right);
                          paths.add(steps);
                        }));
      }
    }
    List<String> missing = new ArrayList<>();
    String who = identities.isEmpty() ? "nobody" : String.join(", ", identities);
    if (paths.isEmpty()) {
      missing.add("no role of %s has SELECT on %s.%s".formatted(who, schema, relation));
    } else if (!usesSchema(identities)) {
      missing.add("no role of %s has USAGE on schema %s".formatted(who, schema));
    }
    return new NativePaths(paths, missing);
  }

  private List<PgGrant> grants(String of) {
    return state.under(PgGrant.KIND, List.of(schema, of)).stream().map(PgGrant::of).toList();
  }

  private boolean usesSchema(SortedSet<String> identities) {
    return grants("").stream()
        .filter(g -> g.privileges().contains("USAGE"))
        .anyMatch(
            g ->
                identities.stream()
                    .anyMatch(i -> chain(g.grantee(), i, new HashSet<>()).isPresent()));
  }

  /** The memberships from an identity up to a role whose privileges it inherits. */
  private Optional<List<Address>> chain(String role, String identity, Set<String> seen) {
    if (role.equals(identity) || role.equals(PgResource.PUBLIC)) {
      return Optional.of(new ArrayList<>());
    }
    if (!seen.add(role)) {
      return Optional.empty();
    }
    for (PgMembership membership : members(state, role)) {
      if (membership.inherit()) {
        Optional<List<Address>> below = chain(membership.member(), identity, seen);
        if (below.isPresent()) {
          below.get().add(membership.address(platform));
          return below;
        }
      }
    }
    return Optional.empty();
  }

  private static List<PgMembership> members(ResourceState state, String role) {
    return state.under(PgMembership.KIND, List.of(role)).stream().map(PgMembership::of).toList();
  }

  /** Names a question to a state: which roles each role is a member of. */
  private record RolesByMember() {}

  /** The login itself, and the roles that it is a member of, by itself or through others. */
  static SortedSet<String> acting(String login, ResourceState state) {
    Map<String, List<String>> rolesOf = state.derived(new RolesByMember(), PgPaths::rolesByMember);
    TreeSet<String> roles = new TreeSet<>(Set.of(login));
    Deque<String> open = new ArrayDeque<>(roles);
    while (!open.isEmpty()) {
      for (String role : rolesOf.getOrDefault(open.removeFirst(), List.of())) {
        if (roles.add(role)) {
          open.addLast(role);
        }
      }
    }
    return roles;
  }

  private static Map<String, List<String>> rolesByMember(ResourceState state) {
    Map<String, List<String>> roles = new HashMap<>();
    for (Resource resource : state.under(PgMembership.KIND, List.of())) {
      PgMembership membership = PgMembership.of(resource);
      if (membership.inherit()) {
        roles.computeIfAbsent(membership.member(), k -> new ArrayList<>()).add(membership.role());
      }
    }
    return roles;
  }
}

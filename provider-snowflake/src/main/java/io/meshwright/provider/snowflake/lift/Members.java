package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who counts as a grantee: whoever was given a role has all that it has. */
final class Members {
  private static final List<String> IDENTITIES =
      List.of(SfGrant.ROLE, "user:", SfShareAccount.ACCOUNT);

  private final Map<String, List<String>> havers;

  private Members(Map<String, List<String>> havers) {
    this.havers = havers;
  }

  /**
   * Whether one session may be all of these: whoever is in another account has no role of this one
   * there, and is no user of it nor in a third.
   */
  static boolean canBe(Set<PrincipalId> members) {
    List<String> known =
        members.stream()
            .filter(m -> m.kind() == PrincipalId.Kind.NATIVE)
            .map(PrincipalId::name)
            .filter(n -> IDENTITIES.stream().anyMatch(n::startsWith))
            .toList();
    return known.size() <= 1 || known.stream().noneMatch(n -> n.startsWith(SfShareAccount.ACCOUNT));
  }

  /** The members of a state. */
  static Members of(ResourceState state) {
    return state.derived(SfRoleGrant.KIND, Members::read);
  }

  private static Members read(ResourceState state) {
    Map<String, List<String>> havers = new HashMap<>();
    for (Resource found : state.under(SfRoleGrant.KIND, List.of())) {
      SfRoleGrant grant = (SfRoleGrant) SfResource.of(found);
      havers.computeIfAbsent(grant.grantee(), k -> new ArrayList<>()).add(grant.to());
    }
    // One that is not seen stands for itself, as somebody whom nobody knows.
    for (Resource found : state.under(SfShare.KIND, List.of())) {
      havers.putIfAbsent(
          SfShare.grantee(((SfShare) SfResource.of(found)).name()), new ArrayList<>());
    }
    for (Resource found : state.under(SfShareAccount.KIND, List.of())) {
      SfShareAccount account = (SfShareAccount) SfResource.of(found);
      havers
          .computeIfAbsent(SfShare.grantee(account.share()), k -> new ArrayList<>())
          .add(account.account());
    }
    for (Resource found : state.under(SfListing.KIND, List.of())) {
      SfListing listing = (SfListing) SfResource.of(found);
      List<String> reached =
          havers.computeIfAbsent(SfShare.grantee(listing.share()), k -> new ArrayList<>());
      // Who has an unpublished one keeps it.
      if (listing.offer().isOpen()) {
        reached.addAll(listing.accounts());
        if (listing.offer().others()) {
          reached.add(SfShareAccount.LISTING + listing.name());
        }
      }
    }
    return new Members(havers);
  }

  /**
   * Whether a session acts as a grantee. Nobody acts as a database role by itself, nor as a share:
   * whoever sits in an account that has it may.
   */
  Expression has(String grantee) {
    return new Expression.Or(all(grantee).stream().map(Members::one).toList());
  }

  /**
   * Those who have, by whatever way, what a grantee has; roles and shares that are seen left out.
   */
  private SortedSet<String> all(String grantee) {
    TreeSet<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(grantee));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (all.add(next)) {
        open.addAll(havers.getOrDefault(next, List.of()));
      }
    }
    all.removeIf(n -> n.startsWith(SfGrant.DATABASE_ROLE));
    all.removeIf(n -> n.startsWith(SfShare.SHARE) && havers.containsKey(n));
    return all;
  }

  /** Whom a listing reaches nobody knows. */
  private static Expression one(String name) {
    return name.startsWith(SfShareAccount.LISTING)
        ? new Expression.Opaque("whom " + name + " reaches")
        : new Expression.MemberOf(PrincipalId.ofNative(name));
  }

  /**
   * A condition of a policy, in which whoever was given a role counts as the role.
   *
   * @param database the one whose roles a policy asks for
   */
  Expression widened(Expression leaf, String database) {
    if (!(leaf instanceof Expression.MemberOf(PrincipalId principal))) {
      return leaf;
    }
    String name = principal.name();
    return name.startsWith(SfGrant.DATABASE_ROLE)
        ? active(SfGrant.databaseRole(database, name.substring(SfGrant.DATABASE_ROLE.length())))
        : has(name);
  }

  /**
   * Whether a database role is in a session. Nobody leaves the account that he is in, while whoever
   * has the role by one of ours may use that or not, so that he is not surely one nor the other.
   */
  private Expression active(String role) {
    List<Expression> ways = new ArrayList<>();
    for (String name : all(role)) {
      ways.add(
          name.startsWith(SfShareAccount.ACCOUNT)
              ? one(name)
              : Expression.and(
                  one(name), new Expression.Opaque("whether " + name + " uses " + role)));
    }
    return new Expression.Or(ways);
  }
}

package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who counts as a grantee: whoever was given a role has all that it has. */
final class Members {
  private static final List<String> IDENTITIES =
      List.of(SfGrant.ROLE, "user:", SfShareAccount.ACCOUNT);

  private final ResourceState state;

  private Members(ResourceState state) {
    this.state = state;
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
    return new Members(state);
  }

  /** A grantee that is asked about. */
  private record Asked(String grantee) {}

  /**
   * Those who have what a grantee has by one step; empty where he is seen nowhere. Each is asked
   * about alone: what others were given changes nothing for him.
   */
  private Optional<List<String>> havers(String grantee) {
    return state.derived(new Asked(grantee), all -> havers(all, grantee));
  }

  private static Optional<List<String>> havers(ResourceState state, String grantee) {
    List<String> havers = new ArrayList<>();
    if (grantee.startsWith(SfShare.SHARE)) {
      return ofShare(state, grantee.substring(SfShare.SHARE.length()));
    }
    for (List<String> role : roles(grantee)) {
      state
          .under(SfRoleGrant.KIND, role)
          .forEach(r -> havers.add(((SfRoleGrant) SfResource.of(r)).to()));
    }
    return havers.isEmpty() ? Optional.empty() : Optional.of(havers);
  }

  private static Optional<List<String>> ofShare(ResourceState state, String share) {
    List<String> havers = new ArrayList<>();
    List<String> path = List.of("", share);
    List<Resource> accounts = state.under(SfShareAccount.KIND, path);
    accounts.forEach(r -> havers.add(((SfShareAccount) SfResource.of(r)).account()));
    List<Resource> listings = state.having(SfListing.KIND, SfListing.SHARE, Value.of(share));
    for (Resource found : listings) {
      SfListing listing = (SfListing) SfResource.of(found);
      // Who has an unpublished one keeps it.
      if (listing.offer().isOpen()) {
        havers.addAll(listing.accounts());
        if (listing.offer().others()) {
          havers.add(SfShareAccount.LISTING + listing.name());
        }
      }
    }
    // One that is not seen stands for itself, as somebody whom nobody knows.
    return accounts.isEmpty() && listings.isEmpty() && state.under(SfShare.KIND, path).isEmpty()
        ? Optional.empty()
        : Optional.of(havers);
  }

  /** Where grants of a role are: a full stop may be in the name of its database, or in its own. */
  private static List<List<String>> roles(String grantee) {
    if (grantee.startsWith(SfGrant.ROLE)) {
      return List.of(List.of("", grantee.substring(SfGrant.ROLE.length())));
    }
    if (!grantee.startsWith(SfGrant.DATABASE_ROLE)) {
      return List.of();
    }
    String name = grantee.substring(SfGrant.DATABASE_ROLE.length());
    List<List<String>> roles = new ArrayList<>();
    for (int stop = name.indexOf('.'); stop >= 0; stop = name.indexOf('.', stop + 1)) {
      roles.add(List.of(name.substring(0, stop), name.substring(stop + 1)));
    }
    return roles;
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
        havers(next).ifPresent(open::addAll);
      }
    }
    all.removeIf(n -> n.startsWith(SfGrant.DATABASE_ROLE));
    all.removeIf(n -> n.startsWith(SfShare.SHARE) && havers(n).isPresent());
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

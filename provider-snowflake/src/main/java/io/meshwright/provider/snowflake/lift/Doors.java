package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import java.util.ArrayList;
import java.util.List;

/** What a database and a schema let somebody do with what is in them. */
final class Doors {
  /** An owner may do everything; the one that makes things for us is no part of this. */
  private static final String OWNERSHIP = "OWNERSHIP";

  private final Members members;
  private final List<SfGrant> onSchema = new ArrayList<>();
  private final List<SfGrant> onDatabase = new ArrayList<>();

  Doors(String database, String schema, ResourceState state) {
    this.members = Members.of(state);
    read(state, List.of(database, SfGrant.named(schema), ""), onSchema);
    read(state, List.of(database, "", ""), onDatabase);
  }

  private static void read(ResourceState state, List<String> path, List<SfGrant> into) {
    state.under(SfGrant.KIND, path).forEach(r -> into.add((SfGrant) SfResource.of(r)));
  }

  /** Somebody, where database and schema let him in. */
  Expression reaching(String grantee) {
    Expression who = members.has(grantee);
    return Expression.and(who, Expression.and(let(onDatabase, grantee), let(onSchema, grantee)));
  }

  private Expression let(List<SfGrant> grants, String grantee) {
    List<Expression> ways = new ArrayList<>();
    for (SfGrant grant : grants) {
      // Any privilege on what a thing is in lets somebody operate on the thing.
      if (!grant.privileges().isEmpty()) {
        if (grant.grantee().equals(grantee)) {
          return Expression.Constant.TRUE;
        }
        ways.add(members.has(grant.grantee()));
      }
    }
    return new Expression.Or(ways);
  }

  /** Who may hand on what he has, or owns what it is in, may hand on everything that we know of. */
  List<Expression> managers() {
    List<Expression> ways = new ArrayList<>();
    for (List<SfGrant> grants : List.of(onSchema, onDatabase)) {
      for (SfGrant grant : grants) {
        if (grant.grantable() || grant.privileges().contains(OWNERSHIP)) {
          ways.add(handsOn(grant.grantee()));
        }
      }
    }
    return ways;
  }

  /** Somebody, as far as he may hand something on. */
  Expression handsOn(String grantee) {
    return Expression.and(
        members.has(grantee), new Expression.Opaque("what " + grantee + " may hand on"));
  }
}

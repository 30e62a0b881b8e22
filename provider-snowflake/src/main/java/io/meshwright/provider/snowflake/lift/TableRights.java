package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who may do what on one table or view, before policies. */
final class TableRights {
  private static final String SELECT = "SELECT";

  /** An owner may do everything; the one that makes things for us is no part of this. */
  private static final String OWNERSHIP = "OWNERSHIP";

  private static final String INSERT = "INSERT";
  private static final Set<String> CHANGING = Set.of("UPDATE", "DELETE", "TRUNCATE");

  private final Members members;
  private final List<SfGrant> onTable = new ArrayList<>();
  private final List<SfGrant> onSchema = new ArrayList<>();
  private final List<SfGrant> onDatabase = new ArrayList<>();

  /** Rights on a table, or on a view, by its place. */
  TableRights(String database, String schema, String name, ResourceState state) {
    this.members = Members.of(state);
    read(state, List.of(database, schema, name), onTable);
    read(state, List.of(database, schema, ""), onSchema);
    read(state, List.of(database, "", ""), onDatabase);
  }

  private static void read(ResourceState state, List<String> path, List<SfGrant> into) {
    state.under(SfGrant.KIND, path).forEach(r -> into.add((SfGrant) SfResource.of(r)));
  }

  /** Who may select. */
  Expression read() {
    List<Expression> ways = new ArrayList<>();
    for (SfGrant grant : onTable) {
      if (grant.privileges().contains(SELECT) || grant.privileges().contains(OWNERSHIP)) {
        ways.add(reaching(grant.grantee()));
      }
    }
    return new Expression.Or(ways);
  }

  /** Who may insert any row: no policy is asked then. Updates and deletes reach fewer, if any. */
  Expression write() {
    List<Expression> ways = new ArrayList<>();
    List<Expression> some = new ArrayList<>();
    for (SfGrant grant : onTable) {
      if (grant.privileges().contains(OWNERSHIP) || grant.privileges().contains(INSERT)) {
        ways.add(reaching(grant.grantee()));
      } else if (grant.privileges().stream().anyMatch(CHANGING::contains)) {
        some.add(members.has(grant.grantee()));
      }
    }
    if (!some.isEmpty()) {
      ways.add(
          Expression.and(
              new Expression.Or(some), new Expression.Opaque("a part of what writing is")));
    }
    return new Expression.Or(ways);
  }

  /** Who may hand on what he has, or owns what it is in, may hand on everything that we know of. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (List<SfGrant> grants : List.of(onTable, onSchema, onDatabase)) {
      for (SfGrant grant : grants) {
        if (grant.grantable() || grant.privileges().contains(OWNERSHIP)) {
          ways.add(
              Expression.and(
                  members.has(grant.grantee()),
                  new Expression.Opaque("what " + grant.grantee() + " may hand on")));
        }
      }
    }
    return new Expression.Or(ways);
  }

  /** Somebody, where database and schema let him in. */
  private Expression reaching(String grantee) {
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
}

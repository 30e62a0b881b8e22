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
  private final Doors doors;

  /** Rights on a table, or on a view, by its place. */
  TableRights(String database, String schema, String name, ResourceState state) {
    this.members = Members.of(state);
    this.doors = new Doors(database, schema, state);
    state
        .under(SfGrant.KIND, List.of(database, SfGrant.named(schema), SfGrant.named(name)))
        .forEach(r -> onTable.add((SfGrant) SfResource.of(r)));
  }

  /** Who may select. */
  Expression read() {
    List<Expression> ways = new ArrayList<>();
    for (SfGrant grant : onTable) {
      if (grant.privileges().contains(SELECT) || grant.privileges().contains(OWNERSHIP)) {
        ways.add(doors.reaching(grant.grantee()));
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
        ways.add(doors.reaching(grant.grantee()));
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
    List<Expression> ways = new ArrayList<>(doors.managers());
    for (SfGrant grant : onTable) {
      if (grant.grantable() || grant.privileges().contains(OWNERSHIP)) {
        ways.add(doors.handsOn(grant.grantee()));
      }
    }
    return new Expression.Or(ways);
  }
}

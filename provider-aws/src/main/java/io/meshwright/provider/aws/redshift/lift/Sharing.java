package io.meshwright.provider.aws.redshift.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsSystemGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Who reads one table through datashares. Whoever may use one sees its tables whole and raw: where
 * row policies or masks shut a table for datashares, nobody reads it there, and that masks do is
 * not relied on.
 */
final class Sharing {
  private final List<Expression> readers = new ArrayList<>();
  private final List<Expression> managers = new ArrayList<>();

  Sharing(RsTable table, ResourceState state) {
    Members members = Members.of(state);
    for (Resource found : state.under(RsShare.KIND, List.of(table.schema()))) {
      RsShare share = (RsShare) RsResource.of(found);
      if (share.holds(table.name())) {
        for (Resource one : state.under(RsShareGrant.KIND, List.of(table.schema(), share.name()))) {
          read(table, (RsShareGrant) RsResource.of(one), members);
        }
      }
    }
    boolean unseen =
        state.derived(RsSystemGrant.KIND, all -> all.under(RsSystemGrant.KIND, List.of())).stream()
            .anyMatch(r -> r.address().path().get(1).equals(RsSystemGrant.UNSEEN_SHARES));
    if (unseen && table.isReadBySharing()) {
      readers.add(new Expression.Opaque("datashares that only a superuser is shown"));
    }
  }

  private void read(RsTable table, RsShareGrant grant, Members members) {
    boolean reads = grant.privileges().contains(RsShareGrant.USAGE);
    if (reads && table.isReadBySharing()) {
      readers.add(members.has(grant.grantee()));
    }
    if (!reads || grant.privileges().size() > 1) {
      managers.add(
          Expression.and(
              members.has(grant.grantee()),
              new Expression.Opaque("what " + grant.grantee() + " may do with a datashare")));
    }
  }

  /** Whoever sees every cell as it is. */
  Expression readers() {
    return new Expression.Or(readers);
  }

  /** Whoever may let others read. */
  Expression managers() {
    return new Expression.Or(managers);
  }
}

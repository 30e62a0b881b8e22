package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.Optional;

/** Whose grants are: what our role, or our share, has on what is ours is ours. */
final class GrantOwners {
  private final SfLive live;

  GrantOwners(SfLive live) {
    this.live = live;
  }

  /** A role that somebody has is ours where the role's ledger lists him. */
  Owner of(Address role, String to) {
    return live.comment(role)
        .filter(c -> c.claims().contains(to))
        .flatMap(MarkedComment::marker)
        .<Owner>map(m -> new Owner.Claimed(role, m))
        .orElseGet(Owner.Foreign::new);
  }

  Owner of(SfGrant grant) {
    return grant.future() ? new Owner.Foreign() : of(grant.database(), grant.grantee(), on(grant));
  }

  Owner of(SfStageGrant grant) {
    return grant.future()
        ? new Owner.Foreign()
        : of(
            grant.database(),
            grant.grantee(),
            SfStage.address(live.platform(), grant.database(), grant.schema(), grant.stage()));
  }

  /** All models of a registry are there for our roles, those to come included. */
  Owner of(SfModelGrant grant) {
    return grant.schema().equals(SfModelGrant.TO_COME)
        ? new Owner.Foreign()
        : of(
            grant.database(),
            grant.grantee(),
            SfSchema.address(live.platform(), grant.database(), grant.schema()));
  }

  private Owner of(String database, String grantee, Address on) {
    Optional<Address> own = role(database, grantee).filter(a -> live.marker(on).isPresent());
    return own.flatMap(a -> live.marker(a).<Owner>map((Marker m) -> new Owner.Within(a, m)))
        .orElseGet(Owner.Foreign::new);
  }

  /** The role of its database, or the share, that has a grant. */
  private Optional<Address> role(String database, String grantee) {
    String role = SfGrant.databaseRole(database, "");
    if (grantee.startsWith(role)) {
      return Optional.of(
          SfDatabaseRole.address(live.platform(), database, grantee.substring(role.length())));
    }
    return grantee.startsWith(SfShare.SHARE)
        ? Optional.of(SfShare.address(live.platform(), grantee.substring(SfShare.SHARE.length())))
        : Optional.empty();
  }

  private Address on(SfGrant grant) {
    if (grant.schema().isEmpty()) {
      return SfDatabase.address(live.platform(), grant.database());
    }
    if (grant.table().isEmpty()) {
      return SfSchema.address(live.platform(), grant.database(), grant.schemaName());
    }
    if (grant.on() == TableKind.DYNAMIC_TABLE) {
      return SfDynamicTable.address(
          live.platform(), grant.database(), grant.schemaName(), grant.tableName());
    }
    return grant.on() == TableKind.VIEW
        ? SfView.address(live.platform(), grant.database(), grant.schemaName(), grant.tableName())
        : SfTable.address(live.platform(), grant.database(), grant.schemaName(), grant.tableName());
  }
}

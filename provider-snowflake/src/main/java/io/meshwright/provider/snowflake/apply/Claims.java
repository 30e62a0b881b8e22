package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.sql.SfStatements;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who was given which role by us, in the role's comment. */
final class Claims {
  private final SfLive live;
  private final Map<Address, TreeSet<String>> claims = new HashMap<>();

  Claims(SfLive live) {
    this.live = live;
  }

  /** Those who are in the ledger of a role. */
  SortedSet<String> of(String database, String role) {
    return claims.computeIfAbsent(
        SfDatabaseRole.address("", database, role),
        a -> new TreeSet<>(comment(a).map(MarkedComment::claims).orElseGet(TreeSet::new)));
  }

  /** The statement that puts a grant into the ledger; none where it is there already. */
  Optional<SqlText> add(SfRoleGrant grant) {
    return of(grant.database(), grant.role()).add(grant.to()) ? written(grant) : Optional.empty();
  }

  /** The statement that takes a grant out of the ledger; none where it is not there. */
  Optional<SqlText> remove(SfRoleGrant grant) {
    return of(grant.database(), grant.role()).remove(grant.to())
        ? written(grant)
        : Optional.empty();
  }

  /** A role that is not ours has no ledger. */
  private Optional<SqlText> written(SfRoleGrant grant) {
    Optional<Marker> marker =
        comment(SfDatabaseRole.address("", grant.database(), grant.role()))
            .flatMap(MarkedComment::marker);
    return marker.map(
        m ->
            SfStatements.commentOnDatabaseRole(
                grant.database(),
                grant.role(),
                SfComments.ofRole(m, of(grant.database(), grant.role()))));
  }

  private Optional<MarkedComment> comment(Address role) {
    return live.role(role.path().get(0), role.path().get(1));
  }
}

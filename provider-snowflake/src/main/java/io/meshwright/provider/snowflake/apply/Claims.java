package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Address;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.sql.SfStatements;
import io.meshwright.provider.snowflake.sql.ShareStatements;
import io.meshwright.provider.snowflake.sql.WarehouseStatements;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who was given which role or share by us, in the comment of that. */
final class Claims {
  private final SfLive live;
  private final Map<Address, TreeSet<String>> claims = new HashMap<>();

  Claims(SfLive live) {
    this.live = live;
  }

  /** Those who are in the ledger of a role. */
  SortedSet<String> of(SfDatabaseRole role) {
    return of(role.address(live.platform()), live.role(role.database(), role.name()));
  }

  /** Those who are in the ledger of a share. */
  SortedSet<String> of(SfShare share) {
    return of(share.address(live.platform()), live.share(share.name()));
  }

  /** Takes out of a ledger what is gone already. */
  List<SqlText> forget(SfResource gone) {
    return switch (gone) {
      case SfRoleGrant grant -> remove(grant).stream().toList();
      case SfShareAccount account -> remove(account).stream().toList();
      case SfWarehouseGrant grant -> remove(grant).stream().toList();
      case SfImportedRoleGrant grant -> remove(grant).stream().toList();
      default -> List.of();
    };
  }

  /** Those who are in the ledger of a warehouse. */
  SortedSet<String> of(SfWarehouse warehouse) {
    return ofWarehouse(warehouse.name());
  }

  private SortedSet<String> ofWarehouse(String name) {
    Address ledger = SfWarehouse.address(live.platform(), name);
    return of(ledger, live.comment(ledger));
  }

  /** The statement that puts somebody into the ledger; none where he is there already. */
  Optional<SqlText> add(SfWarehouseGrant grant) {
    return ofWarehouse(grant.warehouse()).add(grant.grantee())
        ? written(grant.warehouse())
        : Optional.empty();
  }

  /** The statement that takes somebody out of the ledger; none where he is not there. */
  Optional<SqlText> remove(SfWarehouseGrant grant) {
    return ofWarehouse(grant.warehouse()).remove(grant.grantee())
        ? written(grant.warehouse())
        : Optional.empty();
  }

  private Optional<SqlText> written(String warehouse) {
    return written(
            live.comment(SfWarehouse.address(live.platform(), warehouse)), ofWarehouse(warehouse))
        .map(c -> WarehouseStatements.comment(warehouse, c));
  }

  /** Those who are in the ledger of an imported database. */
  SortedSet<String> of(SfImportedDatabase database) {
    return ofImported(database.name());
  }

  private SortedSet<String> ofImported(String name) {
    Address ledger = SfImportedDatabase.address(live.platform(), name);
    return of(ledger, live.comment(ledger));
  }

  /** The statement that puts somebody into the ledger; none where he is there already. */
  Optional<SqlText> add(SfImportedRoleGrant grant, String scope) {
    SortedSet<String> ledger = ofImported(grant.database());
    if (ledger.stream().anyMatch(c -> SfImportedDatabase.isAbout(c, grant.to()))) {
      return Optional.empty();
    }
    ledger.add(SfImportedDatabase.claim(grant.to(), scope));
    return written(grant);
  }

  /** The statement that takes somebody out of the ledger; none where he is not there. */
  Optional<SqlText> remove(SfImportedRoleGrant grant) {
    return ofImported(grant.database()).removeIf(c -> SfImportedDatabase.isAbout(c, grant.to()))
        ? written(grant)
        : Optional.empty();
  }

  private Optional<SqlText> written(SfImportedRoleGrant grant) {
    Address ledger = SfImportedDatabase.address(live.platform(), grant.database());
    return written(live.comment(ledger), ofImported(grant.database()))
        .map(c -> SfStatements.commentOnDatabase(grant.database(), c));
  }

  /** What is not ours has no ledger. */
  private static Optional<String> written(
      Optional<MarkedComment> comment, Collection<String> claims) {
    return comment.filter(c -> c.marker().isPresent()).map(c -> c.claiming(claims).text());
  }

  private SortedSet<String> of(Address ledger, Optional<MarkedComment> comment) {
    return claims.computeIfAbsent(
        ledger, a -> new TreeSet<>(comment.map(MarkedComment::claims).orElseGet(TreeSet::new)));
  }

  /** The statement that puts a grant into the ledger; none where it is there already. */
  Optional<SqlText> add(SfRoleGrant grant) {
    SfDatabaseRole role = role(grant);
    return of(role).add(grant.to()) ? written(role) : Optional.empty();
  }

  /** The statement that takes a grant out of the ledger; none where it is not there. */
  Optional<SqlText> remove(SfRoleGrant grant) {
    SfDatabaseRole role = role(grant);
    return of(role).remove(grant.to()) ? written(role) : Optional.empty();
  }

  private static SfDatabaseRole role(SfRoleGrant grant) {
    return new SfDatabaseRole(grant.database(), grant.role(), new TreeSet<>());
  }

  /** The statement that puts an account into the ledger; none where it is there already. */
  Optional<SqlText> add(SfShareAccount account) {
    SfShare share = new SfShare(account.share(), new TreeSet<>());
    return of(share).add(account.account()) ? written(share) : Optional.empty();
  }

  /** The statement that takes an account out of the ledger; none where it is not there. */
  Optional<SqlText> remove(SfShareAccount account) {
    SfShare share = new SfShare(account.share(), new TreeSet<>());
    return of(share).remove(account.account()) ? written(share) : Optional.empty();
  }

  private Optional<SqlText> written(SfDatabaseRole role) {
    return written(live.role(role.database(), role.name()), of(role))
        .map(c -> SfStatements.commentOnDatabaseRole(role.database(), role.name(), c));
  }

  private Optional<SqlText> written(SfShare share) {
    return written(live.share(share.name()), of(share))
        .map(c -> ShareStatements.comment(share.name(), c));
  }
}

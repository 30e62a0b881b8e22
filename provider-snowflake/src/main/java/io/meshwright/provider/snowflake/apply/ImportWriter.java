package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfImport;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.sql.GrantStatements;
import io.meshwright.provider.snowflake.sql.ImportStatements;
import io.meshwright.provider.snowflake.sql.SfStatements;
import java.util.ArrayList;
import java.util.List;

/** Makes, changes and takes what other accounts share, as it is had here. */
final class ImportWriter {
  private final SfLive live;
  private final Claims claims;

  ImportWriter(SfLive live, Claims claims) {
    this.live = live;
    this.claims = claims;
  }

  List<SqlText> make(SfImport made, Marker marker) {
    return switch (made) {
      case SfImportedDatabase database -> {
        List<SqlText> all = new ArrayList<>();
        all.add(
            ImportStatements.create(database, SfComments.of(database, marker, database.claims())));
        // What it is made anew in place of had roles, which went with it.
        ours(database).forEach(grant -> all.add(GrantStatements.grant(grant.plain())));
        yield all;
      }
      case SfImportedRoleGrant grant -> give(grant);
    };
  }

  private List<SfImportedRoleGrant> ours(SfImportedDatabase database) {
    return live.facts().values().stream()
        .filter(f -> f.address().kind().equals(SfImportedRoleGrant.KIND))
        .filter(f -> f.address().path().getFirst().equals(database.name()))
        .filter(f -> f.owner() instanceof Owner.Claimed)
        .map(Seen.Present::resource)
        .map(r -> (SfImportedRoleGrant) SfResource.of(r))
        .filter(g -> database.claims().contains(g.to()))
        .toList();
  }

  List<SqlText> change(SfImport changed, Marker marker) {
    return switch (changed) {
      case SfImportedDatabase database ->
          List.of(
              SfStatements.commentOnDatabase(
                  database.name(), SfComments.of(database, marker, claims.of(database))));
      case SfImportedRoleGrant grant -> give(grant);
    };
  }

  /** It stands in the ledger before it is given: what is given is never taken for drift. */
  private List<SqlText> give(SfImportedRoleGrant grant) {
    List<SqlText> all = new ArrayList<>(claims.add(grant).stream().toList());
    all.add(GrantStatements.grant(grant.plain()));
    return all;
  }

  /** What is dropped is a name for what the other account has. */
  List<SqlText> take(SfImport gone) {
    return switch (gone) {
      case SfImportedDatabase database -> List.of(SfStatements.dropDatabase(database.name()));
      case SfImportedRoleGrant grant -> {
        List<SqlText> all = new ArrayList<>(List.of(GrantStatements.revoke(grant.plain())));
        all.addAll(claims.remove(grant).stream().toList());
        yield all;
      }
    };
  }
}

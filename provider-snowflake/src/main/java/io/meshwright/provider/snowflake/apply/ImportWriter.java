package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfImport;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.sql.GrantStatements;
import io.meshwright.provider.snowflake.sql.ImportStatements;
import io.meshwright.provider.snowflake.sql.SfStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes, changes and takes what other accounts share, as it is had here. */
final class ImportWriter {
  private final Claims claims;

  ImportWriter(Claims claims) {
    this.claims = claims;
  }

  List<SqlText> make(SfImport made, Marker marker) {
    return switch (made) {
      case SfImportedDatabase database ->
          List.of(
              ImportStatements.create(
                  database, SfComments.of(database, marker, database.claims())));
      case SfImportedRoleGrant grant -> give(grant, marker);
    };
  }

  /**
   * What was made anew lost those in its ledger who had its role, whom a plan saw there and does
   * not give it again: of one that was closed it saw none. It may be sent again.
   */
  List<SqlText> again(Change.Replace replace) {
    if (!(SfResource.of(replace.live().resource()) instanceof SfImportedDatabase had
        && had.open()
        && SfResource.of(replace.desired().resource()) instanceof SfImportedDatabase database)) {
      return List.of();
    }
    Set<String> ledger = claims.of(database);
    return database.given(ledger).stream().map(g -> GrantStatements.grant(g.plain())).toList();
  }

  List<SqlText> change(SfImport changed, Marker marker) {
    return switch (changed) {
      case SfImportedDatabase database ->
          List.of(
              SfStatements.commentOnDatabase(
                  database.name(), SfComments.of(database, marker, claims.of(database))));
      case SfImportedRoleGrant grant -> give(grant, marker);
    };
  }

  /** It stands in the ledger before it is given: what is given is never taken for drift. */
  private List<SqlText> give(SfImportedRoleGrant grant, Marker marker) {
    List<SqlText> all = new ArrayList<>(claims.add(grant, marker.scope()).stream().toList());
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

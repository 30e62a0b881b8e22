package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Databases that are shares of other accounts, and who has their roles
 * (https://docs.snowflake.com/en/user-guide/data-share-consumers). Of what else is in them nothing
 * is asked: it is the other account's.
 */
final class LiveImports {
  private static final String KIND = "IMPORTED DATABASE";

  /**
   * In place of an origin, once the share is closed; its roles are gone with it, and it has to be
   * made anew when it is open again.
   */
  private static final String REVOKED = "<revoked>";

  /** Of a share's name: organisation, account and its own. */
  private static final int PARTS = 3;

  private final SfLive live;
  private final SfCatalogue catalogue;

  LiveImports(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /** Whether a database of the list is such a one. */
  static boolean isImported(SnowflakeRow row) {
    return row.text("kind").equals(KIND);
  }

  /** Reads some of the list. */
  void read(Collection<SnowflakeRow> rows) {
    List<SnowflakeRow> open = rows.stream().filter(LiveImports::isOpen).toList();
    catalogue.ahead(
        open.stream()
            .map(r -> CatalogueRead.of(CatalogueQuery.DATABASE_ROLES, r.text("name")))
            .toList());
    for (SnowflakeRow row : rows) {
      String name = row.text("name");
      Address address = SfImportedDatabase.address(live.platform(), name);
      live.comment(address, row);
      live.addMarked(
          SfImportedDatabase.found(
              name,
              from(row, address),
              isOpen(row),
              live.comment(address).map(SfComments::role).orElse("")));
    }
    open.forEach(row -> roles(row.text("name")));
  }

  /** It may be closed while it is looked at; one that may not be looked at is still open. */
  private void roles(String database) {
    try {
      readRoles(database);
    } catch (MeshException e) {
      boolean gone =
          e.kind() == ErrorKind.CONFLICT
              && catalogue.databases().stream()
                  .filter(LiveImports::isOpen)
                  .noneMatch(r -> r.text("name").equals(database));
      if (!gone) {
        throw e;
      }
    }
  }

  /** No origin is told yet of one that was made a moment ago. */
  private static boolean isOpen(SnowflakeRow row) {
    return !row.text("origin").strip().equals(REVOKED);
  }

  /**
   * By organisation, account and name; where its origin is told otherwise, or not at all, what its
   * comment says, where that may be the same.
   */
  private String from(SnowflakeRow row, Address address) {
    List<String> origin = isOpen(row) ? QualifiedName.parts(row.text("origin").strip()) : List.of();
    String told = String.join(".", origin);
    return origin.size() == PARTS
        ? told
        : live.comment(address)
            .map(SfComments::share)
            .filter(s -> origin.isEmpty() || s.endsWith("." + origin.getLast()))
            .orElse(told);
  }

  private void readRoles(String database) {
    List<String> roles =
        catalogue.databaseRoles(database).stream()
            .map(r -> r.text("name"))
            .filter(r -> catalogue.look().wantsRole(SfGrant.databaseRole(database, r)))
            .toList();
    catalogue.ahead(
        roles.stream()
            .map(r -> CatalogueRead.of(CatalogueQuery.GRANTS_OF_DATABASE_ROLE, database, r))
            .toList());
    for (String role : roles) {
      for (SnowflakeRow row :
          catalogue.rows(CatalogueQuery.GRANTS_OF_DATABASE_ROLE, database, role)) {
        String kind = Grantees.kind(row.text("granted_to"));
        String to = Grantees.of(database, kind, row.text("grantee_name"));
        live.add(new SfImportedRoleGrant(database, role, to), owner(database, to));
      }
    }
  }

  /** For the sake of which product it was given the ledger says. */
  private Owner owner(String database, String to) {
    Address ledger = SfImportedDatabase.address(live.platform(), database);
    Optional<MarkedComment> comment = live.comment(ledger);
    return comment.stream()
        .flatMap(c -> c.claims().stream())
        .filter(claim -> SfImportedDatabase.isAbout(claim, to))
        .findFirst()
        .flatMap(
            claim ->
                comment
                    .flatMap(MarkedComment::marker)
                    .map(m -> new Marker(m.mesh(), claim.substring(to.length() + 1))))
        .<Owner>map(m -> new Owner.Claimed(ledger, m))
        .orElseGet(Owner.Foreign::new);
  }

  /** A database of the other sort under the name of a wanted one. */
  static Optional<Seen.Present> inTheWay(SfLive live, Address wanted) {
    String name = wanted.path().getFirst();
    if (wanted.kind().equals(SfDatabase.KIND)
        && live.facts().containsKey(SfImportedDatabase.address(live.platform(), name))) {
      return Optional.of(
          SfLive.present(live.platform(), new SfDatabase(name, ""), new Owner.Foreign()));
    }
    if (wanted.kind().equals(SfImportedDatabase.KIND)
        && live.facts().containsKey(SfDatabase.address(live.platform(), name))) {
      return Optional.of(
          SfLive.present(
              live.platform(), SfImportedDatabase.found(name, "", true, ""), new Owner.Foreign()));
    }
    return Optional.empty();
  }
}

package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Shares that others may use, and to whom they are open. The list says both
 * (https://docs.snowflake.com/en/sql-reference/sql/show-shares), so that no share is asked for its
 * accounts.
 */
final class LiveShares {
  private static final String OUTBOUND = "OUTBOUND";
  private static final String DATABASE_ROLE = "DATABASE ROLE";

  private final SfLive live;
  private final SfCatalogue catalogue;

  /** Those that are looked at, by name. */
  private final TreeSet<String> names = new TreeSet<>();

  LiveShares(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /**
   * Reads the list.
   *
   * @param databases a share of one of these is looked at
   * @param wanted which others are
   */
  void list(Set<String> databases, Predicate<SnowflakeRow> wanted) {
    for (SnowflakeRow row : catalogue.shares()) {
      boolean outbound = row.text("kind").equals(OUTBOUND);
      boolean touches = databases.contains(QualifiedName.single(row.text("database_name")));
      if (outbound && catalogue.look().wantsShare(row.text("name"), touches || wanted.test(row))) {
        share(row);
      }
    }
  }

  private void share(SnowflakeRow row) {
    String name = row.text("name");
    names.add(name);
    Address address = SfShare.address(live.platform(), name);
    live.comment(address, row);
    live.addMarked(new SfShare(name, new TreeSet<>()));
    String database = QualifiedName.single(row.text("database_name"));
    List<Address> needs =
        database.isEmpty()
            ? List.of()
            : List.of(SfGrant.address(live.platform(), database, "", "", SfShare.grantee(name)));
    Stream.concat(
            Stream.of(row.text("to").split(",", -1))
                .map(String::strip)
                .filter(a -> !a.isEmpty())
                .map(a -> SfShareAccount.ACCOUNT + a.replace("\"", "")),
            row.optional("listing_global_name").stream()
                .filter(l -> !l.isBlank())
                .map(l -> SfShareAccount.LISTING + l))
        .forEach(a -> live.add(new SfShareAccount(name, a, needs), owner(address, a)));
  }

  private Owner owner(Address share, String account) {
    Optional<Marker> marker =
        live.comment(share)
            .filter(c -> c.claims().contains(account))
            .flatMap(MarkedComment::marker);
    return marker.<Owner>map(m -> new Owner.Claimed(share, m)).orElseGet(Owner.Foreign::new);
  }

  /** Reads what is in each of those that are looked at. */
  void contents(Set<String> databases, LiveRights rights) {
    if (catalogue.look().wants(CatalogueQuery.GRANTS_TO_SHARE)) {
      for (String name : names) {
        for (SnowflakeRow row : grants(name)) {
          content(databases, name, row, rights);
        }
      }
    }
  }

  /** A share may go while it is looked at; one that may not be looked at is still listed. */
  private List<SnowflakeRow> grants(String name) {
    try {
      return catalogue.rows(CatalogueQuery.GRANTS_TO_SHARE, "", name);
    } catch (MeshException e) {
      boolean gone =
          e.kind() == ErrorKind.CONFLICT
              && catalogue.shares().stream().noneMatch(r -> r.text("name").equals(name));
      if (gone) {
        return List.of();
      }
      throw e;
    }
  }

  private static void content(
      Set<String> databases, String share, SnowflakeRow row, LiveRights rights) {
    List<String> names = QualifiedName.parts(row.text("name"));
    String on = row.text("granted_on").replace('_', ' ').toUpperCase(Locale.ROOT);
    if (names.isEmpty() || !databases.contains(names.getFirst())) {
      return;
    }
    String grantee = SfShare.grantee(share);
    if (on.equals(DATABASE_ROLE) && names.size() == 2) {
      rights.roleGrant(names.get(0), names.get(1), grantee);
    } else {
      rights.onObject(names.getFirst(), on, names, grantee, row.text("privilege"), false);
    }
  }
}

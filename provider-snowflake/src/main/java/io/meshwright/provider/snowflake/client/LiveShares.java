package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shares that others may use, and to whom they are open. The list says both
 * (https://docs.snowflake.com/en/sql-reference/sql/show-shares), so that no share is asked for its
 * accounts.
 */
final class LiveShares {
  private static final String OUTBOUND = "OUTBOUND";
  private static final String DATABASE_ROLE = "DATABASE ROLE";
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_$.-]+");

  private final SfLive live;
  private final SfCatalogue catalogue;

  /** Those that are looked at by name, and the listing that offers each where it was seen. */
  private final TreeMap<String, List<Address>> names = new TreeMap<>();

  LiveShares(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /**
   * Reads the list.
   *
   * @param databases a share of one of these is looked at
   * @param wanted which others are
   * @param offered which listings are looked at beside those of these shares
   */
  void list(
      Set<String> databases,
      Predicate<SnowflakeRow> wanted,
      Optional<Predicate<SnowflakeRow>> offered) {
    List<SnowflakeRow> rows = new ArrayList<>();
    TreeMap<String, String> attached = new TreeMap<>();
    for (SnowflakeRow row : catalogue.shares()) {
      boolean outbound = row.text("kind").equals(OUTBOUND);
      boolean touches = databases.contains(QualifiedName.single(row.text("database_name")));
      if (outbound && catalogue.look().wantsShare(row.text("name"), touches || wanted.test(row))) {
        rows.add(row);
        listing(row).ifPresent(l -> attached.put(l, row.text("name")));
      }
    }
    LiveListings listings = new LiveListings(live, catalogue);
    listings.read(attached, offered);
    rows.forEach(row -> share(row, listing(row).flatMap(listings::of)));
  }

  private static Optional<String> listing(SnowflakeRow row) {
    return row.optional("listing_global_name").filter(l -> !l.isBlank());
  }

  private void share(SnowflakeRow row, Optional<SfListing> listing) {
    String name = row.text("name");
    names.put(name, listing.stream().map(l -> l.address(live.platform())).toList());
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
                .map(a -> a.replace("\"", "").strip())
                .filter(a -> !a.isEmpty())
                .map(LiveShares::account)
                // Whether accounts of a listing are among these no page says: they are the
                // listing's, unless we let them in.
                .filter(
                    a ->
                        listing
                                .filter(l -> l.offer().isOpen() && l.accounts().contains(a))
                                .isEmpty()
                            || isClaimed(address, a)),
            listing(row).stream()
                .filter(l -> listing.isEmpty())
                .map(l -> SfShareAccount.LISTING + l))
        .forEach(a -> live.add(new SfShareAccount(name, a, needs), owner(address, a)));
  }

  /** In place of accounts there may be words about all who see a listing. */
  private static String account(String text) {
    return (NAMES.matcher(text).matches() ? SfShareAccount.ACCOUNT : SfShareAccount.LISTING) + text;
  }

  private boolean isClaimed(Address share, String account) {
    return live.comment(share).filter(c -> c.claims().contains(account)).isPresent();
  }

  private Owner owner(Address share, String account) {
    Optional<Marker> marker =
        live.comment(share).filter(c -> isClaimed(share, account)).flatMap(MarkedComment::marker);
    return marker.<Owner>map(m -> new Owner.Claimed(share, m)).orElseGet(Owner.Foreign::new);
  }

  /** Reads what is in each of those that are looked at. */
  void contents(Set<String> databases, LiveRights rights) {
    if (catalogue.look().wants(CatalogueQuery.GRANTS_TO_SHARE)) {
      names.forEach(
          (name, offered) ->
              grants(name).forEach(row -> content(databases, name, offered, row, rights)));
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
      Set<String> databases,
      String share,
      List<Address> offered,
      SnowflakeRow row,
      LiveRights rights) {
    List<String> names = QualifiedName.parts(row.text("name"));
    String on = row.text("granted_on").replace('_', ' ').toUpperCase(Locale.ROOT);
    if (names.isEmpty() || !databases.contains(names.getFirst())) {
      return;
    }
    String grantee = SfShare.grantee(share);
    if (on.equals(DATABASE_ROLE) && names.size() == 2) {
      // Which is taken out of the share before that is offered no more.
      rights.roleGrant(names.get(0), names.get(1), grantee, offered);
    } else {
      rights.onObject(names.getFirst(), on, names, grantee, row.text("privilege"), false);
    }
  }
}

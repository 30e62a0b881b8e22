package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.yaml.YamlText;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.sql.ShareStatements;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Listings of shares that are looked at. The list (https://docs.snowflake.com/en/sql-reference/
 * sql/show-listings) has those that the role has some right on; what one offers, to whom, and
 * whether consumers may hand it on says its description
 * (https://docs.snowflake.com/en/sql-reference/sql/desc-listing).
 */
final class LiveListings {
  private static final String EXTERNAL = "EXTERNAL";
  private static final String ACCOUNTS = "accounts";

  private final SfLive live;
  private final SfCatalogue catalogue;

  /** Those that were seen, by their global names. */
  private final Map<String, SfListing> seen = new HashMap<>();

  LiveListings(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /**
   * Reads the list, where there is somebody to look for.
   *
   * @param attached shares that are looked at, by the global names of their listings
   * @param wanted which others are looked at; empty where none is looked for
   */
  void read(Map<String, String> attached, Optional<Predicate<SnowflakeRow>> wanted) {
    if (attached.isEmpty() && wanted.isEmpty()) {
      return;
    }
    for (SnowflakeRow row : list()) {
      Optional<String> share = Optional.ofNullable(attached.get(row.text("global_name")));
      if (share.isPresent() || wanted.filter(w -> w.test(row)).isPresent()) {
        described(row.text("name"))
            .ifPresent(
                more -> listing(row, more, share.orElse(QualifiedName.single(more.text("share")))));
      }
    }
  }

  private List<SnowflakeRow> list() {
    return catalogue.rows(CatalogueQuery.LISTINGS, "");
  }

  /** A listing may go while it is looked at. */
  private Optional<SnowflakeRow> described(String name) {
    try {
      return catalogue.rows(CatalogueQuery.LISTING, "", name).stream().findFirst();
    } catch (MeshException e) {
      boolean gone =
          e.kind() == ErrorKind.CONFLICT
              && list().stream().noneMatch(r -> r.text("name").equals(name));
      if (gone) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The listing that a share is offered by, where it was seen. */
  Optional<SfListing> of(String globalName) {
    return Optional.ofNullable(seen.get(globalName));
  }

  private void listing(SnowflakeRow row, SnowflakeRow more, String share) {
    Optional<SortedMap<String, Object>> manifest = YamlText.read(more.text("manifest_yaml"));
    TreeSet<String> accounts = new TreeSet<>();
    Stream.of(row, more)
        .flatMap(r -> Stream.of(r.text("target_accounts").split(",", -1)))
        .filter(a -> !a.isBlank())
        .map(LiveListings::account)
        .forEach(accounts::add);
    manifest.ifPresent(m -> accounts.addAll(targets(m)));
    boolean known =
        row.text("distribution").equals(EXTERNAL)
            && row.bool("is_targeted")
            && row.text("regions").isBlank()
            && !accounts.isEmpty()
            && accounts.stream().allMatch(ShareStatements::isAccount)
            && manifest.filter(LiveListings::keepsToAccounts).isPresent();
    SfListing listing =
        new SfListing(
            row.text("name"),
            share,
            accounts,
            new SfListing.Offer(
                row.text("state"),
                !known,
                manifest.filter(m -> Boolean.TRUE.equals(m.get("share_restrictions"))).isPresent()),
            row.text("title"),
            more.text("description").strip(),
            List.of());
    seen.put(row.text("global_name"), listing);
    Address address = listing.address(live.platform());
    live.comment(address, row);
    live.addMarked(listing);
  }

  private static List<String> targets(Map<String, Object> manifest) {
    return YamlText.within(manifest, "targets").get(ACCOUNTS) instanceof List<?> list
        ? list.stream().map(String::valueOf).map(LiveListings::account).toList()
        : List.of();
  }

  /** Names of accounts are the same in small letters. */
  private static String account(String text) {
    return SfShareAccount.ACCOUNT + text.replace("\"", "").strip().toUpperCase(Locale.ROOT);
  }

  /**
   * Whether it is for accounts by their names, who may not hand it on, which they may by default.
   */
  private static boolean keepsToAccounts(Map<String, Object> manifest) {
    Map<String, Object> targets = new TreeMap<>(YamlText.within(manifest, "targets"));
    targets.remove(ACCOUNTS);
    return targets.isEmpty()
        && !manifest.containsKey("external_targets")
        && !manifest.containsKey("organization_targets")
        && !manifest.containsKey("locations")
        && Boolean.FALSE.equals(YamlText.within(manifest, "resharing").get("enabled"));
  }
}

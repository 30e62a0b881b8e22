package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is looked at of what the account lists.
 *
 * @param databases of those that {@link CatalogueQuery#DATABASES} lists
 * @param shares of those that {@link CatalogueQuery#SHARES} lists, beside those of these databases
 * @param warehouses of those that {@link CatalogueQuery#WAREHOUSES} lists
 * @param listings of those that {@link CatalogueQuery#LISTINGS} lists, beside those of the shares;
 *     empty where it is not asked for these
 * @param labelled of schemas and tables, those whose values of tags are asked for
 */
record Wanted(
    Predicate<SnowflakeRow> databases,
    Predicate<SnowflakeRow> shares,
    Predicate<SnowflakeRow> warehouses,
    Optional<Predicate<SnowflakeRow>> listings,
    Predicate<Address> labelled) {
  private static final Set<String> OF_WAREHOUSES =
      Set.of(SfWarehouse.KIND, SfWarehouseGrant.KIND, SfMonitor.KIND);

  /** What some addresses are in, and nothing else. */
  static Wanted of(String platform, Collection<Address> addresses) {
    TreeSet<String> databases = new TreeSet<>();
    addresses.forEach(a -> LookFor.database(a).ifPresent(databases::add));
    TreeSet<String> warehouses = new TreeSet<>(warehouses(addresses));
    return new Wanted(
        row -> databases.contains(row.text("name")),
        row -> false,
        row -> warehouses.contains(row.text("name")),
        Optional.of(listings(addresses))
            .filter(names -> !names.isEmpty())
            .map(names -> row -> names.contains(row.text("name"))),
        LiveTags.on(platform, addresses));
  }

  /** Listings that some addresses are. */
  static Set<String> listings(Collection<Address> addresses) {
    TreeSet<String> names = new TreeSet<>();
    addresses.stream()
        .filter(a -> a.kind().equals(SfListing.KIND))
        .forEach(a -> names.add(a.path().get(1)));
    return names;
  }

  /** Warehouses that some addresses are, or are about. */
  static Set<String> warehouses(Collection<Address> addresses) {
    TreeSet<String> names = new TreeSet<>();
    addresses.stream()
        .filter(a -> OF_WAREHOUSES.contains(a.kind()) && a.path().size() > 1)
        .forEach(a -> names.add(a.path().get(1)));
    return names;
  }
}

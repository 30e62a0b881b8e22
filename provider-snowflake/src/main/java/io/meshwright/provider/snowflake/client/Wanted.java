package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is looked at of what the account lists.
 *
 * @param databases of those that {@link CatalogueQuery#DATABASES} lists
 * @param shares of those that {@link CatalogueQuery#SHARES} lists, beside those of these databases
 * @param warehouses of those that {@link CatalogueQuery#WAREHOUSES} lists
 * @param labelled of schemas and tables, those whose values of tags are asked for
 */
record Wanted(
    Predicate<SnowflakeRow> databases,
    Predicate<SnowflakeRow> shares,
    Predicate<SnowflakeRow> warehouses,
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
        LiveTags.on(platform, addresses));
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

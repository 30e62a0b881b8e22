package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The warehouse of each domain, for those who fill its products: whoever reads pays for himself.
 */
final class Warehouses {
  private static final String USAGE = "USAGE";

  private final PlatformSlice slice;
  private final WarehouseUse use;
  private final List<Desired> desired = new ArrayList<>();

  private Warehouses(PlatformSlice slice) {
    this.slice = slice;
    this.use = WarehouseUse.of(slice.platform());
  }

  /**
   * Warehouses, where they are asked for.
   *
   * @param products those of which something is made
   */
  static List<Desired> of(PlatformSlice slice, Principals principals, List<DataProduct> products) {
    Warehouses warehouses = new Warehouses(slice);
    if (warehouses.use.perDomain()) {
      SortedMap<DomainName, TreeSet<String>> producers = new TreeMap<>();
      for (DataProduct product : products) {
        TreeSet<String> roles =
            producers.computeIfAbsent(product.address().domain(), k -> new TreeSet<>());
        product.producer().flatMap(principals::role).ifPresent(roles::add);
      }
      producers.forEach(warehouses::add);
    }
    return List.copyOf(warehouses.desired);
  }

  private void add(DomainName domain, SortedSet<String> producers) {
    String platform = slice.platform().name().value();
    String name = SfNames.warehouse(slice.platform().namePrefix(), domain);
    SfWarehouse warehouse =
        new SfWarehouse(name, use.size(), use.autoSuspend(), true, Ordered.set(producers));
    Marker marker = new Marker(slice.mesh(), domain.value());
    add(warehouse, new Owner.Marked(marker));
    // What ends its use is there before somebody uses it.
    List<Address> limits = new ArrayList<>();
    use.quota()
        .ifPresent(
            quota -> {
              SfMonitor monitor = SfMonitor.monthly(name, quota);
              add(monitor, new Owner.Within(warehouse.address(platform), marker));
              limits.add(monitor.address(platform));
            });
    producers.forEach(
        to ->
            add(
                SfWarehouseGrant.of(name, to, List.of(USAGE)).after(limits),
                new Owner.Claimed(warehouse.address(platform), marker)));
  }

  private void add(SfResource resource, Owner owner) {
    desired.add(
        new Desired(
            resource.toResource(slice.platform().name().value()),
            owner,
            Ordered.set(List.<PolicyId>of())));
  }
}

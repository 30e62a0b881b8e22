package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Resource;

/** What queries run on, and who may use it; no right on data. */
public sealed interface SfCompute extends SfResource
    permits SfWarehouse, SfWarehouseGrant, SfMonitor {
  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind is another, or an attribute is missing
   */
  static SfCompute of(Resource resource) {
    return switch (resource.address().kind()) {
      case SfWarehouse.KIND -> SfWarehouse.of(resource);
      case SfWarehouseGrant.KIND -> SfWarehouseGrant.of(resource);
      case SfMonitor.KIND -> SfMonitor.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

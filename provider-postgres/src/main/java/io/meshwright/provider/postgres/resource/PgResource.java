package io.meshwright.provider.postgres.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;

/** A native object of a PostgreSQL database. Converting to a resource and back changes nothing. */
public sealed interface PgResource
    permits PgSchema, PgRole, PgMembership, PgTable, PgPolicy, PgView, PgGrant {
  /** The grantee and policy role that stands for everybody; no role can have this name. */
  String PUBLIC = "public";

  /** Where it lives on a platform. */
  Address address(String platform);

  /** The neutral form on a platform. */
  Resource toResource(String platform);

  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind or an attribute is not of this provider
   */
  static PgResource of(Resource resource) {
    return switch (resource.address().kind()) {
      case PgSchema.KIND -> PgSchema.of(resource);
      case PgRole.KIND -> PgRole.of(resource);
      case PgMembership.KIND -> PgMembership.of(resource);
      case PgTable.KIND -> PgTable.of(resource);
      case PgPolicy.KIND -> PgPolicy.of(resource);
      case PgView.KIND -> PgView.of(resource);
      case PgGrant.KIND -> PgGrant.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

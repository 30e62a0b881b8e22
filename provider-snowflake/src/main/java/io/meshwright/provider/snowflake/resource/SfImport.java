package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Resource;

/** What another account shares, as it is had here. */
public sealed interface SfImport extends SfResource
    permits SfImportedDatabase, SfImportedRoleGrant {
  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind is another, or an attribute is missing
   */
  static SfImport of(Resource resource) {
    return switch (resource.address().kind()) {
      case SfImportedDatabase.KIND -> SfImportedDatabase.of(resource);
      case SfImportedRoleGrant.KIND -> SfImportedRoleGrant.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

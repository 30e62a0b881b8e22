package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Resource;

/** Who may do what with the models of a registry. */
public sealed interface SfModelRight extends SfResource permits SfModelGrant, SfModelOwner {
  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind is another, or an attribute is missing
   */
  static SfModelRight of(Resource resource) {
    return switch (resource.address().kind()) {
      case SfModelGrant.KIND -> SfModelGrant.of(resource);
      case SfModelOwner.KIND -> SfModelOwner.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Resource;

/** A stream, and who may read it. */
public sealed interface SfFollowing extends SfResource permits SfStream, SfStreamGrant {
  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind is another, or an attribute is missing
   */
  static SfFollowing of(Resource resource) {
    return switch (resource.address().kind()) {
      case SfStream.KIND -> SfStream.of(resource);
      case SfStreamGrant.KIND -> SfStreamGrant.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

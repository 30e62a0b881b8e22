package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Resource;

/** Tags, and what carries which value of them. */
public sealed interface SfLabel extends SfResource permits SfTag, SfTagging, SfTagPolicy {
  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind is another, or an attribute is missing
   */
  static SfLabel of(Resource resource) {
    return switch (resource.address().kind()) {
      case SfTag.KIND -> SfTag.of(resource);
      case SfTagging.KIND -> SfTagging.of(resource);
      case SfTagPolicy.KIND -> SfTagPolicy.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

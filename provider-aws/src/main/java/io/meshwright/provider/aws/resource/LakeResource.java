package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Resource;

/**
 * What Lake Formation has beside rights and filters: tags, what opens its gates, and what RAM
 * shares for it.
 */
public sealed interface LakeResource extends AwsResource
    permits AwsTag,
        AwsTagging,
        AwsLocationGrant,
        AwsCatalogueGrant,
        AwsOpenPlace,
        AwsDefault,
        AwsSharing,
        AwsOldSharing {
  /** Whether a kind is one of these. */
  static boolean isKind(String kind) {
    return switch (kind) {
      case AwsTag.KIND,
          AwsTagging.KIND,
          AwsLocationGrant.KIND,
          AwsCatalogueGrant.KIND,
          AwsOpenPlace.KIND,
          AwsDefault.KIND,
          AwsSharing.KIND,
          AwsOldSharing.KIND ->
          true;
      default -> false;
    };
  }

  /** The record of a neutral form. */
  static LakeResource of(Resource resource) {
    return switch (resource.address().kind()) {
      case AwsTag.KIND -> AwsTag.of(resource);
      case AwsTagging.KIND -> AwsTagging.of(resource);
      case AwsLocationGrant.KIND -> AwsLocationGrant.of(resource);
      case AwsCatalogueGrant.KIND -> AwsCatalogueGrant.of(resource);
      case AwsOpenPlace.KIND -> AwsOpenPlace.of(resource);
      case AwsDefault.KIND -> AwsDefault.of(resource);
      case AwsSharing.KIND -> AwsSharing.of(resource);
      case AwsOldSharing.KIND -> AwsOldSharing.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

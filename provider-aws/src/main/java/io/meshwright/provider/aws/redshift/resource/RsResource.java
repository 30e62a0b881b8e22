package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;

/** A native object of a database. Converting to a resource and back changes nothing. */
public sealed interface RsResource
    permits RsSchema,
        RsTable,
        RsGrant,
        RsRowPolicy,
        RsMask,
        RsMaskAttachment,
        RsRoleGrant,
        RsSystemGrant,
        RsView,
        RsShare,
        RsShareGrant,
        RsShareAuthorisation {
  /** Where it lives on a platform. */
  Address address(String platform);

  /** The neutral form on a platform. */
  Resource toResource(String platform);

  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind or an attribute is not of this provider
   */
  static RsResource of(Resource resource) {
    return switch (resource.address().kind()) {
      case RsSchema.KIND -> RsSchema.of(resource);
      case RsTable.KIND -> RsTable.of(resource);
      case RsGrant.KIND -> RsGrant.of(resource);
      case RsRowPolicy.KIND -> RsRowPolicy.of(resource);
      case RsMask.KIND -> RsMask.of(resource);
      case RsMaskAttachment.KIND -> RsMaskAttachment.of(resource);
      case RsRoleGrant.KIND -> RsRoleGrant.of(resource);
      case RsSystemGrant.KIND -> RsSystemGrant.of(resource);
      case RsView.KIND -> RsView.of(resource);
      case RsShare.KIND -> RsShare.of(resource);
      case RsShareGrant.KIND -> RsShareGrant.of(resource);
      case RsShareAuthorisation.KIND -> RsShareAuthorisation.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

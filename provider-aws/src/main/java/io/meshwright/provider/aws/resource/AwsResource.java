package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;

/** A native object of an account and region. Converting to a resource and back changes nothing. */
public sealed interface AwsResource
    permits StorageResource,
        LinkResource,
        JobResource,
        LakeResource,
        StreamResource,
        AwsDatabase,
        AwsTable,
        AwsView,
        AwsFilter,
        AwsGrant,
        AwsColumnGrant,
        AwsTagGrant {
  /** Where it lives on a platform. */
  Address address(String platform);

  /** The neutral form on a platform. */
  Resource toResource(String platform);

  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind or an attribute is not of this provider
   */
  static AwsResource of(Resource resource) {
    return switch (resource.address().kind()) {
      case AwsBucket.KIND -> AwsBucket.of(resource);
      case AwsBucketRule.KIND -> AwsBucketRule.of(resource);
      case AwsExpiry.KIND -> AwsExpiry.of(resource);
      case AwsStatement.KIND -> AwsStatement.of(resource);
      case AwsFilesGrant.KIND -> AwsFilesGrant.of(resource);
      case AwsRole.KIND -> AwsRole.of(resource);
      case AwsRolePolicy.KIND -> AwsRolePolicy.of(resource);
      case AwsLocation.KIND -> AwsLocation.of(resource);
      case AwsLink.KIND -> AwsLink.of(resource);
      case AwsLinkGrant.KIND -> AwsLinkGrant.of(resource);
      case AwsJob.KIND -> AwsJob.of(resource);
      case AwsTrigger.KIND -> AwsTrigger.of(resource);
      case AwsRuleset.KIND -> AwsRuleset.of(resource);
      case AwsDatabase.KIND -> AwsDatabase.of(resource);
      case AwsTable.KIND -> AwsTable.of(resource);
      case AwsView.KIND -> AwsView.of(resource);
      case AwsFilter.KIND -> AwsFilter.of(resource);
      case AwsGrant.KIND -> AwsGrant.of(resource);
      case AwsColumnGrant.KIND -> AwsColumnGrant.of(resource);
      case AwsTagGrant.KIND -> AwsTagGrant.of(resource);
      case AwsTag.KIND,
          AwsTagging.KIND,
          AwsLocationGrant.KIND,
          AwsOpenPlace.KIND,
          AwsDefault.KIND,
          AwsSharing.KIND,
          AwsOldSharing.KIND ->
          LakeResource.of(resource);
      case AwsStream.KIND -> AwsStream.of(resource);
      case AwsStreamGrant.KIND -> AwsStreamGrant.of(resource);
      case AwsStreamStatement.KIND -> AwsStreamStatement.of(resource);
      case AwsRegistry.KIND -> AwsRegistry.of(resource);
      case AwsSchema.KIND -> AwsSchema.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

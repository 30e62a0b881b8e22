package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;

/** A native object of an account. Converting to a resource and back changes nothing. */
public sealed interface SfResource
    permits SfDatabase,
        SfSchema,
        SfTable,
        SfTask,
        SfMetric,
        SfView,
        SfDynamicTable,
        SfDatabaseRole,
        SfGrant,
        SfRoleGrant,
        SfRowPolicy,
        SfMask,
        SfShare,
        SfShareAccount,
        SfListing,
        SfImport,
        SfStage,
        SfStageGrant,
        SfFollowing,
        SfModelRight,
        SfCompute,
        SfLabel {
  /** Where it lives on a platform. */
  Address address(String platform);

  /** The neutral form on a platform. */
  Resource toResource(String platform);

  /**
   * The record of a neutral form.
   *
   * @throws IllegalArgumentException where the kind or an attribute is not of this provider
   */
  static SfResource of(Resource resource) {
    return switch (resource.address().kind()) {
      case SfDatabase.KIND -> SfDatabase.of(resource);
      case SfSchema.KIND -> SfSchema.of(resource);
      case SfTable.KIND -> SfTable.of(resource);
      case SfMetric.KIND -> SfMetric.of(resource);
      case SfTask.KIND -> SfTask.of(resource);
      case SfStream.KIND, SfStreamGrant.KIND -> SfFollowing.of(resource);
      case SfView.KIND -> SfView.of(resource);
      case SfDynamicTable.KIND -> SfDynamicTable.of(resource);
      case SfDatabaseRole.KIND -> SfDatabaseRole.of(resource);
      case SfGrant.KIND -> SfGrant.of(resource);
      case SfRoleGrant.KIND -> SfRoleGrant.of(resource);
      case SfRowPolicy.KIND -> SfRowPolicy.of(resource);
      case SfMask.KIND -> SfMask.of(resource);
      case SfShare.KIND -> SfShare.of(resource);
      case SfShareAccount.KIND -> SfShareAccount.of(resource);
      case SfListing.KIND -> SfListing.of(resource);
      case SfImportedDatabase.KIND, SfImportedRoleGrant.KIND -> SfImport.of(resource);
      case SfStage.KIND -> SfStage.of(resource);
      case SfStageGrant.KIND -> SfStageGrant.of(resource);
      case SfModelGrant.KIND, SfModelOwner.KIND -> SfModelRight.of(resource);
      case SfWarehouse.KIND, SfWarehouseGrant.KIND, SfMonitor.KIND -> SfCompute.of(resource);
      case SfTag.KIND, SfTagging.KIND, SfTagPolicy.KIND -> SfLabel.of(resource);
      default -> throw new IllegalArgumentException(resource.address() + " is of no known kind");
    };
  }
}

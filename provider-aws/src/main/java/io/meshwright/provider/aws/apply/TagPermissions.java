package io.meshwright.provider.aws.apply;

import io.meshwright.provider.aws.resource.AwsCatalogueGrant;
import io.meshwright.provider.aws.resource.AwsDefault;
import io.meshwright.provider.aws.resource.AwsLocationGrant;
import io.meshwright.provider.aws.resource.AwsOldSharing;
import io.meshwright.provider.aws.resource.AwsOpenPlace;
import io.meshwright.provider.aws.resource.AwsSharing;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.LakeResource;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.Set;

/** The IAM actions for LF-tags, and for what else Lake Formation has beside rights. */
final class TagPermissions {
  /** What a run reads; Lake Formation's own actions know no resources. */
  static final List<String> READS =
      List.of(
          "lakeformation:ListLFTagExpressions",
          "lakeformation:ListLFTags",
          "lakeformation:ListResources",
          "lakeformation:SearchDatabasesByLFTags",
          "lakeformation:SearchTablesByLFTags");

  private TagPermissions() {}

  /** Adds what a change takes. */
  static void of(LakeResource resource, Set<Permission> needed) {
    switch (resource) {
      case AwsLocationGrant grant -> {
        needed.add(new Permission("lakeformation:BatchRevokePermissions", "*"));
        needed.add(new Permission("lakeformation:RevokePermissions", "*"));
      }
      case AwsTag tag -> {
        needed.add(new Permission("lakeformation:CreateLFTag", "*"));
        needed.add(new Permission("lakeformation:UpdateLFTag", "*"));
        needed.add(new Permission("lakeformation:DeleteLFTag", "*"));
      }
      case AwsTagging tagging -> {
        needed.add(new Permission("lakeformation:AddLFTagsToResource", "*"));
        needed.add(new Permission("lakeformation:RemoveLFTagsFromResource", "*"));
      }
      case AwsCatalogueGrant grant -> {}
      case AwsOpenPlace open -> {}
      case AwsDefault open -> {}
      case AwsSharing sharing -> {}
      case AwsOldSharing old -> {}
    }
  }
}

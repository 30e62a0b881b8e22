package io.meshwright.provider.aws.resource;

/** Where files lie, and as whom Lake Formation reads them. */
public sealed interface StorageResource extends AwsResource
    permits AwsBucket,
        AwsBucketRule,
        AwsExpiry,
        AwsStatement,
        AwsFilesGrant,
        AwsRole,
        AwsRolePolicy,
        AwsLocation {
  /** Whether a kind is one of these. */
  static boolean isKind(String kind) {
    return switch (kind) {
      case AwsBucket.KIND,
          AwsBucketRule.KIND,
          AwsExpiry.KIND,
          AwsStatement.KIND,
          AwsFilesGrant.KIND,
          AwsRole.KIND,
          AwsRolePolicy.KIND,
          AwsLocation.KIND ->
          true;
      default -> false;
    };
  }
}

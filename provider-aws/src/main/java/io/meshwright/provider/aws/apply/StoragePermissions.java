package io.meshwright.provider.aws.apply;

import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.AwsStatement;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.Set;

/** The IAM actions that a change of a bucket, a registration or its role takes. */
final class StoragePermissions {
  private static final String DELETE = "Delete";
  private static final List<String> SETTINGS =
      List.of(
          "s3:PutBucketPolicy",
          "s3:PutBucketPublicAccessBlock",
          "s3:PutBucketTagging",
          "s3:PutBucketVersioning",
          "s3:PutEncryptionConfiguration");

  private StoragePermissions() {}

  /**
   * Adds them.
   *
   * @param verb Create, Update or Delete
   */
  static void of(StorageResource storage, String verb, Set<Permission> needed) {
    switch (storage) {
      case AwsBucket bucket -> bucket(bucket.name(), verb, needed);
      case AwsStatement statement -> {
        needed.add(new Permission("s3:PutBucketPolicy", statement.bucket()));
        needed.add(new Permission("s3:DeleteBucketPolicy", statement.bucket()));
      }
      case AwsRole role -> role("role" + role.path() + role.name(), verb, needed);
      case AwsLocation location -> {
        needed.add(
            new Permission(
                switch (verb) {
                  case DELETE -> "lakeformation:DeregisterResource";
                  case "Create" -> "lakeformation:RegisterResource";
                  default -> "lakeformation:UpdateResource";
                },
                "*"));
        if (!verb.equals(DELETE)) {
          needed.add(new Permission("iam:PassRole", "role/" + location.role()));
        }
      }
    }
  }

  private static void bucket(String name, String verb, Set<Permission> needed) {
    if (verb.equals(DELETE)) {
      needed.add(new Permission("s3:DeleteBucket", name));
      return;
    }
    if (verb.equals("Create")) {
      needed.add(new Permission("s3:CreateBucket", name));
      needed.add(new Permission("s3:TagResource", name));
    }
    SETTINGS.forEach(action -> needed.add(new Permission(action, name)));
  }

  private static void role(String role, String verb, Set<Permission> needed) {
    switch (verb) {
      case DELETE -> {
        needed.add(new Permission("iam:DeleteRole", role));
        needed.add(new Permission("iam:DeleteRolePolicy", role));
      }
      case "Create" -> {
        needed.add(new Permission("iam:CreateRole", role));
        needed.add(new Permission("iam:PutRolePolicy", role));
      }
      default -> {
        needed.add(new Permission("iam:UpdateAssumeRolePolicy", role));
        needed.add(new Permission("iam:PutRolePolicy", role));
      }
    }
  }
}

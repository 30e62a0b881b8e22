package io.meshwright.provider.aws.apply;

import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.AwsRolePolicy;
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

  private static final List<String> READS =
      List.of(
          "s3:GetBucketPolicy",
          "s3:GetBucketPublicAccessBlock",
          "s3:GetBucketTagging",
          "s3:GetBucketVersioning",
          "s3:GetEncryptionConfiguration",
          "s3:GetLifecycleConfiguration");
  private static final String S3 = "arn:aws:s3:::";
  private static final String IAM = "arn:aws:iam::*:";

  private StoragePermissions() {}

  /** Adds what reading buckets takes, where there are any. */
  static void reads(AwsPlace place, Set<Permission> needed) {
    if (place instanceof AwsPlace.Buckets buckets) {
      READS.forEach(action -> needed.add(new Permission(action, S3 + buckets.prefix() + "-*")));
      needed.add(new Permission("s3:ListAllMyBuckets", "*"));
      needed.add(new Permission("iam:ListRoles", "*"));
      // A name that is taken may be anywhere.
      needed.add(new Permission("iam:GetRole", IAM + "role/*"));
      needed.add(new Permission("iam:GetRolePolicy", IAM + "role/*"));
      needed.add(new Permission("iam:ListRolePolicies", IAM + "role/*"));
      needed.add(new Permission("iam:ListAttachedRolePolicies", IAM + "role/*"));
      needed.add(new Permission("lakeformation:ListResources", "*"));
    }
  }

  /**
   * Adds them.
   *
   * @param verb Create, Update or Delete
   */
  static void of(StorageResource storage, String verb, Set<Permission> needed) {
    switch (storage) {
      case AwsBucket bucket -> bucket(S3 + bucket.name(), verb, needed);
      case AwsStatement statement -> policy(S3 + statement.bucket(), needed);
      case AwsExpiry expiry -> rules(S3 + expiry.bucket(), needed);
      case AwsBucketRule rule -> {
        // It is read, and never written.
      }
      case AwsFilesGrant grant -> policy(S3 + grant.bucket(), needed);
      case AwsRole role -> role(IAM + "role" + role.path() + role.name(), verb, needed);
      case AwsRolePolicy policy -> {
        // It is read, and never written.
      }
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
          needed.add(new Permission("iam:PassRole", IAM + "role/" + location.role()));
        }
      }
    }
  }

  private static void policy(String bucket, Set<Permission> needed) {
    needed.add(new Permission("s3:PutBucketPolicy", bucket));
    needed.add(new Permission("s3:DeleteBucketPolicy", bucket));
  }

  /** That there are rules of ours is remembered by a tag. */
  private static void rules(String bucket, Set<Permission> needed) {
    needed.add(new Permission("s3:GetLifecycleConfiguration", bucket));
    needed.add(new Permission("s3:PutLifecycleConfiguration", bucket));
    needed.add(new Permission("s3:PutBucketTagging", bucket));
  }

  private static void bucket(String bucket, String verb, Set<Permission> needed) {
    if (verb.equals(DELETE)) {
      needed.add(new Permission("s3:DeleteBucket", bucket));
      return;
    }
    if (verb.equals("Create")) {
      needed.add(new Permission("s3:CreateBucket", bucket));
      needed.add(new Permission("s3:TagResource", bucket));
    }
    SETTINGS.forEach(action -> needed.add(new Permission(action, bucket)));
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

package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The IAM actions that a change takes. What a plan reads comes with each. */
final class AwsPermissions {
  private static final String EVERYTHING = "*";
  private static final List<String> READS =
      List.of(
          "glue:GetDatabase",
          "glue:GetDatabases",
          "glue:GetTables",
          "lakeformation:GetDataLakeSettings",
          "lakeformation:ListDataCellsFilter",
          "lakeformation:ListPermissions");

  private static final List<String> READS_OF_BUCKETS =
      List.of(
          "iam:GetRole",
          "iam:GetRolePolicy",
          "iam:ListRoles",
          "lakeformation:ListResources",
          "s3:GetBucketPolicy",
          "s3:GetBucketPublicAccessBlock",
          "s3:GetBucketTagging",
          "s3:GetBucketVersioning",
          "s3:GetEncryptionConfiguration",
          "s3:ListAllMyBuckets");

  private AwsPermissions() {}

  static SortedSet<Permission> of(Change change, AwsPlace place) {
    TreeSet<Permission> needed = new TreeSet<>();
    READS.forEach(read -> needed.add(new Permission(read, EVERYTHING)));
    if (place instanceof AwsPlace.Buckets) {
      READS_OF_BUCKETS.forEach(read -> needed.add(new Permission(read, EVERYTHING)));
    }
    String verb = verb(change);
    switch (AwsResource.of(change.after().or(change::before).orElseThrow())) {
      case StorageResource storage -> StoragePermissions.of(storage, verb, needed);
      case AwsDatabase database ->
          needed.add(new Permission("glue:" + verb + "Database", "database/" + database.name()));
      case AwsTable table ->
          needed.add(
              new Permission(
                  "glue:" + verb + "Table", "table/" + table.database() + "/" + table.name()));
      case AwsFilter filter ->
          needed.add(
              new Permission(
                  "lakeformation:" + verb + "DataCellsFilter",
                  "table/" + filter.database() + "/" + filter.table()));
      case AwsGrant grant -> rights(needed, change, grant.database(), grant.table());
      case AwsColumnGrant grant -> rights(needed, change, grant.database(), grant.table());
      case AwsTagGrant grant -> rights(needed, change, EVERYTHING, "");
    }
    return needed;
  }

  private static String verb(Change change) {
    if (change.after().isEmpty()) {
      return "Delete";
    }
    return change.before().isEmpty() ? "Create" : "Update";
  }

  /** Rights go with an entry in the ledger of what they are about. */
  private static void rights(
      SortedSet<Permission> needed, Change change, String database, String table) {
    boolean grants = !(change instanceof Change.Delete);
    boolean revokes = change.before().isPresent();
    if (grants) {
      needed.add(new Permission("lakeformation:BatchGrantPermissions", EVERYTHING));
    }
    if (revokes) {
      needed.add(new Permission("lakeformation:BatchRevokePermissions", EVERYTHING));
    }
    needed.add(
        table.isEmpty()
            ? new Permission("glue:UpdateDatabase", "database/" + database)
            : new Permission("glue:UpdateTable", "table/" + database + "/" + table));
  }
}

package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.JobResource;
import io.meshwright.provider.aws.resource.LakeResource;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.provider.aws.resource.StreamResource;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The IAM actions that a change takes, with what a run reads and its lock. Lake Formation's own
 * actions know no resources; who is an administrator of the data lake is no matter of IAM.
 */
final class AwsPermissions {
  private static final String EVERYTHING = "*";
  private static final String GLUE = "arn:aws:glue:*:*:";
  private static final String CATALOGUE = GLUE + "catalog";
  private static final String LOCKS = GLUE + "database/" + RunLock.PREFIX + "*";
  private static final Map<String, List<String>> READS =
      Map.of(
          "glue:GetDatabase",
          List.of(CATALOGUE, GLUE + "database/*"),
          "glue:GetDatabases",
          List.of(CATALOGUE, GLUE + "database/*"),
          "glue:GetTables",
          List.of(CATALOGUE, GLUE + "database/*", GLUE + "table/*"),
          "glue:CreateDatabase",
          List.of(CATALOGUE, LOCKS),
          "glue:DeleteDatabase",
          List.of(CATALOGUE, LOCKS, GLUE + "table/" + RunLock.PREFIX + "*"),
          "lakeformation:GetDataLakeSettings",
          List.of(EVERYTHING),
          "lakeformation:ListDataCellsFilter",
          List.of(EVERYTHING),
          "lakeformation:ListPermissions",
          List.of(EVERYTHING));

  private AwsPermissions() {}

  static SortedSet<Permission> of(
      Change change, AwsPlace place, AwsHome home, StreamPlace streams) {
    TreeSet<Permission> needed = new TreeSet<>();
    READS.forEach((action, on) -> on.forEach(o -> needed.add(new Permission(action, o))));
    StoragePermissions.reads(place, needed);
    JobPermissions.reads(needed);
    TagPermissions.READS.forEach(action -> needed.add(new Permission(action, EVERYTHING)));
    StreamPermissions.reads(streams, needed);
    String verb = verb(change);
    switch (AwsResource.of(change.after().or(change::before).orElseThrow())) {
      case AwsLink link -> link(needed, change, link);
      case AwsLinkGrant grant -> rights(needed, change, grant.database(), "");
      case StorageResource storage -> StoragePermissions.of(storage, verb, needed);
      case JobResource job -> JobPermissions.of(job, verb, needed);
      case StreamResource stream -> StreamPermissions.of(stream, verb, needed);
      case AwsDatabase database -> {
        database(needed, "glue:" + verb + "Database", database.name());
        if (verb.equals("Delete")) {
          needed.add(
              new Permission("glue:DeleteDatabase", GLUE + "table/" + database.name() + "/*"));
        }
      }
      case AwsTable table -> {
        table(needed, "glue:" + verb + "Table", table.database(), table.name());
        if (verb.equals("Create")) {
          // Glue writes the metadata of an Iceberg table by what Lake Formation lends.
          needed.add(new Permission("lakeformation:GetDataAccess", EVERYTHING));
        }
      }
      case AwsView view -> {
        table(needed, "glue:" + verb + "Table", view.database(), view.name());
        if (!verb.equals("Delete")) {
          needed.add(new Permission("iam:PassRole", view.definer()));
        }
      }
      case AwsFilter filter ->
          needed.add(new Permission("lakeformation:" + verb + "DataCellsFilter", EVERYTHING));
      case AwsGrant grant -> {
        rights(needed, change, grant.database(), grant.table());
        OutsidePermissions.of(grant.principal(), home, needed);
      }
      case AwsColumnGrant grant -> rights(needed, change, grant.database(), grant.table());
      case AwsTagGrant grant -> rights(needed, change, TagLedger.of(change).orElse(EVERYTHING), "");
      case LakeResource lake -> TagPermissions.of(lake, needed);
    }
    return needed;
  }

  private static void database(Set<Permission> needed, String action, String name) {
    needed.add(new Permission(action, CATALOGUE));
    needed.add(new Permission(action, GLUE + "database/" + name));
  }

  private static void table(Set<Permission> needed, String action, String database, String name) {
    database(needed, action, database);
    needed.add(new Permission(action, GLUE + "table/" + database + "/" + name));
  }

  /** A link that is another one is made anew, and what is held on it is given again. */
  private static void link(Set<Permission> needed, Change change, AwsLink link) {
    database(needed, "glue:UpdateDatabase", link.database());
    if (change.before().isPresent()) {
      table(needed, "glue:DeleteTable", link.database(), link.name());
    }
    if (change.after().isPresent()) {
      table(needed, "glue:CreateTable", link.database(), link.name());
    }
    if (change.before().isPresent() && change.after().isPresent()) {
      needed.add(new Permission("lakeformation:BatchGrantPermissions", EVERYTHING));
      needed.add(new Permission("lakeformation:GrantPermissions", EVERYTHING));
    }
  }

  private static String verb(Change change) {
    if (change.after().isEmpty()) {
      return "Delete";
    }
    return change.before().isEmpty() ? "Create" : "Update";
  }

  /** Rights go with an entry in the ledger of what they are about. */
  private static void rights(Set<Permission> needed, Change change, String database, String table) {
    if (!(change instanceof Change.Delete)) {
      needed.add(new Permission("lakeformation:BatchGrantPermissions", EVERYTHING));
      needed.add(new Permission("lakeformation:GrantPermissions", EVERYTHING));
    }
    // A right that is in the way of another is taken back first.
    needed.add(new Permission("lakeformation:BatchRevokePermissions", EVERYTHING));
    needed.add(new Permission("lakeformation:RevokePermissions", EVERYTHING));
    if (table.isEmpty()) {
      database(needed, "glue:UpdateDatabase", database);
    } else {
      table(needed, "glue:UpdateTable", database, table);
    }
  }
}

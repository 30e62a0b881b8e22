package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfModelOwner;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagPolicy;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.sql.SfText;
import io.meshwright.spi.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The privileges that a change takes. What the deployer makes it owns, which is a right on it that
 * is had, and given by nobody.
 */
final class SfPermissions {
  private static final String ACCOUNT = "ACCOUNT";
  private static final String DATABASE = "DATABASE ";
  private static final String SCHEMA = "SCHEMA ";
  private static final String OWNERSHIP = "OWNERSHIP";
  private static final String WAREHOUSE = "WAREHOUSE ";

  /** No privilege makes resource monitors, but this role. */
  private static final String ADMINISTRATOR = "ACCOUNTADMIN";

  /** In place of a privilege: another role, which is given. */
  private static final String ROLE = "ROLE";

  private SfPermissions() {}

  static SortedSet<Permission> of(Change change) {
    TreeSet<Permission> needed = new TreeSet<>();
    // The right to write is a database; roles and their grants are shown whole to this right.
    needed.add(new Permission("CREATE DATABASE", ACCOUNT));
    needed.add(new Permission("MANAGE GRANTS", ACCOUNT));
    String kind = change.address().kind();
    List<String> path = change.address().path();
    boolean made = change.before().isEmpty();
    switch (kind) {
      case SfDatabase.KIND -> {
        if (!made) {
          needed.add(new Permission(OWNERSHIP, DATABASE + name(path, 1)));
        }
      }
      case SfSchema.KIND ->
          needed.add(
              made
                  ? new Permission("CREATE SCHEMA", DATABASE + name(path, 1))
                  : new Permission(OWNERSHIP, SCHEMA + name(path, 2)));
      case SfTable.KIND -> needed.addAll(table(change, made));
      case SfView.KIND -> {
        // It is replaced by creating it.
        needed.add(new Permission("CREATE VIEW", SCHEMA + name(path, 2)));
        if (!made) {
          needed.add(new Permission(OWNERSHIP, "VIEW " + name(path, 3)));
        }
      }
      case SfDynamicTable.KIND -> needed.addAll(dynamic(change, made));
      case SfMetric.KIND -> {
        needed.add(new Permission("EXECUTE DATA METRIC FUNCTION", ACCOUNT));
        needed.add(new Permission(OWNERSHIP, "TABLE " + name(path, 3)));
        owners(change)
            .forEach(role -> needed.add(new Permission(ROLE, SfText.ofName(role).toString())));
      }
      case SfTask.KIND -> {
        // What a role owns that it was given counts as owned by whoever was given it.
        needed.add(new Permission("CREATE TASK", SCHEMA + name(path, 2)));
        owners(change)
            .forEach(role -> needed.add(new Permission(ROLE, SfText.ofName(role).toString())));
      }
      case SfStream.KIND -> {
        needed.add(new Permission("CREATE STREAM", SCHEMA + name(path, 2)));
        change
            .after()
            .map(r -> ((SfStream) SfResource.of(r)).source())
            .ifPresent(s -> needed.add(new Permission(OWNERSHIP, "TABLE " + name(s, 3))));
        owners(change)
            .forEach(role -> needed.add(new Permission(ROLE, SfText.ofName(role).toString())));
      }
      case SfDatabaseRole.KIND ->
          needed.add(
              made
                  ? new Permission("CREATE DATABASE ROLE", DATABASE + name(path, 1))
                  : new Permission(OWNERSHIP, "DATABASE ROLE " + name(path, 2)));
      case SfRoleGrant.KIND ->
          needed.add(new Permission(OWNERSHIP, "DATABASE ROLE " + name(path, 2)));
      case SfGrant.KIND -> needed.add(on(path));
      case SfRowPolicy.KIND -> {
        needed.add(new Permission("CREATE ROW ACCESS POLICY", SCHEMA + name(path, 2)));
        needed.add(new Permission(OWNERSHIP, "TABLE " + name(path, 3)));
      }
      case SfMask.KIND -> {
        needed.add(new Permission("CREATE MASKING POLICY", SCHEMA + name(path, 2)));
        needed.add(new Permission(OWNERSHIP, "TABLE " + name(path, 3)));
      }
      case SfShare.KIND ->
          needed.add(
              made
                  ? new Permission("CREATE SHARE", ACCOUNT)
                  : new Permission(OWNERSHIP, "SHARE " + SfText.ofName(path.get(1))));
      case SfShareAccount.KIND -> {
        needed.add(new Permission("MANAGE SHARE TARGET", ACCOUNT));
        needed.add(new Permission(OWNERSHIP, "SHARE " + SfText.ofName(path.get(1))));
      }
      case SfListing.KIND -> {
        needed.add(
            made
                ? new Permission("CREATE LISTING", ACCOUNT)
                : new Permission(OWNERSHIP, "LISTING " + SfText.ofName(path.get(1))));
        change
            .after()
            .map(r -> (SfListing) SfResource.of(r))
            .ifPresent(
                l -> needed.add(new Permission(OWNERSHIP, "SHARE " + SfText.ofName(l.share()))));
      }
      case SfImportedDatabase.KIND ->
          needed.add(
              made
                  ? new Permission("IMPORT SHARE", ACCOUNT)
                  : new Permission(OWNERSHIP, DATABASE + name(path, 1)));
      case SfImportedRoleGrant.KIND ->
          needed.add(new Permission(OWNERSHIP, DATABASE + name(path, 1)));
      case SfTag.KIND ->
          needed.add(
              made
                  ? new Permission("CREATE TAG", SCHEMA + name(path, 2))
                  : new Permission(OWNERSHIP, "TAG " + name(path, 3)));
      case SfTagging.KIND ->
          needed.add(
              path.get(2).isEmpty()
                  ? new Permission(OWNERSHIP, SCHEMA + name(path, 2))
                  : new Permission(OWNERSHIP, "TABLE " + name(path, 3)));
      case SfStage.KIND ->
          needed.add(
              made
                  ? new Permission("CREATE STAGE", SCHEMA + name(path, 2))
                  : new Permission(OWNERSHIP, "STAGE " + name(path, 3)));
      case SfStageGrant.KIND, SfModelGrant.KIND, SfStreamGrant.KIND -> needed.add(on(path));
      case SfModelOwner.KIND, SfTagPolicy.KIND -> {
        // Nobody changes these here.
      }
      case SfWarehouse.KIND ->
          needed.add(
              made
                  ? new Permission("CREATE WAREHOUSE", ACCOUNT)
                  : new Permission(OWNERSHIP, WAREHOUSE + SfText.ofName(path.get(1))));
      case SfWarehouseGrant.KIND ->
          needed.add(new Permission(OWNERSHIP, WAREHOUSE + SfText.ofName(path.get(1))));
      case SfMonitor.KIND -> {
        needed.add(new Permission(ADMINISTRATOR, ACCOUNT));
        needed.add(new Permission(OWNERSHIP, WAREHOUSE + SfText.ofName(path.get(1))));
      }
      default -> throw new IllegalArgumentException(kind + " is no kind of this provider");
    }
    return needed;
  }

  /** Roles of the account that a task, stream or metric is by, before or after a change. */
  private static List<String> owners(Change change) {
    return Stream.concat(change.before().stream(), change.after().stream())
        .map(SfResource::of)
        .flatMap(
            resource ->
                switch (resource) {
                  case SfTask task -> Stream.of(task.role());
                  case SfStream stream -> Stream.of(stream.role());
                  case SfMetric metric -> Stream.of(metric.role());
                  default -> Stream.empty();
                })
        .filter(role -> role.startsWith(SfGrant.ROLE))
        .map(role -> role.substring(SfGrant.ROLE.length()))
        .toList();
  }

  private static List<Permission> table(Change change, boolean made) {
    List<String> path = change.address().path();
    SfTable table = (SfTable) SfResource.of(change.after().or(change::before).orElseThrow());
    String kind = table.kind().words();
    List<Permission> all = new ArrayList<>();
    if (!made) {
      all.add(new Permission(OWNERSHIP, kind + " " + name(path, 3)));
    }
    // One over files is replaced by creating it.
    boolean replaced = table.external().isPresent() && change.after().isPresent();
    if (!made && !replaced) {
      return all;
    }
    all.add(new Permission("CREATE " + kind, SCHEMA + name(path, 2)));
    table
        .volume()
        .ifPresent(v -> all.add(new Permission("USAGE", "EXTERNAL VOLUME " + SfText.ofName(v))));
    table
        .external()
        .map(SfExternal::stageNames)
        .ifPresent(
            s -> {
              all.add(new Permission("USAGE", DATABASE + name(s, 1)));
              all.add(new Permission("USAGE", SCHEMA + name(s, 2)));
              all.add(new Permission("USAGE", "STAGE " + name(s, 3)));
            });
    return all;
  }

  /** It is replaced by creating it, and refreshed by the rights of its owner. */
  private static List<Permission> dynamic(Change change, boolean made) {
    List<String> path = change.address().path();
    List<Permission> all = new ArrayList<>();
    if (!made) {
      all.add(new Permission(OWNERSHIP, "DYNAMIC TABLE " + name(path, 3)));
    }
    change
        .after()
        .map(r -> (SfDynamicTable) SfResource.of(r))
        .ifPresent(
            t -> {
              all.add(new Permission("CREATE DYNAMIC TABLE", SCHEMA + name(path, 2)));
              all.add(new Permission("USAGE", WAREHOUSE + SfText.ofName(t.warehouse())));
            });
    return all;
  }

  private static Permission on(List<String> path) {
    if (path.get(1).isEmpty() || path.get(1).equals(SfGrant.FUTURE)) {
      return new Permission(OWNERSHIP, DATABASE + name(path, 1));
    }
    return new Permission(
        OWNERSHIP, SCHEMA + SfText.ofName(path.getFirst(), SfGrant.plain(path.get(1))));
  }

  private static String name(List<String> path, int parts) {
    return SfText.ofName(path.getFirst(), path.subList(1, parts).toArray(String[]::new)).toString();
  }

  /** Statements that give the rights to a role; what is made by it, it owns. */
  static String document(SortedSet<Permission> permissions, String role) {
    StringBuilder lines = new StringBuilder();
    String to = SfText.ofName(role).toString();
    for (Permission permission : permissions) {
      if (permission.action().equals(ADMINISTRATOR)) {
        lines.append("-- resource monitors take ACCOUNTADMIN itself: let it deploy, or leave out");
        lines.append(" credit-quota\n");
        continue;
      }
      lines.append("GRANT ").append(permission.action());
      lines.append(permission.action().equals(ROLE) ? " " : " ON ").append(permission.on());
      lines.append(" TO ROLE ").append(to);
      // Ownership is moved, and whoever was given something would lose it else.
      lines.append(permission.action().equals(OWNERSHIP) ? " COPY CURRENT GRANTS;\n" : ";\n");
    }
    return lines.toString();
  }
}

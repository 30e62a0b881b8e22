package io.meshwright.provider.postgres.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Resource;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.Permission;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rights that changes need, as the manual's pages of the statements name them. OWNER is a role
 * of which the deployer is a member.
 */
final class PgPermissions {
  private PgPermissions() {}

  static SortedSet<Permission> of(Change change) {
    SortedSet<Permission> permissions = new TreeSet<>();
    boolean create = change.before().isEmpty();
    Resource resource = change.after().or(change::before).orElseThrow();
    switch (PgResource.of(resource)) {
      case PgSchema o ->
          permissions.add(
              create
                  ? new Permission("CREATE ON DATABASE", change.address().platform())
                  : new Permission("OWNER OF SCHEMA", o.name()));
      case PgRole o -> {
        permissions.add(new Permission("CREATEROLE", change.address().platform()));
        if (!create) {
          permissions.add(new Permission("ADMIN OPTION ON ROLE", o.name()));
        }
      }
      case PgMembership o -> permissions.add(new Permission("ADMIN OPTION ON ROLE", o.role()));
      case PgTable o -> addRelation(permissions, create, "TABLE", o.schema(), o.name());
      case PgView o -> addView(permissions, create, o);
      case PgPolicy o ->
          permissions.add(new Permission("OWNER OF TABLE", o.schema() + "." + o.table()));
      case PgGrant o ->
          permissions.add(
              new Permission(
                  "OWNER OF " + o.on(),
                  o.relation().isEmpty() ? o.schema() : o.schema() + "." + o.relation()));
    }
    return permissions;
  }

  private static void addRelation(
      SortedSet<Permission> permissions, boolean create, String what, String schema, String name) {
    permissions.add(
        create
            ? new Permission("CREATE ON SCHEMA", schema)
            : new Permission("OWNER OF " + what, schema + "." + name));
  }

  private static void addView(SortedSet<Permission> permissions, boolean create, PgView view) {
    addRelation(permissions, create, "VIEW", view.schema(), view.name());
    permissions.add(new Permission("ADMIN OPTION ON ROLE", view.owner()));
    if (view.body() instanceof PgView.Select select) {
      permissions.add(new Permission("USAGE ON SCHEMA", select.sourceSchema()));
      permissions.add(new Permission("OWNER OF SCHEMA", view.schema()));
    }
  }
}

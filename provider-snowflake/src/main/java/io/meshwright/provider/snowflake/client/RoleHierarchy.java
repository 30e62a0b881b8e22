package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who has the account roles that have something of what is read, and who has those, and so on. */
final class RoleHierarchy {
  private final SfLive live;
  private final SfCatalogue catalogue;
  private final Set<String> roles = new TreeSet<>();

  RoleHierarchy(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /** Somebody who has something; who is no account role has no hierarchy. */
  void add(String grantee) {
    if (grantee.startsWith(SfGrant.ROLE)) {
      roles.add(grantee.substring(SfGrant.ROLE.length()));
    }
  }

  void read() {
    if (!catalogue.look().wants(CatalogueQuery.GRANTS_OF_ROLE)) {
      return;
    }
    Deque<String> open = new ArrayDeque<>(roles);
    catalogue.ahead(
        roles.stream().map(r -> CatalogueRead.of(CatalogueQuery.GRANTS_OF_ROLE, "", r)).toList());
    Set<String> asked = new HashSet<>();
    while (!open.isEmpty()) {
      String role = open.removeFirst();
      if (!asked.add(role)) {
        continue;
      }
      for (SnowflakeRow row : catalogue.rows(CatalogueQuery.GRANTS_OF_ROLE, "", role)) {
        if (Grantees.kind(row.text("granted_to")).equals("role")) {
          String name = QualifiedName.single(row.text("grantee_name"));
          live.add(new SfRoleGrant("", role, SfGrant.ROLE + name, List.of()), new Owner.Foreign());
          open.addLast(name);
        }
      }
    }
  }
}

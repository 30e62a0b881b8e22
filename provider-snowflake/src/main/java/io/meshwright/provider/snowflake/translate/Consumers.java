package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who reads a port from other accounts: for each a share of its own, so that what is given to one
 * is seen, and taken, apart from the others.
 *
 * @param account the account
 * @param role the database role by which policies know it
 * @param share the name of its share
 * @param tables tables that it reads some of
 */
record Consumers(String account, String role, String share, List<TableRules> tables) {
  Consumers {
    tables = List.copyOf(tables);
  }

  /** The accounts that read a port, by its tables. */
  static List<Consumers> of(Place place, PortPrincipals principals, List<TableRules> tables) {
    SortedMap<String, List<TableRules>> byAccount = new TreeMap<>();
    for (TableRules table : tables) {
      table
          .consumers()
          .forEach(a -> byAccount.computeIfAbsent(a, k -> new ArrayList<>()).add(table));
    }
    List<Consumers> all = new ArrayList<>();
    byAccount.forEach(
        (account, those) -> {
          String role = principals.shared(account);
          all.add(new Consumers(account, role, SfNames.share(place.database(), role), those));
        });
    return all;
  }

  /**
   * What it reads of a table: that, or where others read a view of it a view of its own, on which
   * nobody else has a right.
   */
  String reads(TableRules table) {
    return table.byView() ? table.form().shared(account) : table.form().table();
  }

  /** Its database role, which is given to nobody but its share. */
  PortRoles.PortRole portRole(String grantee) {
    return new PortRoles.PortRole(
        role, PortRoles.Doing.CONSUME, tables, Ordered.set(List.of(grantee)), Optional.of(account));
  }

  /**
   * The share of the account. It holds the database and a role of its own; the account comes last,
   * so that nothing is open before all is there.
   */
  void addTo(Collector collector, DataProduct product, Place place) {
    String platform = collector.platform();
    SfShare made = new SfShare(share, Ordered.set(List.of(account)));
    Address address = made.address(platform);
    if (!collector.claim(address, product.address().toString())) {
      return;
    }
    Marker marker = collector.marker(product);
    String grantee = SfShare.grantee(made.name());
    List<PolicyId> realises = new ArrayList<>();
    tables.forEach(t -> realises.addAll(t.realises()));
    collector.add(made, new Owner.Marked(marker), realises);
    collector.add(
        SfGrant.of(place.database(), "", "", grantee, List.of("USAGE")),
        new Owner.Within(address, marker),
        List.of());
    collector.role(product, place, portRole(grantee));
    collector.add(
        new SfShareAccount(made.name(), account, needs(platform, place, grantee)),
        new Owner.Claimed(address, marker),
        realises);
  }

  private List<Address> needs(String platform, Place place, String grantee) {
    List<Address> needs = new ArrayList<>();
    needs.add(SfRoleGrant.address(platform, place.database(), role, grantee));
    String reader = SfGrant.databaseRole(place.database(), role);
    needs.add(SfGrant.address(platform, place.database(), "", "", reader));
    needs.add(SfGrant.address(platform, place.database(), place.schema(), "", reader));
    for (TableRules table : tables) {
      needs.add(SfGrant.address(platform, place.database(), place.schema(), reads(table), reader));
    }
    return needs;
  }
}

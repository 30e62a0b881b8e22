package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
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
}

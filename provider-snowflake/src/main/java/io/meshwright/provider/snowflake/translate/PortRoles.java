package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.policy.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The database roles of a port: one for each privilege, and where its tables are for different
 * principals one for each set of them. Their number does not follow the number of tables.
 */
final class PortRoles {
  private static final Map<Privilege, List<String>> PRIVILEGES =
      Ordered.map(
          Map.of(
              Privilege.DISCOVER, List.of("REFERENCES"),
              Privilege.READ, List.of("SELECT"),
              Privilege.WRITE, List.of("DELETE", "INSERT", "UPDATE"),
              Privilege.MANAGE,
                  List.of("DELETE", "INSERT", "REFERENCES", "SELECT", "TRUNCATE", "UPDATE")));

  private PortRoles() {}

  /**
   * A role.
   *
   * @param name its name
   * @param privileges what it may do with its tables
   * @param tables its tables
   * @param to account roles that have it
   */
  record PortRole(
      String name, List<String> privileges, List<TableRules> tables, SortedSet<String> to) {
    /** Copies the lists. */
    PortRole {
      privileges = List.copyOf(privileges);
      tables = List.copyOf(tables);
      to = Ordered.set(to);
    }
  }

  /** The roles of a port, by its tables. */
  static List<PortRole> of(String schema, PortAddress port, List<TableRules> tables) {
    List<PortRole> all = new ArrayList<>();
    PRIVILEGES.forEach(
        (privilege, words) -> {
          SortedMap<String, List<TableRules>> byNames = new TreeMap<>();
          SortedMap<String, SortedSet<String>> sets = new TreeMap<>();
          for (TableRules table : tables) {
            SortedSet<String> to = table.roles(privilege);
            if (!to.isEmpty()) {
              String key = SfNames.group(to);
              byNames.computeIfAbsent(key, k -> new ArrayList<>()).add(table);
              sets.put(key, to);
            }
          }
          byNames.forEach(
              (key, those) ->
                  all.add(
                      new PortRole(
                          SfNames.role(
                              schema, port, privilege.name(), byNames.size() == 1 ? "" : key),
                          words,
                          those,
                          sets.getOrDefault(key, new TreeSet<>()))));
        });
    return all;
  }
}

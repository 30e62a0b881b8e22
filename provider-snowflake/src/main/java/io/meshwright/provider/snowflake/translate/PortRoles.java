package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.policy.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The database roles of a port: one for each of what may be done with it, and where its tables are
 * for different principals one for each set of them. Their number does not follow the number of
 * tables.
 */
final class PortRoles {
  private static final String SELECT = "SELECT";
  private static final String INSERT = "INSERT";
  private static final List<String> WRITING = List.of("DELETE", INSERT, "UPDATE");

  private PortRoles() {}

  /** What may be done with a port; in order of the roles' names. */
  enum Doing {
    /** Reading from another account, by a share. */
    CONSUME,
    DISCOVER,
    MANAGE,
    /** Filling tables that others read by way of a view. */
    PRODUCE,
    READ,
    WRITE;

    SortedSet<String> by(TableRules table) {
      return switch (this) {
        // Each account has a role of its own.
        case CONSUME -> new TreeSet<>();
        case DISCOVER -> table.roles(Privilege.DISCOVER);
        case MANAGE -> table.roles(Privilege.MANAGE);
        case PRODUCE -> table.byView() && !table.isPort() ? table.producer() : new TreeSet<>();
        case READ -> table.roles(Privilege.READ);
        case WRITE -> table.isReadOnly() ? new TreeSet<>() : table.roles(Privilege.WRITE);
      };
    }
  }

  /**
   * A role.
   *
   * @param name its name
   * @param doing what it may do
   * @param tables its tables
   * @param to who has it
   * @param account the other account whose role it is, where it is one's
   */
  record PortRole(
      String name,
      Doing doing,
      List<TableRules> tables,
      SortedSet<String> to,
      Optional<String> account) {
    /** Copies the lists. */
    PortRole {
      tables = List.copyOf(tables);
      to = Ordered.set(to);
    }

    /**
     * What it may do with a table itself. Where others read a view of it, whoever does not see all
     * of it changes nothing that is there: a cell that he does not see could be copied into one
     * that he does.
     */
    List<String> onTable(TableRules table) {
      if (table.isReadOnly()) {
        return doing == Doing.PRODUCE ? List.of(SELECT) : List.of();
      }
      return switch (doing) {
        case DISCOVER -> List.of("REFERENCES");
        case READ, CONSUME -> table.byView() ? List.of() : List.of(SELECT);
        case WRITE -> table.byView() ? List.of(INSERT) : WRITING;
        case PRODUCE -> List.of("DELETE", INSERT, SELECT, "UPDATE");
        case MANAGE ->
            table.byView()
                ? List.of(INSERT, "REFERENCES", "TRUNCATE")
                : List.of("DELETE", INSERT, "REFERENCES", SELECT, "TRUNCATE", "UPDATE");
      };
    }

    /** What it may do with a port's view, or with the view of a table. */
    List<String> onView(TableRules table) {
      if (table.isReadOnly()) {
        return switch (doing) {
          case DISCOVER -> List.of("REFERENCES");
          case MANAGE -> List.of("REFERENCES", SELECT);
          case READ -> List.of(SELECT);
          // No port of views is shared.
          case CONSUME -> table.isPort() ? List.of() : List.of(SELECT);
          case PRODUCE, WRITE -> List.of();
        };
      }
      boolean reads = doing == Doing.READ || doing == Doing.MANAGE || doing == Doing.CONSUME;
      return table.byView() && reads ? List.of(SELECT) : List.of();
    }

    /** The view by which it reads a table. */
    String view(TableRules table) {
      return account.map(table.form()::shared).orElseGet(table.form()::view);
    }
  }

  /** The roles of a port, by its tables. */
  static List<PortRole> of(String schema, PortAddress port, List<TableRules> tables) {
    List<PortRole> all = new ArrayList<>();
    for (Doing doing : Doing.values()) {
      SortedMap<String, List<TableRules>> byNames = new TreeMap<>();
      SortedMap<String, SortedSet<String>> sets = new TreeMap<>();
      for (TableRules table : tables) {
        SortedSet<String> to = doing.by(table);
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
                      SfNames.role(schema, port, doing.name(), byNames.size() == 1 ? "" : key),
                      doing,
                      those,
                      sets.getOrDefault(key, new TreeSet<>()),
                      Optional.empty())));
    }
    return all;
  }
}

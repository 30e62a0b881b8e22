package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeCompute.Monitor;
import io.meshwright.provider.snowflake.fake.FakeCompute.Warehouse;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Statements about warehouses and resource monitors, by the pages of CREATE WAREHOUSE, ALTER
 * WAREHOUSE, CREATE RESOURCE MONITOR, ALTER RESOURCE MONITOR and GRANT. That a monitor is dropped
 * only where no warehouse has it is decided against us: no page says it.
 */
final class FakeWarehouses {
  private static final Set<String> PRIVILEGES =
      Set.of("USAGE", "OPERATE", "MONITOR", "MODIFY", "APPLYBUDGET");
  private static final Map<String, String> SIZES =
      Map.of(
          "XSMALL", "X-Small",
          "SMALL", "Small",
          "MEDIUM", "Medium",
          "LARGE", "Large",
          "XLARGE", "X-Large",
          "XXLARGE", "2X-Large",
          "XXXLARGE", "3X-Large",
          "X4LARGE", "4X-Large",
          "X5LARGE", "5X-Large",
          "X6LARGE", "6X-Large");

  private final FakeState state;
  private final FakeCompute compute;
  private final String actor;

  FakeWarehouses(FakeState state, String actor) {
    this.state = state;
    this.compute = state.compute;
    this.actor = actor;
  }

  private static Refused refused(String said) {
    return Refused.semantic(0, "SQL compilation error:\n" + said);
  }

  /** Runs a statement if it is about one of these. */
  boolean runs(Sql sql) {
    if (sql.take("CREATE WAREHOUSE")) {
      create(sql);
    } else if (sql.take("ALTER WAREHOUSE")) {
      alter(sql);
    } else if (sql.take("DROP WAREHOUSE")) {
      drop(FakeStatements.path(sql, 1));
    } else if (sql.take("USE WAREHOUSE")) {
      compute.warehouse(FakeStatements.path(sql, 1));
    } else if (sql.take("CREATE RESOURCE MONITOR")) {
      createMonitor(sql);
    } else if (sql.take("ALTER RESOURCE MONITOR")) {
      alterMonitor(sql);
    } else if (sql.take("DROP RESOURCE MONITOR")) {
      dropMonitor(FakeStatements.path(sql, 1));
    } else {
      return rights(sql);
    }
    return true;
  }

  private void create(Sql sql) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = FakeStatements.path(sql, 1);
    sql.take("WITH");
    Map<String, String> words = words(sql, true);
    sql.end();
    if (compute.warehouses.containsKey(path)) {
      if (!quiet) {
        throw Refused.exists(path.last());
      }
      return;
    }
    compute.warehouses.put(path, new Warehouse("XSMALL", "600", true, "", actor, "").with(words));
  }

  private Map<String, String> words(Sql sql, boolean creates) {
    Map<String, String> words = new TreeMap<>();
    while (!sql.atEnd()) {
      String word = sql.next('w');
      sql.need("=");
      String value =
          switch (word) {
            case "COMMENT" -> sql.next('t');
            case "RESOURCE_MONITOR" -> {
              Path monitor = FakeStatements.path(sql, 1);
              compute.monitor(monitor);
              yield monitor.last();
            }
            case "AUTO_SUSPEND" -> sql.next('d');
            case "WAREHOUSE_SIZE", "AUTO_RESUME" -> sql.next('w');
            case "INITIALLY_SUSPENDED" -> {
              if (!creates) {
                throw refused("invalid property 'INITIALLY_SUSPENDED' for 'WAREHOUSE'");
              }
              yield sql.next('w');
            }
            default -> throw refused("invalid property '" + word + "' for 'WAREHOUSE'");
          };
      if (word.equals("WAREHOUSE_SIZE") && !SIZES.containsKey(value)) {
        throw refused("invalid value '" + value + "' for property 'WAREHOUSE_SIZE'");
      }
      words.put(word, value);
    }
    return words;
  }

  private void alter(Sql sql) {
    Path path = FakeStatements.path(sql, 1);
    Warehouse warehouse = compute.warehouse(path);
    if (sql.take("UNSET RESOURCE_MONITOR")) {
      compute.warehouses.put(path, warehouse.with(Map.of("RESOURCE_MONITOR", "")));
      return;
    }
    sql.need("SET");
    compute.warehouses.put(path, warehouse.with(words(sql, false)));
  }

  private void drop(Path path) {
    compute.warehouse(path);
    compute.warehouses.remove(path);
    compute.rights.removeIf(r -> r.path().equals(path));
  }

  private void mayMonitor() {
    if (!actor.equals("ACCOUNTADMIN") && !compute.administrators.contains(actor)) {
      throw Refused.privileges("account 'AB12345'");
    }
  }

  private void createMonitor(Sql sql) {
    Path path = FakeStatements.path(sql, 1);
    sql.need("WITH");
    Monitor made = monitor(sql, new Monitor("", "MONTHLY", "", actor));
    mayMonitor();
    if (compute.monitors.containsKey(path)) {
      throw Refused.exists(path.last());
    }
    compute.monitors.put(path, made);
  }

  private void alterMonitor(Sql sql) {
    Path path = FakeStatements.path(sql, 1);
    sql.take("SET");
    Monitor changed = monitor(sql, compute.monitor(path));
    mayMonitor();
    compute.monitors.put(path, changed);
  }

  private static Monitor monitor(Sql sql, Monitor before) {
    String quota = before.quota();
    String frequency = before.frequency();
    String suspendAt = before.suspendAt();
    if (sql.take("CREDIT_QUOTA =")) {
      quota = sql.next('d') + ".00";
    }
    if (sql.take("FREQUENCY =")) {
      frequency = sql.next('w');
      // Who says how often has to say since when.
      sql.need("START_TIMESTAMP = IMMEDIATELY");
    }
    if (sql.take("TRIGGERS ON")) {
      suspendAt = sql.next('d') + "%";
      sql.need("PERCENT DO SUSPEND");
    }
    sql.end();
    return new Monitor(quota, frequency, suspendAt, before.owner());
  }

  private void dropMonitor(Path path) {
    compute.monitor(path);
    mayMonitor();
    if (compute.warehouses.values().stream().anyMatch(w -> w.monitor().equals(path.last()))) {
      throw refused("Resource monitor " + path.shown() + " is assigned to a warehouse.");
    }
    compute.monitors.remove(path);
  }

  /** GRANT and REVOKE of rights on a warehouse. */
  private boolean rights(Sql sql) {
    int start = sql.position();
    boolean gives = sql.take("GRANT");
    boolean takes = !gives && sql.take("REVOKE");
    boolean optionOnly = takes && sql.take("GRANT OPTION FOR");
    if ((!gives && !takes) || sql.peek().kind() != 'w') {
      sql.back(start);
      return false;
    }
    TreeMap<String, Boolean> words = new TreeMap<>();
    do {
      words.put(sql.next('w'), true);
    } while (sql.take(",") && sql.peek().kind() == 'w');
    if (!sql.take("ON WAREHOUSE")) {
      sql.back(start);
      return false;
    }
    Path path = FakeStatements.path(sql, 1);
    sql.need(gives ? "TO" : "FROM");
    Who who = who(sql);
    boolean grantable = gives && sql.take("WITH GRANT OPTION");
    if (takes) {
      sql.take("CASCADE");
    }
    sql.end();
    compute.warehouse(path);
    for (String word : words.keySet()) {
      if (!PRIVILEGES.contains(word)) {
        throw Refused.semantic(3008, "SQL compilation error:\nInvalid privilege '" + word + "'.");
      }
      change(new Right("WAREHOUSE", path, word, who, grantable, false), gives, optionOnly);
    }
    return true;
  }

  /** A database role has rights within its database only. */
  private Who who(Sql sql) {
    if (sql.take("DATABASE ROLE") || sql.take("SHARE")) {
      throw refused("Database roles and shares have no privileges on warehouses.");
    }
    if (sql.take("USER")) {
      return new Who("USER", FakeStatements.path(sql, 1));
    }
    sql.take("ROLE");
    Path role = FakeStatements.path(sql, 1);
    state.role(role);
    return new Who("ROLE", role);
  }

  private void change(Right right, boolean gives, boolean optionOnly) {
    Right plain = new Right(right.on(), right.path(), right.privilege(), right.who(), false, false);
    Right more = new Right(right.on(), right.path(), right.privilege(), right.who(), true, false);
    boolean had = compute.rights.contains(plain) || compute.rights.contains(more);
    boolean could = compute.rights.contains(more);
    compute.rights.removeAll(List.of(plain, more));
    if (gives) {
      compute.rights.add(could ? more : right);
    } else if (optionOnly && had) {
      compute.rights.add(plain);
    }
  }

  /** Columns and values by turns, of each that SHOW WAREHOUSES tells of. */
  List<String[]> shown() {
    return compute.warehouses.entrySet().stream()
        .map(
            e ->
                new String[] {
                  "name", e.getKey().last(),
                  "state", "SUSPENDED",
                  "size", SIZES.getOrDefault(e.getValue().size(), ""),
                  "auto_suspend", e.getValue().suspend(),
                  "auto_resume", String.valueOf(e.getValue().resume()),
                  "resource_monitor",
                      e.getValue().monitor().isEmpty() ? "null" : e.getValue().monitor(),
                  "owner", e.getValue().owner(),
                  "comment", e.getValue().comment()
                })
        .toList();
  }

  /** The same of SHOW RESOURCE MONITORS. */
  List<String[]> shownMonitors() {
    return compute.monitors.entrySet().stream()
        .map(
            e ->
                new String[] {
                  "name", e.getKey().last(),
                  "credit_quota", e.getValue().quota(),
                  "frequency", e.getValue().frequency(),
                  "suspend_at", e.getValue().suspendAt(),
                  "level", used(e.getKey().last()) ? "WAREHOUSE" : "",
                  "owner", e.getValue().owner()
                })
        .toList();
  }

  private boolean used(String monitor) {
    return compute.warehouses.values().stream().anyMatch(w -> w.monitor().equals(monitor));
  }

  /** The same of SHOW GRANTS ON WAREHOUSE. */
  List<String[]> grantsOn(Path path) {
    Warehouse warehouse = compute.warehouse(path);
    List<String[]> all = new ArrayList<>();
    all.add(grant("OWNERSHIP", new Who("ROLE", Path.of(warehouse.owner())), true));
    compute.rights.stream()
        .filter(r -> r.path().equals(path))
        .forEach(r -> all.add(grant(r.privilege(), r.who(), r.grantable())));
    return all;
  }

  private static String[] grant(String privilege, Who who, boolean grantable) {
    return new String[] {
      "privilege", privilege,
      "granted_on", "WAREHOUSE",
      "granted_to", who.kind(),
      "grantee_name", who.name().last(),
      "grant_option", String.valueOf(grantable)
    };
  }
}

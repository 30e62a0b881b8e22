package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Warehouses and resource monitors of an account. */
final class FakeCompute {
  /** A warehouse that is there in every account here, of somebody else. */
  static final String HOME = "HOME";

  final Map<Path, Warehouse> warehouses = new TreeMap<>();
  final Map<Path, Monitor> monitors = new TreeMap<>();
  final Set<Right> rights = new TreeSet<>();

  /** Roles that may make and drop monitors. */
  final Set<String> administrators = new TreeSet<>();

  /**
   * A warehouse.
   *
   * @param monitor the name of its monitor; empty for none
   */
  record Warehouse(
      String size, String suspend, boolean resume, String monitor, String owner, String comment) {
    Warehouse with(Map<String, String> words) {
      return new Warehouse(
          words.getOrDefault("WAREHOUSE_SIZE", size),
          words.getOrDefault("AUTO_SUSPEND", suspend),
          words.getOrDefault("AUTO_RESUME", resume ? "TRUE" : "FALSE").equals("TRUE"),
          words.getOrDefault("RESOURCE_MONITOR", monitor),
          owner,
          words.getOrDefault("COMMENT", comment));
    }
  }

  /** A monitor; it has no comment. */
  record Monitor(String quota, String frequency, String suspendAt, String owner) {}

  FakeCompute() {
    warehouses.put(
        Path.of(HOME), new Warehouse("XSMALL", "60", true, "", "SYSADMIN", "for the deployer"));
  }

  Warehouse warehouse(Path path) {
    Warehouse warehouse = warehouses.get(path);
    if (warehouse == null) {
      throw Refused.missing("Warehouse", path.shown());
    }
    return warehouse;
  }

  Monitor monitor(Path path) {
    Monitor monitor = monitors.get(path);
    if (monitor == null) {
      throw Refused.missing("Resource monitor", path.shown());
    }
    return monitor;
  }

  void forgetRole(Path role) {
    rights.removeIf(r -> r.who().equals(new Who("ROLE", role)));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    warehouses.forEach(
        (p, w) -> {
          if (!p.last().equals(HOME)) {
            lines.add("warehouse " + p.shown() + " " + w);
          }
        });
    monitors.forEach((p, m) -> lines.add("monitor " + p.shown() + " " + m));
    rights.forEach(r -> lines.add("right " + r.privilege() + " on warehouse " + r));
    return lines;
  }
}

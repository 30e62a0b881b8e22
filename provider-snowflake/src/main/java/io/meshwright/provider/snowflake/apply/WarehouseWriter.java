package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfCompute;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.sql.WarehouseStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Changes of warehouses, their monitors and who may use them. */
final class WarehouseWriter {
  private final SfLive live;
  private final Claims claims;
  private final Optional<String> home;

  WarehouseWriter(SfLive live, Claims claims, Optional<String> home) {
    this.live = live;
    this.claims = claims;
    this.home = home;
  }

  List<SqlText> make(SfCompute compute, Marker marker) {
    return switch (compute) {
      case SfWarehouse warehouse -> {
        List<SqlText> all = new ArrayList<>();
        all.add(
            WarehouseStatements.create(
                warehouse, SfComments.ledger(warehouse, marker, warehouse.claims())));
        // Else the session would go on in what was just made, and start it.
        home.map(WarehouseWriter::name).map(WarehouseStatements::use).ifPresent(all::add);
        yield all;
      }
      case SfWarehouseGrant grant -> give(grant.emptied(), grant);
      case SfMonitor monitor -> put(monitor);
    };
  }

  List<SqlText> change(SfCompute compute, SfResource before, Marker marker) {
    return switch (compute) {
      case SfWarehouse warehouse ->
          List.of(
              WarehouseStatements.alter(
                  warehouse, SfComments.ledger(warehouse, marker, claims.of(warehouse))));
      case SfWarehouseGrant grant -> give((SfWarehouseGrant) before, grant);
      case SfMonitor monitor -> put(monitor);
    };
  }

  /** What goes is there. */
  List<SqlText> take(SfCompute compute) {
    return switch (compute) {
      case SfWarehouse warehouse -> List.of(WarehouseStatements.drop(warehouse.name()));
      case SfWarehouseGrant grant -> {
        List<SqlText> all =
            new ArrayList<>(List.of(WarehouseStatements.revoke(grant, grant.privileges())));
        all.addAll(claims.remove(grant).stream().toList());
        yield all;
      }
      case SfMonitor monitor -> WarehouseStatements.dropMonitor(there(monitor).orElse(monitor));
    };
  }

  private Optional<SfMonitor> there(SfMonitor monitor) {
    return Optional.ofNullable(live.facts().get(monitor.address(live.platform())))
        .map(f -> (SfMonitor) SfResource.of(f.resource()));
  }

  /** A monitor may have been made, and not given to its warehouse yet. */
  private List<SqlText> put(SfMonitor monitor) {
    Optional<SfMonitor> there = there(monitor);
    List<SqlText> all = new ArrayList<>();
    if (there.isEmpty()) {
      all.add(WarehouseStatements.createMonitor(monitor));
    } else if (!isSame(there.get(), monitor)) {
      boolean monthly = !there.get().resets().equals(monitor.resets());
      all.add(WarehouseStatements.alterMonitor(monitor, monthly));
    }
    if (there.filter(SfMonitor::attached).isEmpty()) {
      all.add(WarehouseStatements.attach(monitor));
    }
    return all;
  }

  private static boolean isSame(SfMonitor there, SfMonitor wanted) {
    return there.quota().equals(wanted.quota())
        && there.resets().equals(wanted.resets())
        && there.suspendAt().equals(wanted.suspendAt());
  }

  /** Whoever gets something is in the ledger before; what is too much goes before that. */
  private List<SqlText> give(SfWarehouseGrant before, SfWarehouseGrant after) {
    List<SqlText> all = new ArrayList<>(claims.add(after).stream().toList());
    List<String> gone = without(before.privileges(), after.privileges());
    if (!gone.isEmpty()) {
      all.add(WarehouseStatements.revoke(before, gone));
    }
    List<String> kept = without(before.privileges(), new TreeSet<>(gone));
    if (before.grantable() && !after.grantable() && !kept.isEmpty()) {
      all.add(WarehouseStatements.revokeGrantOption(before, kept));
    }
    List<String> added = without(after.privileges(), before.privileges());
    if (!added.isEmpty()) {
      all.add(WarehouseStatements.grant(after, added));
    }
    return all;
  }

  private static List<String> without(SortedSet<String> some, SortedSet<String> others) {
    return some.stream().filter(s -> !others.contains(s)).toList();
  }

  /** A name as the driver takes it: in quotes as it is, else in capital letters. */
  private static String name(String written) {
    boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
    return quoted
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toUpperCase(Locale.ROOT);
  }
}

package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.sql.WarehouseSizes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Warehouses, their monitors and who may use them. One list says which monitor each warehouse has
 * (https://docs.snowflake.com/en/sql-reference/sql/show-warehouses).
 */
final class LiveWarehouses {
  private static final String OWNERSHIP = "OWNERSHIP";
  private static final String NAME = "name";

  private final SfLive live;
  private final SfCatalogue catalogue;

  /** Who asks: what it owns is not given away. */
  private final String self;

  LiveWarehouses(SfLive live, SfCatalogue catalogue, String role) {
    this.live = live;
    this.catalogue = catalogue;
    this.self = SfGrant.ROLE + role;
  }

  /** Reads those that are wanted. */
  void read(Predicate<SnowflakeRow> wanted) {
    TreeSet<String> names = new TreeSet<>();
    TreeMap<String, String> monitors = new TreeMap<>();
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.WAREHOUSES, "")) {
      String name = row.text(NAME);
      monitors.put(name, QualifiedName.single(row.text("resource_monitor")));
      // Whoever may change a warehouse may write our marker into it: its name has to be ours too.
      if (name.startsWith(SfWarehouse.PREFIX) && wanted.test(row)) {
        names.add(name);
        live.comment(SfWarehouse.address(live.platform(), name), row);
        live.addMarked(
            new SfWarehouse(
                name,
                WarehouseSizes.shown(row.text("size")),
                row.number("auto_suspend").orElse(0),
                row.bool("auto_resume"),
                new TreeSet<>()));
      }
    }
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.RESOURCE_MONITORS, "")) {
      SfMonitor.warehouse(row.text(NAME))
          .filter(names::contains)
          .ifPresent(w -> monitor(w, row, monitors));
    }
    catalogue.ahead(
        names.stream()
            .map(n -> CatalogueRead.of(CatalogueQuery.GRANTS_ON_WAREHOUSE, "", n))
            .toList());
    names.forEach(this::grants);
  }

  /** One that others have, too, is somebody else's. */
  private void monitor(String warehouse, SnowflakeRow row, Map<String, String> monitors) {
    String name = row.text(NAME);
    boolean shared =
        row.text("level").equals("ACCOUNT")
            || monitors.entrySet().stream()
                .anyMatch(e -> e.getValue().equals(name) && !e.getKey().equals(warehouse));
    Address address = SfWarehouse.address(live.platform(), warehouse);
    SfMonitor monitor =
        new SfMonitor(
            warehouse,
            number(row.text("credit_quota")),
            row.text("frequency").toUpperCase(Locale.ROOT),
            row.text("suspend_at").replace("%", ""),
            name.equals(monitors.get(warehouse)));
    live.add(
        monitor,
        live.marker(address)
            .filter(m -> !shared)
            .<Owner>map(m -> new Owner.Within(address, m))
            .orElseGet(Owner.Foreign::new));
  }

  private static String number(String text) {
    try {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private void grants(String warehouse) {
    Map<String, Set<String>> privileges = new TreeMap<>();
    Set<String> grantable = new TreeSet<>();
    for (SnowflakeRow row : rows(warehouse)) {
      String grantee =
          Grantees.of("", Grantees.kind(row.text("granted_to")), row.text("grantee_name"));
      String word = row.text("privilege").strip().toUpperCase(Locale.ROOT);
      if (!(word.equals(OWNERSHIP) && grantee.equals(self))) {
        privileges.computeIfAbsent(grantee, k -> new TreeSet<>()).add(word);
        if (row.bool("grant_option") && !word.equals(OWNERSHIP)) {
          grantable.add(grantee);
        }
      }
    }
    Address ledger = SfWarehouse.address(live.platform(), warehouse);
    privileges.forEach(
        (to, words) ->
            live.add(
                new SfWarehouseGrant(
                    warehouse, to, new TreeSet<>(words), grantable.contains(to), List.of()),
                live.comment(ledger)
                    .filter(c -> c.claims().contains(to))
                    .flatMap(MarkedComment::marker)
                    .<Owner>map(m -> new Owner.Claimed(ledger, m))
                    .orElseGet(Owner.Foreign::new)));
  }

  /** A warehouse may go while it is looked at. */
  private List<SnowflakeRow> rows(String warehouse) {
    try {
      return catalogue.rows(CatalogueQuery.GRANTS_ON_WAREHOUSE, "", warehouse);
    } catch (MeshException e) {
      boolean gone =
          e.kind() == ErrorKind.CONFLICT
              && catalogue.rows(CatalogueQuery.WAREHOUSES, "").stream()
                  .noneMatch(r -> r.text(NAME).equals(warehouse));
      if (gone) {
        return List.of();
      }
      throw e;
    }
  }
}

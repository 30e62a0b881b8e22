package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Statements about warehouses and their monitors
 * (https://docs.snowflake.com/en/sql-reference/sql/create-warehouse,
 * https://docs.snowflake.com/en/sql-reference/sql/create-resource-monitor).
 */
public final class WarehouseStatements {
  private static final String COMMENT = "COMMENT =";

  private WarehouseStatements() {}

  /** A warehouse that does not run. Whoever makes it goes on in it: {@link #use} comes next. */
  public static SqlText create(SfWarehouse warehouse, String comment) {
    return settings(SfText.of("CREATE WAREHOUSE").name(warehouse.name()).words("WITH"), warehouse)
        .words("INITIALLY_SUSPENDED = TRUE")
        .words(COMMENT)
        .text(comment);
  }

  /** Goes on in another warehouse. */
  public static SqlText use(String warehouse) {
    return SfText.of("USE WAREHOUSE").name(warehouse);
  }

  /** Its settings and comment. */
  public static SqlText alter(SfWarehouse warehouse, String comment) {
    return settings(alter(warehouse.name()).words("SET"), warehouse).words(COMMENT).text(comment);
  }

  /** The comment of a warehouse. */
  public static SqlText comment(String name, String comment) {
    return alter(name).words("SET").words(COMMENT).text(comment);
  }

  private static SqlText alter(String name) {
    return SfText.of("ALTER WAREHOUSE").name(name);
  }

  private static SqlText settings(SqlText start, SfWarehouse warehouse) {
    return start
        .words("WAREHOUSE_SIZE =")
        .words(warehouse.size())
        .words("AUTO_SUSPEND =")
        .words(Integer.toString(warehouse.autoSuspend()))
        .words("AUTO_RESUME =")
        .words(warehouse.autoResume() ? "TRUE" : "FALSE");
  }

  /** A warehouse; what runs on it ends. */
  public static SqlText drop(String name) {
    return SfText.of("DROP WAREHOUSE").name(name);
  }

  /** Lets somebody do something with a warehouse. */
  public static SqlText grant(SfWarehouseGrant on, Collection<String> privileges) {
    return to(SfText.of("GRANT").sql(GrantStatements.words(privileges)), on, "TO");
  }

  /** The opposite, and what was handed on of it. */
  public static SqlText revoke(SfWarehouseGrant on, Collection<String> privileges) {
    return to(SfText.of("REVOKE").sql(GrantStatements.words(privileges)), on, "FROM")
        .words("CASCADE");
  }

  /** Takes the right to hand privileges on, and what was handed on of them. */
  public static SqlText revokeGrantOption(SfWarehouseGrant on, Collection<String> privileges) {
    SqlText text = SfText.of("REVOKE GRANT OPTION FOR").sql(GrantStatements.words(privileges));
    return to(text, on, "FROM").words("CASCADE");
  }

  private static SqlText to(SqlText start, SfWarehouseGrant on, String word) {
    SqlText text = start.words("ON WAREHOUSE").name(on.warehouse()).words(word);
    return GrantStatements.grantee(text, on.grantee(), "");
  }

  /** A monitor that no warehouse has; it begins anew with each calendar month. */
  public static SqlText createMonitor(SfMonitor monitor) {
    return SfText.of("CREATE RESOURCE MONITOR")
        .name(monitor.name())
        .words("WITH CREDIT_QUOTA =")
        .words(monitor.quota())
        .sql(triggers(monitor));
  }

  private static SqlText triggers(SfMonitor monitor) {
    return SfText.of("TRIGGERS ON").words(monitor.suspendAt()).words("PERCENT DO SUSPEND");
  }

  /**
   * Another quota, and when the warehouse stops.
   *
   * @param monthly whether it did not begin anew each month, and does now
   */
  public static SqlText alterMonitor(SfMonitor monitor, boolean monthly) {
    SqlText text =
        SfText.of("ALTER RESOURCE MONITOR")
            .name(monitor.name())
            .words("SET CREDIT_QUOTA =")
            .words(monitor.quota());
    return (monthly ? text.words("FREQUENCY = MONTHLY START_TIMESTAMP = IMMEDIATELY") : text)
        .sql(triggers(monitor));
  }

  /** A warehouse gets its monitor. */
  public static SqlText attach(SfMonitor monitor) {
    return alter(monitor.warehouse()).words("SET RESOURCE_MONITOR =").name(monitor.name());
  }

  /** A monitor goes, and its warehouse has none before that. */
  public static List<SqlText> dropMonitor(SfMonitor monitor) {
    List<SqlText> all = new ArrayList<>();
    if (monitor.attached()) {
      all.add(alter(monitor.warehouse()).words("UNSET RESOURCE_MONITOR"));
    }
    all.add(SfText.of("DROP RESOURCE MONITOR").name(monitor.name()));
    return all;
  }
}

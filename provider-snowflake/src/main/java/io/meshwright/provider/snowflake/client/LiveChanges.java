package io.meshwright.provider.snowflake.client;

import io.meshwright.provider.snowflake.resource.SfView;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which tables of a database keep their changes
 * (https://docs.snowflake.com/en/sql-reference/sql/show-tables). Nothing is asked of a database in
 * which no table of ours should.
 */
final class LiveChanges {
  private static final String ON = "ON";

  private final String database;
  private final Set<String> tracked = new HashSet<>();

  /**
   * Reads them.
   *
   * @param schemas those with a table that should
   */
  LiveChanges(SfCatalogue catalogue, String database, Collection<String> schemas) {
    this.database = database;
    if (!schemas.isEmpty()) {
      for (SnowflakeRow row : catalogue.tableChanges(database, schemas)) {
        if (row.text("change_tracking").equals(ON)) {
          tracked.add(SfView.place(database, row.text("schema_name"), row.text("name")));
        }
      }
    }
  }

  /** Whether a table keeps its changes. */
  boolean of(String schema, String name) {
    return tracked.contains(SfView.place(database, schema, name));
  }
}

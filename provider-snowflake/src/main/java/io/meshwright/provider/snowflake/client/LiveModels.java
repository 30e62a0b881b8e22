package io.meshwright.provider.snowflake.client;

import io.meshwright.provider.snowflake.resource.SfSchema;
import java.util.List;

/**
 * Models of the registries of a database
 * (https://docs.snowflake.com/en/sql-reference/sql/show-models). What is elsewhere in the database
 * is no port, and is not asked for where there is no registry.
 */
final class LiveModels {
  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveModels(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  void read() {
    List<String> registries =
        live.models(database).keySet().stream().map(a -> a.path().getLast()).toList();
    if (registries.isEmpty()) {
      return;
    }
    for (SnowflakeRow row : catalogue.models(database, registries)) {
      String schema = row.text("schema_name");
      if (registries.contains(schema)) {
        live.model(SfSchema.address(live.platform(), database, schema), row.text("name"));
      }
    }
  }
}

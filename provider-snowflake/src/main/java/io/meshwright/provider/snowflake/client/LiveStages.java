package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfStage;
import java.util.Locale;
import java.util.Map;

/**
 * Stages of a database (https://docs.snowflake.com/en/sql-reference/sql/show-stages). The
 * information schema has them too; it shows fewer of them to who manages grants.
 */
final class LiveStages {
  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveStages(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  void read() {
    for (SnowflakeRow row : catalogue.stages(database, live.schemas(database))) {
      String schema = row.text("schema_name");
      String name = row.text("name");
      boolean internal = isInternal(row);
      Address address = SfStage.address(live.platform(), database, schema, name);
      MarkedComment told = SfComments.read(row, address);
      // What lies in a bucket of somebody is never ours.
      MarkedComment comment = internal ? told : new MarkedComment(row.text("comment"), Map.of());
      live.comment(address, comment);
      live.stage(
          new SfStage(
              database,
              schema,
              name,
              internal,
              row.bool("directory_enabled"),
              SfComments.columns(comment),
              comment.description()));
    }
  }

  /** One whose kind is not told is ours as long as it has no address elsewhere. */
  private static boolean isInternal(SnowflakeRow row) {
    return row.text("url").isBlank()
        && !row.text("type").toUpperCase(Locale.ROOT).startsWith("EXTERNAL");
  }
}

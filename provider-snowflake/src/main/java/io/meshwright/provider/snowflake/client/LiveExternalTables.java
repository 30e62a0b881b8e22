package io.meshwright.provider.snowflake.client;

import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the files of a database's external tables are
 * (https://docs.snowflake.com/en/sql-reference/sql/show-external-tables). Nothing is asked of a
 * database that has none.
 */
final class LiveExternalTables {
  /** What {@code TABLE_TYPE} calls them. */
  static final String TYPE = "EXTERNAL TABLE";

  /** The column that every external table has beside its own. */
  static final String VALUE = "VALUE";

  private static final String DELTA = "DELTA";

  private final String database;
  private final Map<String, SnowflakeRow> rows = new HashMap<>();

  LiveExternalTables(SfLive live, SfCatalogue catalogue, String database, boolean any) {
    this.database = database;
    if (any) {
      for (SnowflakeRow row : catalogue.externalTables(database, live.schemas(database))) {
        rows.put(SfView.place(database, row.text("schema_name"), row.text("name")), row);
      }
    }
  }

  /** The files of a table; of one that is not shown nothing is known. */
  SfExternal of(String schema, String name, MarkedComment comment) {
    SnowflakeRow row =
        rows.getOrDefault(SfView.place(database, schema, name), new SnowflakeRow(Map.of()));
    return of(row, SfExternal.folders(database, schema, name), SfComments.refresh(comment));
  }

  /**
   * What is said of one.
   *
   * @param own the folders that it would have
   */
  static SfExternal of(SnowflakeRow row, String own, boolean refresh) {
    return new SfExternal(
        stage(row.text("stage")), folders(row.text("location"), own), type(row), refresh);
  }

  /** Names with full stops, as they are written where they need no quotes. */
  private static String stage(String shown) {
    String named = shown.startsWith("@") ? shown.substring(1) : shown;
    List<String> names = QualifiedName.parts(named);
    return names.isEmpty() ? named : String.join(".", names);
  }

  /** The whole place is shown, with what the stage's own address says: its end has to be ours. */
  private static String folders(String location, String own) {
    String ended = location.endsWith("/") ? location : location + "/";
    return ended.endsWith("/" + own) ? own : location;
  }

  /** A table over a log of Delta Lake reads other files than those of its place. */
  private static String type(SnowflakeRow row) {
    boolean log = row.text("table_format").toUpperCase(Locale.ROOT).equals(DELTA);
    return log ? DELTA : row.text("file_format_type").toUpperCase(Locale.ROOT);
  }
}

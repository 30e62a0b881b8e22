package io.meshwright.provider.snowflake.client;

import io.meshwright.provider.snowflake.resource.SfStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Streams of a database, of which one list tells all
 * (https://docs.snowflake.com/en/sql-reference/sql/show-streams). What is not as ours are made is
 * said in words: such a stream does not show every change.
 */
final class LiveStreams {
  private static final String TABLE = "TABLE";
  private static final String STANDARD = "DEFAULT";

  /** Where a stream can be read. */
  private static final String VALID = "N/A";

  private static final int OF_TABLE = 3;

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveStreams(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  void read() {
    for (SnowflakeRow row : catalogue.streams(database, live.schemas(database))) {
      SfStream stream =
          new SfStream(
              database,
              row.text("schema_name"),
              row.text("name"),
              source(row),
              Grantees.owner(row),
              unfit(row));
      live.comment(stream.address(live.platform()), row);
      live.addMarked(stream);
    }
  }

  /** A table that is gone, or that nobody lets the deployer see, has words in place of its name. */
  static List<String> source(SnowflakeRow row) {
    List<String> parts = QualifiedName.parts(row.optional("table_name").orElse("").strip());
    return parts.size() == OF_TABLE ? parts : List.of();
  }

  /** Why a stream does not show every change of its table; empty where it does. */
  static Optional<String> unfit(SnowflakeRow row) {
    if (!upper(row, "stale").equals("FALSE")) {
      return Optional.of(SfStream.STALE);
    }
    if (!upper(row, "source_type").equals(TABLE)) {
      return Optional.of("it is on something else than a table");
    }
    if (!upper(row, "mode").equals(STANDARD)) {
      return Optional.of("it shows inserts only");
    }
    return row.optional("invalid_reason")
        .map(String::strip)
        .filter(why -> !why.isEmpty() && !why.equals(VALID));
  }

  private static String upper(SnowflakeRow row, String column) {
    return row.optional(column).orElse("").strip().toUpperCase(Locale.ROOT);
  }
}

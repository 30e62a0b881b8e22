package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the files of an external table are, and what they are.
 *
 * @param stage the external stage: names of its database, its schema and its own, with full stops
 * @param folders folders of the stage, each with a slash after it; where they are not those of the
 *     table the whole place, as the server shows it
 * @param type what the files are, for example {@code PARQUET}
 * @param refresh whether new files are told by the cloud
 */
public record SfExternal(String stage, String folders, String type, boolean refresh) {
  private static final String STAGE = "stage";
  private static final String FOLDERS = "folders";
  private static final String TYPE = "file-type";
  private static final String REFRESH = "auto-refresh";
  private static final int HASH_DIGITS = 8;

  /** Folders of a table: no other table's are within them. */
  public static String folders(String database, String schema, String table) {
    return Stream.of(database, schema, table)
        .map(SfExternal::folder)
        .map(f -> f + "/")
        .collect(Collectors.joining());
  }

  /** Nothing quotes a folder: one of other signs is told apart by a hash of the whole name. */
  private static String folder(String name) {
    return name.matches("[A-Z0-9_]+")
        ? name
        : name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_")
            + "_"
            + Digest.of(name).hex().substring(0, HASH_DIGITS).toUpperCase(Locale.ROOT);
  }

  /** Names of the stage. */
  public List<String> stageNames() {
    return List.of(stage.split("\\.", -1));
  }

  Value toValue() {
    return Attributes.object(
        Map.of(
            STAGE, Value.of(stage),
            FOLDERS, Value.of(folders),
            TYPE, Value.of(type),
            REFRESH, Value.of(refresh)));
  }

  static SfExternal of(Attributes values) {
    return new SfExternal(
        values.text(STAGE), values.text(FOLDERS), values.text(TYPE), values.bool(REFRESH));
  }
}

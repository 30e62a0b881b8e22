package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import io.meshwright.provider.snowflake.resource.SfExternal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the files of external tables are, and what they are: the settings {@code external-stage},
 * {@code file-type} and {@code auto-refresh}.
 *
 * @param stage the external stage, which somebody else made
 * @param type what the files are
 * @param refresh whether new files are told by the cloud
 */
public record ExternalFiles(String stage, String type, boolean refresh) {
  /** The setting that names the stage. */
  public static final String STAGE = "external-stage";

  /** The setting that says what the files are. */
  public static final String TYPE = "file-type";

  /** The setting that says whether new files are told by the cloud. */
  public static final String REFRESH = "auto-refresh";

  /**
   * How {@link #TYPE} is written, the default first: files that have names for what is in a row,
   * and types.
   */
  public static final List<String> TYPES = List.of("parquet", "avro", "orc");

  /** How {@link #REFRESH} is written, the default first. */
  public static final List<String> SWITCH = List.of("false", "true");

  /** The settings that have a meaning for external tables alone. */
  public static final List<String> SETTINGS = List.of(STAGE, TYPE, REFRESH);

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_$]{0,254}";

  /** Three names that need no quotes. */
  public static final Pattern NAMES = Pattern.compile(NAME + "(\\." + NAME + "){2}");

  static Optional<ExternalFiles> of(Platform platform) {
    return TableStorage.EXTERNAL.equals(platform.settings().get(TableStorage.SETTING))
        ? Optional.of(
            new ExternalFiles(
                upper(platform, STAGE, ""),
                upper(platform, TYPE, TYPES.getFirst()),
                Boolean.parseBoolean(platform.settings().get(REFRESH))))
        : Optional.empty();
  }

  private static String upper(Platform platform, String setting, String otherwise) {
    return platform.settings().getOrDefault(setting, otherwise).toUpperCase(Locale.ROOT);
  }

  /** Those of one table. */
  SfExternal of(Place place, String table) {
    return new SfExternal(
        stage, SfExternal.folders(place.database(), place.schema(), table), type, refresh);
  }
}

package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.snowflake.resource.TableKind;
import io.meshwright.provider.snowflake.sql.ExternalTypes;
import io.meshwright.provider.snowflake.sql.IcebergTypes;
import io.meshwright.provider.snowflake.sql.SfTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How tables of a platform keep their data: the settings {@code format}, {@code external-volume}
 * and those of {@link ExternalFiles}.
 *
 * @param volume the external volume where Iceberg keeps them; empty for others
 * @param external the files that are read as tables; empty where Snowflake keeps them
 */
public record TableStorage(Optional<String> volume, Optional<ExternalFiles> external) {
  /** The setting that says how. */
  public static final String SETTING = "format";

  /** The setting that names the external volume. */
  public static final String VOLUME = "external-volume";

  /** Tables with data in an external volume, as Iceberg has them. */
  public static final String ICEBERG = "iceberg";

  /** Tables over files of an external stage. */
  public static final String EXTERNAL = "external";

  /** How {@link #SETTING} is written, the default first. */
  public static final List<String> WORDS = List.of("standard", ICEBERG, EXTERNAL);

  /** A name that needs no quotes. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,254}");

  static TableStorage of(Platform platform) {
    boolean iceberg = ICEBERG.equals(platform.settings().get(SETTING));
    return new TableStorage(
        Optional.ofNullable(platform.settings().get(VOLUME))
            .filter(v -> iceberg)
            .map(v -> v.toUpperCase(Locale.ROOT)),
        ExternalFiles.of(platform));
  }

  /** What such a table is. */
  TableKind kind() {
    if (external.isPresent()) {
      return TableKind.EXTERNAL_TABLE;
    }
    return volume.isPresent() ? TableKind.ICEBERG_TABLE : TableKind.TABLE;
  }

  /** Why a column of that type cannot be made; empty where it can. */
  Optional<String> refusal(DataType type) {
    if (external.isPresent()) {
      return ExternalTypes.refusal(type);
    }
    return volume.isPresent() ? IcebergTypes.refusal(type) : SfTypes.refusal(type);
  }

  /** The type as it is kept. */
  DataType kept(DataType type) {
    if (external.isPresent()) {
      return ExternalTypes.kept(type);
    }
    return volume.isPresent() ? IcebergTypes.kept(type) : type;
  }
}

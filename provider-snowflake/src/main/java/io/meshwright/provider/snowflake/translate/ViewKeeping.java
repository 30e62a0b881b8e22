package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import io.meshwright.provider.snowflake.sql.TargetLag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How ports of views keep what they select: the settings {@code views}, {@code target-lag} and
 * {@code refresh-warehouse}.
 *
 * @param lag how old it may be
 * @param warehouse where it is refreshed
 */
public record ViewKeeping(String lag, String warehouse) {
  /** The setting that says whether they keep it. */
  public static final String SETTING = "views";

  /** The setting that says how old it may be. */
  public static final String LAG = "target-lag";

  /** The setting that names the warehouse where it is refreshed. */
  public static final String WAREHOUSE = "refresh-warehouse";

  /** A dynamic table below each view. */
  public static final String DYNAMIC = "dynamic";

  /** How {@link #SETTING} is written, the default first. */
  public static final List<String> WORDS = List.of("secure", DYNAMIC);

  static Optional<ViewKeeping> of(Platform platform) {
    return DYNAMIC.equals(platform.settings().get(SETTING))
        ? Optional.of(
            new ViewKeeping(
                TargetLag.canonical(platform.settings().getOrDefault(LAG, "")).orElse(""),
                platform.settings().getOrDefault(WAREHOUSE, "").toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}

package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import io.meshwright.kit.settings.Settings;
import java.util.List;

/** Whether schemas and columns carry object tags: the setting {@code tags}. */
public final class TagUse {
  /** The setting. */
  public static final String SETTING = "tags";

  private static final String NONE = "none";
  private static final String OBJECT = "object";

  private TagUse() {}

  /** Checks how the setting is written. */
  public static void check(Settings settings) {
    settings.word(SETTING, List.of(NONE, OBJECT));
  }

  /** Whether tags are read: where the setting is written, as none too, since some may go. */
  public static boolean isRead(Platform platform) {
    return platform.settings().containsKey(SETTING);
  }

  static boolean isMade(Platform platform) {
    return OBJECT.equalsIgnoreCase(platform.settings().get(SETTING));
  }
}

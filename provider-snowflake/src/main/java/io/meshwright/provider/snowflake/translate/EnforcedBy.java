package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What keeps the policies of tables: the setting {@code policies}. */
public enum EnforcedBy {
  /** Row access policies and masking policies; a view where those would clash. */
  NATIVE,
  /** A view of every table, for accounts without such policies. */
  VIEW;

  /** The setting. */
  public static final String SETTING = "policies";

  /** How the setting is written, the default first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(EnforcedBy::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EnforcedBy of(Platform platform) {
    return VIEW.word().equals(platform.settings().get(SETTING)) ? VIEW : NATIVE;
  }
}

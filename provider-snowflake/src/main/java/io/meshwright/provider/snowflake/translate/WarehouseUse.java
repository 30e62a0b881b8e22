package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.snowflake.sql.WarehouseSizes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Whether each domain has a warehouse of its own, and what it is like: the setting {@code
 * warehouses} and those beside it.
 *
 * @param perDomain whether it has
 * @param size a word of CREATE WAREHOUSE
 * @param autoSuspend seconds without a query after which it stops
 * @param quota credits of a month; empty where nothing ends it
 */
public record WarehouseUse(boolean perDomain, String size, int autoSuspend, OptionalInt quota) {
  /** The setting. */
  public static final String SETTING = "warehouses";

  private static final String NONE = "none";
  private static final String DOMAIN = "domain";
  private static final String SIZE = "warehouse-size";
  private static final String AUTO_SUSPEND = "auto-suspend";
  private static final String QUOTA = "credit-quota";
  private static final int MINUTE = 60;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

  /** Every setting of these. */
  public static List<String> settings() {
    return List.of(SETTING, SIZE, AUTO_SUSPEND, QUOTA);
  }

  /**
   * Checks how the settings are written.
   *
   * @param home the setting that names the warehouse that questions run in
   */
  public static void check(Settings settings, String home) {
    boolean made = settings.word(SETTING, List.of(NONE, DOMAIN)).equals(DOMAIN);
    settings.word(SIZE, WarehouseSizes.words());
    settings.text(AUTO_SUSPEND, NUMBER, "write seconds, such as 60");
    settings.text(QUOTA, NUMBER, "write credits of a month, such as 100");
    for (String beside : List.of(SIZE, AUTO_SUSPEND, QUOTA)) {
      if (!made && settings.text(beside).isPresent()) {
        settings.problem(
            "unused-setting",
            "setting '" + beside + "' has no meaning without a warehouse of each domain",
            "remove it, or write warehouses: domain");
      }
    }
    if (made && settings.text(home).orElse("").isBlank()) {
      settings.problem(
          "missing-setting",
          "setting '" + home + "' is missing",
          "name the warehouse that the deployer's own questions run in: whoever makes a warehouse"
              + " would go on in that");
    }
  }

  /** Whether warehouses are read: where the setting is written, as none too, since some may go. */
  public static boolean isRead(Platform platform) {
    return platform.settings().containsKey(SETTING);
  }

  static WarehouseUse of(Platform platform) {
    Map<String, String> settings = platform.settings();
    String quota = settings.getOrDefault(QUOTA, "");
    return new WarehouseUse(
        DOMAIN.equalsIgnoreCase(settings.get(SETTING)),
        settings.getOrDefault(SIZE, WarehouseSizes.words().getFirst()).toUpperCase(Locale.ROOT),
        Integer.parseInt(settings.getOrDefault(AUTO_SUSPEND, Integer.toString(MINUTE))),
        quota.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(quota)));
  }
}

package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.sql.ListingStatements;
import java.util.List;

/** Whether other accounts get their shares by listings: the setting {@code listings}. */
public final class ListingUse {
  /** The setting. */
  public static final String SETTING = "listings";

  private static final String NONE = "none";
  private static final String PRIVATE = "private";

  private ListingUse() {}

  /** Checks how the setting is written. */
  public static void check(Settings settings) {
    settings.word(SETTING, List.of(NONE, PRIVATE));
  }

  /**
   * Whether all listings are read: where the setting is written, as none too, since some may go.
   */
  public static boolean isRead(Platform platform) {
    return platform.settings().containsKey(SETTING);
  }

  static boolean isMade(Platform platform) {
    return PRIVATE.equalsIgnoreCase(platform.settings().get(SETTING));
  }

  /** The listing of a consumer's share, for that account and nobody else. */
  static SfListing of(
      Platform platform,
      DataProduct product,
      OutputPort port,
      Consumers consumer,
      List<Address> needs) {
    String title = port.address().toString();
    String description = Containers.described(product.description());
    return new SfListing(
        SfNames.listing(platform.settings().getOrDefault("account", ""), consumer.share()),
        consumer.share(),
        Ordered.set(List.of(consumer.account())),
        SfListing.Offer.PRIVATE,
        title.length() <= ListingStatements.MAX_TITLE
            ? title
            : title.substring(0, ListingStatements.MAX_TITLE).strip(),
        // Snowflake wants one.
        description.isEmpty() ? title : description,
        needs);
  }
}

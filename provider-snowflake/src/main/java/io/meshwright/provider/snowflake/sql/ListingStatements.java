package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.yaml.YamlText;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements about listings that are for some accounts only
 * (https://docs.snowflake.com/en/sql-reference/sql/create-listing,
 * https://docs.snowflake.com/en/sql-reference/sql/alter-listing,
 * https://docs.snowflake.com/en/progaccess/listing-manifest-reference). Consumers of a listing may
 * reshare it unless it says otherwise, and what Snowflake asks of shares by default a listing asks
 * only where it says so; each of ours says both.
 */
public final class ListingStatements {
  /** Characters of a title. */
  public static final int MAX_TITLE = 110;

  /** No agreement of the marketplace: terms are what the parties agree elsewhere. */
  private static final String TERMS = "OFFLINE";

  private ListingStatements() {}

  /** A listing that its accounts see at once. */
  public static SqlText create(SfListing listing, String comment) {
    return published(
        SfText.of("CREATE EXTERNAL LISTING")
            .name(listing.name())
            .words("SHARE")
            .name(listing.share()),
        listing,
        comment);
  }

  /** All that a listing says, anew. */
  public static SqlText put(SfListing listing, String comment) {
    return published(SfText.of("ALTER LISTING").name(listing.name()), listing, comment);
  }

  /** REVIEW goes with PUBLISH; one that is for some accounts only is reviewed by nobody. */
  private static SqlText published(SqlText text, SfListing listing, String comment) {
    return text.words("AS")
        .text(manifest(listing))
        .words("PUBLISH = TRUE REVIEW = TRUE COMMENT =")
        .text(comment);
  }

  /** Shows it to its accounts; one that is shown already stays so. */
  public static SqlText publish(String name) {
    return SfText.of("ALTER LISTING").name(name).words("PUBLISH");
  }

  /** Shows it to nobody new; who has it keeps it. */
  public static SqlText unpublish(String name) {
    return SfText.of("ALTER LISTING").name(name).words("UNPUBLISH");
  }

  /** A listing that is not published; who had it has nothing of it at once. */
  public static SqlText drop(String name) {
    return SfText.of("DROP LISTING").name(name);
  }

  private static String manifest(SfListing listing) {
    List<String> accounts = listing.accounts().stream().map(ListingStatements::account).toList();
    if (accounts.isEmpty()) {
      throw new IllegalArgumentException("listing " + listing.name() + " is for no account");
    }
    LinkedHashMap<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("title", listing.title());
    manifest.put("description", listing.description());
    manifest.put("listing_terms", Map.of("type", TERMS));
    manifest.put("targets", Map.of("accounts", accounts));
    manifest.put("resharing", Map.of("enabled", false));
    manifest.put("share_restrictions", true);
    return YamlText.write(manifest);
  }

  private static String account(String account) {
    if (!ShareStatements.isAccount(account)) {
      throw new IllegalArgumentException("'" + account + "' is no account");
    }
    return account.substring(SfShareAccount.ACCOUNT.length());
  }
}

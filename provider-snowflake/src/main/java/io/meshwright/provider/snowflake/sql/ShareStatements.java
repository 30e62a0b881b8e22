package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements about shares (https://docs.snowflake.com/en/sql-reference/sql/create-share,
 * https://docs.snowflake.com/en/sql-reference/sql/alter-share). That an account of a lower edition
 * may be added to a share of a Business Critical one ({@code SHARE_RESTRICTIONS}) is never written.
 */
public final class ShareStatements {
  private static final Pattern ACCOUNT =
      Pattern.compile("account:([A-Z][A-Z0-9]*)\\.([A-Z][A-Z0-9_]*)");

  private ShareStatements() {}

  /** Whether a text names an account by its organisation and name. */
  public static boolean isAccount(String account) {
    return ACCOUNT.matcher(account).matches();
  }

  /** An empty share that nobody has. */
  public static SqlText create(String name, String comment) {
    return SfText.of("CREATE SHARE").name(name).words("COMMENT =").text(comment);
  }

  /** The comment of a share. */
  public static SqlText comment(String name, String comment) {
    return SfText.of("ALTER SHARE").name(name).words("SET COMMENT =").text(comment);
  }

  /** A share; who had it has nothing of it at once. */
  public static SqlText drop(String name) {
    return SfText.of("DROP SHARE").name(name);
  }

  /** Opens a share to an account; to one that has it already nothing happens. */
  public static SqlText add(SfShareAccount account) {
    return accounts(account, "ADD ACCOUNTS =");
  }

  /** Closes a share to an account, at once. */
  public static SqlText remove(SfShareAccount account) {
    return accounts(account, "REMOVE ACCOUNTS =");
  }

  private static SqlText accounts(SfShareAccount account, String words) {
    SqlText text = SfText.of("ALTER SHARE").name(account.share()).words(words);
    Matcher named = ACCOUNT.matcher(account.account());
    if (named.matches()) {
      return text.name(named.group(1), named.group(2));
    }
    // An account by its locator, as somebody added it by hand.
    if (account.account().matches("account:[A-Za-z0-9_]+")) {
      return text.name(account.account().substring(SfShareAccount.ACCOUNT.length()));
    }
    throw new IllegalArgumentException("'" + account.account() + "' is no account");
  }
}

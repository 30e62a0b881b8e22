package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements about shares of other accounts, as they are had here
 * (https://docs.snowflake.com/en/user-guide/data-share-consumers). The comment is altered and the
 * database dropped as any other's.
 */
public final class ImportStatements {
  private static final Pattern SHARE =
      Pattern.compile("([A-Z][A-Z0-9]*)\\.([A-Z][A-Z0-9_]*)\\.(.+)", Pattern.DOTALL);

  private ImportStatements() {}

  /**
   * A database that is a share.
   *
   * @throws IllegalArgumentException where its share has no organisation, account and name
   */
  public static SqlText create(SfImportedDatabase database, String comment) {
    Matcher share = SHARE.matcher(database.from());
    if (!share.matches()) {
      throw new IllegalArgumentException("'" + database.from() + "' is no share of an account");
    }
    return SfText.of("CREATE DATABASE")
        .name(database.name())
        .words("FROM SHARE")
        .name(share.group(1), share.group(2), share.group(3))
        .words("COMMENT =")
        .text(comment);
  }
}

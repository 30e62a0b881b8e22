package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import java.util.Collection;

/**
 * Statements that give and take (https://docs.snowflake.com/en/sql-reference/sql/grant-privilege,
 * https://docs.snowflake.com/en/sql-reference/sql/grant-database-role). Each may be sent again.
 */
public final class GrantStatements {
  private static final String USER = "user:";
  private static final String SHARE = "share:";

  private GrantStatements() {}

  /** Gives privileges; they are not handed on. */
  public static SqlText grant(SfGrant on, Collection<String> privileges) {
    return to(on(SfText.of("GRANT").sql(words(privileges)), on).words("TO"), on);
  }

  /** Takes privileges, and what was handed on of them. */
  public static SqlText revoke(SfGrant on, Collection<String> privileges) {
    SqlText text = to(on(SfText.of("REVOKE").sql(words(privileges)), on).words("FROM"), on);
    return isFuture(on) || isShare(on.grantee()) ? text : text.words("CASCADE");
  }

  /** Takes the right to hand privileges on, and what was handed on of them. */
  public static SqlText revokeGrantOption(SfGrant on, Collection<String> privileges) {
    SqlText text = SfText.of("REVOKE GRANT OPTION FOR").sql(words(privileges));
    SqlText whole = to(on(text, on).words("FROM"), on);
    return isFuture(on) ? whole : whole.words("CASCADE");
  }

  static SqlText words(Collection<String> privileges) {
    return SfText.joined(privileges.stream().map(SfText::of).toList(), ",");
  }

  static boolean isShare(String grantee) {
    return grantee.startsWith(SHARE);
  }

  private static boolean isFuture(SfGrant grant) {
    return grant.future();
  }

  private static SqlText on(SqlText start, SfGrant grant) {
    if (grant.schema().isEmpty()) {
      return start.words("ON DATABASE").name(grant.database());
    }
    String future =
        "ON FUTURE " + (grant.table().isEmpty() ? "SCHEMA" : grant.on().words()) + "S IN";
    if (grant.schema().equals(SfGrant.FUTURE)) {
      return start.words(future).words("DATABASE").name(grant.database());
    }
    if (grant.table().isEmpty()) {
      return start.words("ON SCHEMA").name(grant.database(), grant.schemaName());
    }
    return grant.future()
        ? start.words(future).words("SCHEMA").name(grant.database(), grant.schemaName())
        : start
            .words("ON " + grant.on().words())
            .name(grant.database(), grant.schemaName(), grant.tableName());
  }

  private static SqlText to(SqlText start, SfGrant grant) {
    return grantee(start, grant.grantee(), grant.database());
  }

  /** Gives a role to somebody. */
  public static SqlText grant(SfRoleGrant grant) {
    return grantee(role("GRANT", grant).words("TO"), grant.to(), grant.database());
  }

  /** Takes a role from somebody. */
  public static SqlText revoke(SfRoleGrant grant) {
    return grantee(role("REVOKE", grant).words("FROM"), grant.to(), grant.database());
  }

  private static SqlText role(String word, SfRoleGrant grant) {
    SqlText text = SfText.of(word);
    return grant.database().isEmpty()
        ? text.words("ROLE").name(grant.role())
        : text.words("DATABASE ROLE").name(grant.database(), grant.role());
  }

  /** A database role is of the database at hand, or its name has one full stop. */
  static SqlText grantee(SqlText start, String grantee, String database) {
    if (grantee.startsWith(SfGrant.ROLE)) {
      return start.words("ROLE").name(grantee.substring(SfGrant.ROLE.length()));
    }
    if (grantee.startsWith(USER)) {
      return start.words("USER").name(grantee.substring(USER.length()));
    }
    if (isShare(grantee)) {
      return start.words("SHARE").name(grantee.substring(SHARE.length()));
    }
    String own = SfGrant.databaseRole(database, "");
    if (!database.isEmpty() && grantee.startsWith(own)) {
      return start.words("DATABASE ROLE").name(database, grantee.substring(own.length()));
    }
    String rest =
        grantee.startsWith(SfGrant.DATABASE_ROLE)
            ? grantee.substring(SfGrant.DATABASE_ROLE.length())
            : "";
    int stop = rest.indexOf('.');
    if (stop <= 0 || stop != rest.lastIndexOf('.')) {
      throw new IllegalArgumentException("'" + grantee + "' is nobody to grant to");
    }
    return start.words("DATABASE ROLE").name(rest.substring(0, stop), rest.substring(stop + 1));
  }
}

package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.sql.RsSql;
import java.util.Collection;

/**
 * Statements about datashares. Pages: CREATE DATASHARE, ALTER DATASHARE and GRANT of
 * https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html.
 */
final class ShareStatements {
  private static final String CHANGE = "ALTER DATASHARE";

  private ShareStatements() {}

  /** Not for clusters that the internet reaches. */
  static SqlText create(String share) {
    return RsSql.of("CREATE DATASHARE").name(share).words("SET PUBLICACCESSIBLE FALSE");
  }

  static SqlText drop(String share) {
    return RsSql.of("DROP DATASHARE").name(share);
  }

  static SqlText addSchema(String share, String schema) {
    return RsSql.of(CHANGE).name(share).words("ADD SCHEMA").name(schema);
  }

  static SqlText removeSchema(String share, String schema) {
    return RsSql.of(CHANGE).name(share).words("REMOVE SCHEMA").name(schema);
  }

  static SqlText addTables(String share, String schema, Collection<String> tables) {
    return RsSql.of(CHANGE).name(share).words("ADD TABLE").sql(names(schema, tables));
  }

  static SqlText removeTables(String share, String schema, Collection<String> tables) {
    return RsSql.of(CHANGE).name(share).words("REMOVE TABLE").sql(names(schema, tables));
  }

  private static SqlText names(String schema, Collection<String> tables) {
    return RsSql.joined(tables.stream().map(t -> RsSql.ofName(schema, t)).toList(), ",");
  }

  static SqlText close(String share) {
    return RsSql.of(CHANGE).name(share).words("SET PUBLICACCESSIBLE FALSE");
  }

  static SqlText takeNothingNew(String share, String schema) {
    return RsSql.of(CHANGE).name(share).words("SET INCLUDENEW FALSE FOR SCHEMA").name(schema);
  }

  /** A masked table is not taken into a datashare else; its masks hold for roles as before. */
  static SqlText unmaskForShares(String schema, String table) {
    return RsSql.of("ALTER TABLE").name(schema, table).words("MASKING OFF FOR DATASHARES");
  }

  static SqlText grant(RsShareGrant grant) {
    return consumer(
        RsSql.of("GRANT USAGE ON DATASHARE").name(grant.share()).words("TO"), grant.grantee());
  }

  static SqlText revoke(RsShareGrant grant) {
    return consumer(
        RsSql.of("REVOKE USAGE ON DATASHARE").name(grant.share()).words("FROM"), grant.grantee());
  }

  private static SqlText consumer(SqlText start, String grantee) {
    return grantee.startsWith(RsShareGrant.NAMESPACE)
        ? start.words("NAMESPACE").plainText(grantee.substring(RsShareGrant.NAMESPACE.length()))
        : start.words("ACCOUNT").plainText(grantee.substring(RsShareGrant.ACCOUNT.length()));
  }
}

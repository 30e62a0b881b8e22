package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import java.util.Collection;
import java.util.List;

/**
 * Statements about who may do what with models
 * (https://docs.snowflake.com/en/developer-guide/snowflake-ml/model-registry/overview,
 * https://docs.snowflake.com/en/sql-reference/sql/revoke-privilege). Where they are about all
 * models of a registry, models to come are named first, so that one that is logged meanwhile is
 * missed by none.
 */
public final class ModelStatements {
  private ModelStatements() {}

  /** Gives privileges; they are not handed on. */
  public static List<SqlText> grant(SfModelGrant on, Collection<String> privileges) {
    return each(on, "GRANT", privileges, "TO", false);
  }

  /** The same of models that are there, where those to come have them. */
  public static SqlText grantOnAll(SfModelGrant on, Collection<String> privileges) {
    return part("GRANT", privileges, "ON ALL MODELS IN SCHEMA", on, "TO");
  }

  /** Takes privileges, and what was handed on of them. */
  public static List<SqlText> revoke(SfModelGrant on, Collection<String> privileges) {
    return each(on, "REVOKE", privileges, "FROM", true);
  }

  /** The same of models that are there, where those to come have them no more. */
  public static SqlText revokeOnAll(SfModelGrant on, Collection<String> privileges) {
    return cascade(part("REVOKE", privileges, "ON ALL MODELS IN SCHEMA", on, "FROM"), on);
  }

  /** Takes the right to hand privileges on, and what was handed on of them. */
  public static List<SqlText> revokeGrantOption(SfModelGrant on, Collection<String> privileges) {
    return each(on, "REVOKE GRANT OPTION FOR", privileges, "FROM", true);
  }

  private static List<SqlText> each(
      SfModelGrant on, String verb, Collection<String> privileges, String to, boolean takes) {
    SqlText start = SfText.of(verb).sql(GrantStatements.words(privileges));
    if (!on.isToCome()) {
      SqlText one =
          grantee(
              start.words("ON MODEL").name(on.database(), on.schema(), on.model()).words(to), on);
      return List.of(takes ? cascade(one, on) : one);
    }
    if (!on.isOfRegistry()) {
      return List.of(
          grantee(start.words("ON FUTURE MODELS IN DATABASE").name(on.database()).words(to), on));
    }
    SqlText toCome = part(verb, privileges, "ON FUTURE MODELS IN SCHEMA", on, to);
    SqlText there = part(verb, privileges, "ON ALL MODELS IN SCHEMA", on, to);
    return List.of(toCome, takes ? cascade(there, on) : there);
  }

  private static SqlText part(
      String verb, Collection<String> privileges, String which, SfModelGrant on, String to) {
    return grantee(
        SfText.of(verb)
            .sql(GrantStatements.words(privileges))
            .words(which)
            .name(on.database(), on.schema())
            .words(to),
        on);
  }

  private static SqlText cascade(SqlText text, SfModelGrant on) {
    return GrantStatements.isShare(on.grantee()) ? text : text.words("CASCADE");
  }

  private static SqlText grantee(SqlText start, SfModelGrant on) {
    return GrantStatements.grantee(start, on.grantee(), on.database());
  }
}

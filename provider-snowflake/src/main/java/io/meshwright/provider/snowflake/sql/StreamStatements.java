package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import java.util.List;

/** Statements about streams (https://docs.snowflake.com/en/sql-reference/sql/create-stream). */
public final class StreamStatements {
  private StreamStatements() {}

  /**
   * A stream of every change from now on. Where its maker owns the table, changes of that are kept
   * from then on.
   */
  public static SqlText create(SfStream stream, String comment) {
    List<String> table = stream.source();
    return named("CREATE STREAM", stream)
        .words("ON TABLE")
        .name(table.getFirst(), table.subList(1, table.size()).toArray(String[]::new))
        .words("COMMENT =")
        .text(comment);
  }

  /** Gives a stream to a role; nobody else keeps a right on it, and it stays where it is. */
  public static SqlText own(SfStream stream, String role) {
    return named("GRANT OWNERSHIP ON STREAM", stream)
        .words("TO ROLE")
        .name(role)
        .words("REVOKE CURRENT GRANTS");
  }

  /** Takes what somebody else may do with a stream, and what was handed on of it. */
  public static SqlText revoke(SfStreamGrant grant) {
    SqlText text =
        SfText.of("REVOKE")
            .sql(GrantStatements.words(grant.privileges()))
            .words("ON STREAM")
            .name(grant.database(), grant.schema(), grant.stream())
            .words("FROM");
    return GrantStatements.grantee(text, grant.grantee(), grant.database()).words("CASCADE");
  }

  /** The comment of a stream. */
  public static SqlText comment(SfStream stream, String comment) {
    return named("ALTER STREAM", stream).words("SET COMMENT =").text(comment);
  }

  /** A stream goes, and how far it was read with it. */
  public static SqlText drop(SfStream stream) {
    return named("DROP STREAM", stream);
  }

  private static SqlText named(String words, SfStream stream) {
    return SfText.of(words).name(stream.database(), stream.schema(), stream.name());
  }
}

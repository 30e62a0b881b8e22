package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import java.util.Collection;

/**
 * Statements about internal stages and who reads and writes them
 * (https://docs.snowflake.com/en/sql-reference/sql/create-stage,
 * https://docs.snowflake.com/en/sql-reference/sql/alter-stage). READ is given before WRITE or with
 * it, and taken after WRITE or with it: each statement here has all that changes.
 */
public final class StageStatements {
  private static final String DIRECTORY = "DIRECTORY = (ENABLE = TRUE)";

  private StageStatements() {}

  /**
   * A stage with a list of its files, encrypted by the server: else links to its files are of no
   * use, as whoever follows one has no key.
   */
  public static SqlText create(SfStage stage, String comment) {
    return SfText.of("CREATE STAGE")
        .name(stage.database(), stage.schema(), stage.name())
        .words("ENCRYPTION = (TYPE =")
        .text("SNOWFLAKE_SSE")
        .words(")")
        .words(DIRECTORY)
        .words("COMMENT =")
        .text(comment);
  }

  private static SqlText alter(SfStage stage) {
    return SfText.of("ALTER STAGE").name(stage.database(), stage.schema(), stage.name());
  }

  /** The server keeps a list of its files. */
  public static SqlText directory(SfStage stage) {
    return alter(stage).words("SET").words(DIRECTORY);
  }

  /** The comment of a stage. */
  public static SqlText comment(SfStage stage, String comment) {
    return alter(stage).words("SET COMMENT =").text(comment);
  }

  /** An internal stage and its files, which nobody brings back. */
  public static SqlText drop(SfStage stage) {
    return SfText.of("DROP STAGE").name(stage.database(), stage.schema(), stage.name());
  }

  /** Gives privileges; they are not handed on. */
  public static SqlText grant(SfStageGrant on, Collection<String> privileges) {
    SqlText text = SfText.of("GRANT").sql(GrantStatements.words(privileges));
    return GrantStatements.grantee(on(text, on).words("TO"), on.grantee(), on.database());
  }

  /** Takes privileges, and what was handed on of them. */
  public static SqlText revoke(SfStageGrant on, Collection<String> privileges) {
    return from(SfText.of("REVOKE").sql(GrantStatements.words(privileges)), on);
  }

  /** Takes the right to hand privileges on, and what was handed on of them. */
  public static SqlText revokeGrantOption(SfStageGrant on, Collection<String> privileges) {
    return from(SfText.of("REVOKE GRANT OPTION FOR").sql(GrantStatements.words(privileges)), on);
  }

  private static SqlText from(SqlText start, SfStageGrant on) {
    SqlText text =
        GrantStatements.grantee(on(start, on).words("FROM"), on.grantee(), on.database());
    return on.future() || GrantStatements.isShare(on.grantee()) ? text : text.words("CASCADE");
  }

  private static SqlText on(SqlText start, SfStageGrant grant) {
    if (grant.schema().equals(SfStageGrant.FUTURE)) {
      return start.words("ON FUTURE STAGES IN DATABASE").name(grant.database());
    }
    return grant.future()
        ? start.words("ON FUTURE STAGES IN SCHEMA").name(grant.database(), grant.schema())
        : start.words("ON STAGE").name(grant.database(), grant.schema(), grant.stage());
  }
}

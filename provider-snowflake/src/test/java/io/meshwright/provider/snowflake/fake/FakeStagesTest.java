package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeStagesTest {
  private final FakeAccount account = new FakeAccount();

  @BeforeEach
  void makeAStage() {
    account.run(
        "CREATE DATABASE D",
        "CREATE SCHEMA D.S",
        "CREATE DATABASE ROLE D.R",
        "CREATE STAGE D.S.T ENCRYPTION = (TYPE = 'SNOWFLAKE_SSE') DIRECTORY = (ENABLE = TRUE)"
            + " COMMENT = 'c'");
  }

  private void refused(String said, String statement) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> account.request("DEPLOYER", statement, 1))
        .withMessageContaining(said);
  }

  @Test
  void whoWritesHasToRead() {
    refused("READ must be granted", "GRANT WRITE ON STAGE D.S.T TO DATABASE ROLE D.R");
    account.run("GRANT READ, WRITE ON STAGE D.S.T TO DATABASE ROLE D.R");
    refused("WRITE must be revoked", "REVOKE READ ON STAGE D.S.T FROM DATABASE ROLE D.R");
    account.run(
        "REVOKE WRITE ON STAGE D.S.T FROM DATABASE ROLE D.R",
        "REVOKE READ ON STAGE D.S.T FROM DATABASE ROLE D.R",
        "GRANT READ ON STAGE D.S.T TO DATABASE ROLE D.R",
        "GRANT WRITE ON STAGE D.S.T TO DATABASE ROLE D.R");
  }

  @Test
  void whatLiesElsewhereIsUsed() {
    account.run("CREATE STAGE D.S.E URL = 's3://b/'");
    refused("Invalid privilege", "GRANT READ ON STAGE D.S.E TO DATABASE ROLE D.R");
    refused("Invalid privilege", "GRANT USAGE ON STAGE D.S.T TO DATABASE ROLE D.R");
    refused("Invalid privilege", "GRANT SELECT ON STAGE D.S.T TO DATABASE ROLE D.R");
    account.run("GRANT USAGE ON STAGE D.S.E TO DATABASE ROLE D.R");
  }

  @Test
  void aStageIsThereOnceAndMayHaveTheNameOfATable() {
    refused("already exists", "CREATE STAGE D.S.T");
    refused("does not exist", "CREATE STAGE D.X.T");
    refused("does not exist", "DROP STAGE D.S.X");
    refused("does not exist", "ALTER STAGE D.S.X SET COMMENT = 'x'");
    refused("invalid value", "CREATE STAGE D.S.X ENCRYPTION = (TYPE = 'AWS_SSE_S3')");
    account.run(
        "CREATE TABLE D.S.T (A NUMBER)",
        "GRANT READ ON STAGE D.S.T TO DATABASE ROLE D.R",
        "GRANT SELECT ON TABLE D.S.T TO DATABASE ROLE D.R",
        "DROP TABLE D.S.T");
    assertThat(account.lines()).anyMatch(l -> l.startsWith("stage D.S.T"));
    assertThat(account.lines()).anyMatch(l -> l.startsWith("right READ STAGE D.S.T"));
    assertThat(account.lines()).noneMatch(l -> l.startsWith("right SELECT"));
    account.run("DROP STAGE D.S.T");
    assertThat(account.lines()).noneMatch(l -> l.contains("STAGE") || l.startsWith("stage"));
  }

  @Test
  void theListTellsOfBothKinds() throws SQLException {
    account.run("CREATE STAGE D.S.E URL = 's3://b/'", "CREATE STAGE D.S.C");
    assertThat(account.query("DEPLOYER", "SHOW STAGES IN DATABASE D"))
        .extracting(r -> r.get("name") + " " + r.get("type") + " " + r.get("directory_enabled"))
        .containsExactly("C INTERNAL N", "E EXTERNAL N", "T INTERNAL NO CSE Y");
  }

  @Test
  void stagesToComeGetWhatWasGivenOfThem() {
    account.run(
        "GRANT READ ON FUTURE STAGES IN SCHEMA D.S TO DATABASE ROLE D.R", "CREATE STAGE D.S.N");
    assertThat(account.lines()).anyMatch(l -> l.startsWith("right READ STAGE D.S.N"));
    assertThat(account.lines()).noneMatch(l -> l.startsWith("right READ STAGE D.S.T"));
  }
}

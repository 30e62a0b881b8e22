package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeSharesTest {
  private final FakeAccount account = new FakeAccount();

  @BeforeEach
  void makeAShare() {
    account.run(
        "CREATE DATABASE D",
        "CREATE SCHEMA D.S",
        "CREATE TABLE D.S.T (A NUMBER)",
        "CREATE DATABASE E",
        "CREATE DATABASE ROLE D.R",
        "CREATE SHARE X COMMENT = 'c'");
  }

  private void refused(String said, String statement) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> account.request("DEPLOYER", statement, 1))
        .withMessageContaining(said);
  }

  @Test
  void aShareHoldsOneDatabaseFirst() {
    refused("database", "ALTER SHARE X ADD ACCOUNTS = A.B");
    refused("one database", "GRANT USAGE ON SCHEMA D.S TO SHARE X");
    refused("hold the database", "GRANT DATABASE ROLE D.R TO SHARE X");
    account.run("GRANT USAGE ON DATABASE D TO SHARE X");
    refused("one database", "GRANT USAGE ON DATABASE E TO SHARE X");
    account.run(
        "GRANT USAGE ON SCHEMA D.S TO SHARE X",
        "GRANT DATABASE ROLE D.R TO SHARE X",
        "ALTER SHARE X ADD ACCOUNTS = A.B");
  }

  @Test
  void whatIsSharedIsReadOnly() {
    account.run("GRANT USAGE ON DATABASE D TO SHARE X");
    refused("cannot be granted to a share", "GRANT INSERT ON TABLE D.S.T TO SHARE X");
    refused("future", "GRANT SELECT ON FUTURE TABLES IN SCHEMA D.S TO SHARE X");
    account.run("GRANT INSERT ON TABLE D.S.T TO DATABASE ROLE D.R");
    refused("other than reading", "GRANT DATABASE ROLE D.R TO SHARE X");
    account.run(
        "REVOKE INSERT ON TABLE D.S.T FROM DATABASE ROLE D.R",
        "GRANT DATABASE ROLE D.R TO SHARE X");
    refused("that is shared", "GRANT INSERT ON TABLE D.S.T TO DATABASE ROLE D.R");
    refused("that is shared", "GRANT SELECT ON FUTURE TABLES IN SCHEMA D.S TO DATABASE ROLE D.R");
  }

  @Test
  void aShareTakesViewsThatAreSecureAndStaySo() {
    account.run(
        "GRANT USAGE ON DATABASE D TO SHARE X",
        "GRANT USAGE ON SCHEMA D.S TO SHARE X",
        "CREATE VIEW D.S.V AS SELECT A FROM D.S.T");
    refused("Non-secure object", "GRANT SELECT ON VIEW D.S.V TO SHARE X");
    account.run("GRANT SELECT ON VIEW D.S.V TO DATABASE ROLE D.R");
    refused("Non-secure object", "GRANT DATABASE ROLE D.R TO SHARE X");
    account.run("ALTER VIEW D.S.V SET SECURE", "GRANT DATABASE ROLE D.R TO SHARE X");
    refused("has to be secure", "ALTER VIEW D.S.V UNSET SECURE");
    refused("has to be secure", "CREATE OR REPLACE VIEW D.S.V COPY GRANTS AS SELECT A FROM D.S.T");
    account.run("CREATE VIEW D.S.W AS SELECT A FROM D.S.T");
    refused("Non-secure object", "GRANT SELECT ON VIEW D.S.W TO DATABASE ROLE D.R");
  }

  @Test
  void whatAViewReadsElsewhereNoRoleShares() {
    account.run(
        "GRANT USAGE ON DATABASE D TO SHARE X",
        "CREATE SCHEMA E.S",
        "CREATE TABLE E.S.T (A NUMBER)",
        "CREATE SECURE VIEW E.S.V AS SELECT A FROM E.S.T",
        "CREATE SECURE VIEW D.S.V AS SELECT A FROM E.S.V",
        "GRANT SELECT ON VIEW D.S.V TO DATABASE ROLE D.R");
    refused("another database", "GRANT DATABASE ROLE D.R TO SHARE X");
    refused("another database", "GRANT SELECT ON VIEW D.S.V TO SHARE X");
    account.run(
        "GRANT REFERENCE_USAGE ON DATABASE E TO SHARE X", "GRANT SELECT ON VIEW D.S.V TO SHARE X");
    refused("another database", "GRANT DATABASE ROLE D.R TO SHARE X");
  }

  @Test
  void theListTellsOfOthersToo() throws SQLException {
    account.run(
        "GRANT USAGE ON DATABASE D TO SHARE X",
        "ALTER SHARE X ADD ACCOUNTS = A.B, A.C",
        "ALTER SHARE X REMOVE ACCOUNTS = A.C");

    assertThat(account.query("DEPLOYER", "SHOW SHARES"))
        .extracting(r -> r.get("kind") + " " + r.get("database_name") + " " + r.get("to"))
        .containsExactly("INBOUND SAMPLES ", "OUTBOUND D A.B");
    assertThat(account.query("DEPLOYER", "SHOW GRANTS TO SHARE X"))
        .singleElement()
        .satisfies(
            r ->
                assertThat(r)
                    .containsAllEntriesOf(Map.of("privilege", "USAGE", "granted_on", "DATABASE")));
    account.run("DROP SHARE X");
    refused("does not exist", "ALTER SHARE X SET COMMENT = 'x'");
  }
}

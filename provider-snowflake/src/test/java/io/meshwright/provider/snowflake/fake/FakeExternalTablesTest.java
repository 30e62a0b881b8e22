package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeExternalTablesTest {
  private static final String COLUMNS = " (C DATE AS (CAST(GET(VALUE, 'c') AS DATE)))";
  private static final String FORMAT = " FILE_FORMAT = (TYPE = PARQUET)";
  private static final String PLACE = " LOCATION = @LAKE.PUBLIC.FILES/D/S/T/" + FORMAT;

  private final FakeAccount account = new FakeAccount();

  @BeforeEach
  void makeATable() throws SQLException {
    account.runAs("DEPLOYER", "CREATE DATABASE D", "CREATE SCHEMA D.S", "CREATE DATABASE ROLE D.R");
    account.request("DEPLOYER", "CREATE EXTERNAL TABLE D.S.T" + COLUMNS + PLACE, 1);
  }

  private void refused(String said, String statement) {
    assertThatExceptionOfType(SQLException.class)
        .as(statement)
        .isThrownBy(() -> account.request("DEPLOYER", statement, 1))
        .withMessageContaining(said);
  }

  @Test
  void nothingIsWrittenByARightOnIt() {
    for (String word : new String[] {"INSERT", "UPDATE", "DELETE", "TRUNCATE"}) {
      refused(
          "Invalid privilege", "GRANT " + word + " ON EXTERNAL TABLE D.S.T TO DATABASE ROLE D.R");
    }
    account.run("GRANT SELECT ON EXTERNAL TABLE D.S.T TO DATABASE ROLE D.R");
  }

  @Test
  void itsCommentIsNotAltered() {
    refused("syntax", "ALTER EXTERNAL TABLE D.S.T SET COMMENT = 'x'");
    account.runAs(
        "DEPLOYER",
        "ALTER EXTERNAL TABLE D.S.T REFRESH",
        "ALTER EXTERNAL TABLE D.S.T SET AUTO_REFRESH = TRUE");
  }

  @Test
  void replacingItKeepsRightsWhereThatIsSaid() throws SQLException {
    account.run("GRANT SELECT ON EXTERNAL TABLE D.S.T TO DATABASE ROLE D.R");
    String replaced = "CREATE OR REPLACE EXTERNAL TABLE D.S.T" + COLUMNS + PLACE;
    account.request("DEPLOYER", replaced + " COPY GRANTS COMMENT = 'c'", 1);
    assertThat(account.lines()).anyMatch(l -> l.startsWith("right SELECT EXTERNAL TABLE D.S.T"));
    account.request("DEPLOYER", replaced, 1);
    assertThat(account.lines()).noneMatch(l -> l.startsWith("right SELECT"));
  }

  @Test
  void onlyItsOwnerReplacesIt() {
    account.role("OTHER");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () ->
                account.request(
                    "OTHER", "CREATE OR REPLACE EXTERNAL TABLE D.S.T" + COLUMNS + PLACE, 1))
        .withMessageContaining("privileges");
  }

  @Test
  void aColumnIsWhatItsExpressionIs() {
    refused(
        "its expression",
        "CREATE EXTERNAL TABLE D.S.X (C DATE AS (CAST(GET(VALUE, 'c') AS BOOLEAN)))" + PLACE);
    refused("syntax", "CREATE EXTERNAL TABLE D.S.X (C DATE)" + PLACE);
    refused(
        "duplicate column",
        "CREATE EXTERNAL TABLE D.S.X (VALUE DATE AS (CAST(GET(VALUE, 'c') AS DATE)))" + PLACE);
  }

  @Test
  void itsStageIsThereAndOutsideAndUsed() throws SQLException {
    refused(
        "does not exist",
        "CREATE EXTERNAL TABLE D.S.X" + COLUMNS + " LOCATION = @D.S.NONE/a/" + FORMAT);
    account.runAs("DEPLOYER", "CREATE STAGE D.S.OWN");
    refused(
        "no external stage",
        "CREATE EXTERNAL TABLE D.S.X" + COLUMNS + " LOCATION = @D.S.OWN/a/" + FORMAT);
    account.run("CREATE STAGE D.S.HIS URL = 's3://his/'");
    String his = "CREATE EXTERNAL TABLE D.S.X" + COLUMNS + " LOCATION = @D.S.HIS/a/" + FORMAT;
    refused("privileges", his);
    account.run("GRANT USAGE ON STAGE D.S.HIS TO ROLE DEPLOYER");
    account.request("DEPLOYER", his, 1);
  }

  @Test
  void theListTellsItsPlaceAndTheCatalogueItsWholeRow() throws SQLException {
    assertThat(account.query("DEPLOYER", "SHOW EXTERNAL TABLES IN DATABASE D"))
        .singleElement()
        .satisfies(
            r ->
                assertThat(r)
                    .containsEntry("stage", "LAKE.PUBLIC.FILES")
                    .containsEntry("location", "s3://lake/mesh/D/S/T/")
                    .containsEntry("file_format_type", "PARQUET"));
  }

  @Test
  void noDynamicTableReadsIt() {
    refused(
        "Unsupported feature",
        "CREATE DYNAMIC TABLE D.S.X TARGET_LAG = '1 hour' WAREHOUSE = W REFRESH_MODE = AUTO"
            + " INITIALIZE = ON_CREATE AS SELECT C FROM D.S.T");
  }
}

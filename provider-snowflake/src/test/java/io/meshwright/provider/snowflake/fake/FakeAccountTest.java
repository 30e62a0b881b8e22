package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeAccountTest {
  private final FakeAccount account = new FakeAccount();

  @BeforeEach
  void makeATable() {
    account.run(
        "CREATE DATABASE SALES COMMENT = 'it\\'s ours\\nmarker'",
        "CREATE SCHEMA SALES.ORDERS WITH MANAGED ACCESS",
        "CREATE TABLE SALES.ORDERS.\"T\" (\"region\" VARCHAR NOT NULL, \"n\" NUMBER(10,2))"
            + " COMMENT = 'x'",
        "CREATE ROW ACCESS POLICY SALES.ORDERS.R AS (\"a\" VARCHAR) RETURNS BOOLEAN ->"
            + " \"a\" = 'EU' COMMENT = 'c'",
        "CREATE MASKING POLICY SALES.ORDERS.M AS (\"v\" VARCHAR, \"b\" NUMBER) RETURNS VARCHAR ->"
            + " CASE WHEN \"b\" > 1 THEN \"v\" ELSE NULL END",
        "CREATE DATABASE ROLE SALES.READERS",
        "CREATE ROLE MARKETING");
  }

  private void refused(int code, String said, String... statements) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () -> account.request("DEPLOYER", String.join(";", statements), statements.length))
        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(code))
        .withMessageContaining(said);
  }

  private List<Map<String, String>> asked(String statement) throws SQLException {
    return account.query("DEPLOYER", statement);
  }

  @Test
  void whatIsThereOrIsNotIsRefusedWithItsCode() {
    refused(2002, "already exists", "CREATE DATABASE SALES");
    refused(2003, "Database 'NOPE' does not exist", "CREATE SCHEMA NOPE.S");
    refused(2003, "Schema 'SALES.NOPE'", "CREATE TABLE SALES.NOPE.T (A NUMBER)");
    refused(2003, "Role 'NOBODY'", "GRANT DATABASE ROLE SALES.READERS TO ROLE NOBODY");
    refused(2003, "Database role 'SALES.NOBODY'", "DROP DATABASE ROLE SALES.NOBODY");
    refused(1003, "unexpected", "CREATE DATABASE A B");
    refused(90105, "qualified", "CREATE SCHEMA S");
  }

  @Test
  void statementsBeforeTheRefusedOneStay() throws SQLException {
    refused(
        100_132,
        "'SALES' already",
        "CREATE DATABASE A",
        "CREATE DATABASE SALES",
        "CREATE DATABASE B");

    assertThat(asked("SHOW DATABASES LIMIT 10000"))
        .extracting(r -> r.get("name"))
        .containsExactly("A", "SALES", "SNOWFLAKE");
  }

  @Test
  void aColumnIsInTheSignatureOfOneKindOfPolicyOnly() {
    account.run("ALTER TABLE SALES.ORDERS.T ADD ROW ACCESS POLICY SALES.ORDERS.R ON (\"region\")");

    refused(
        0,
        "signature",
        "ALTER TABLE SALES.ORDERS.T MODIFY COLUMN \"region\" SET MASKING POLICY SALES.ORDERS.M"
            + " USING (\"region\", \"n\")");
    account.run(
        "ALTER TABLE SALES.ORDERS.T DROP ROW ACCESS POLICY SALES.ORDERS.R",
        "ALTER TABLE SALES.ORDERS.T MODIFY COLUMN \"region\" SET MASKING POLICY SALES.ORDERS.M"
            + " USING (\"region\", \"n\")");
    refused(
        0,
        "masked by another policy",
        "ALTER TABLE SALES.ORDERS.T ADD ROW ACCESS POLICY SALES.ORDERS.R ON (\"region\")");
  }

  @Test
  void policiesTakePlacesInOneStatement() throws SQLException {
    account.run(
        "ALTER TABLE SALES.ORDERS.T ADD ROW ACCESS POLICY SALES.ORDERS.R ON (\"region\")",
        "CREATE ROW ACCESS POLICY SALES.ORDERS.Q AS (\"n\" NUMBER(10,2)) RETURNS BOOLEAN -> TRUE");
    refused(
        3549,
        "already has a ROW_ACCESS_POLICY",
        "ALTER TABLE SALES.ORDERS.T ADD ROW ACCESS POLICY SALES.ORDERS.Q ON (\"n\")");
    refused(0, "associated", "DROP ROW ACCESS POLICY SALES.ORDERS.R");
    refused(0, "does not match", swap("\"region\""));
    assertThat(uses("R")).hasSize(1);

    account.run(swap("\"n\""));

    assertThat(uses("R")).isEmpty();
    assertThat(uses("Q"))
        .singleElement()
        .satisfies(r -> assertThat(r).containsEntry("ref_arg_column_names", "[ \"n\" ]"));
  }

  private static String swap(String column) {
    return "ALTER TABLE SALES.ORDERS.T DROP ROW ACCESS POLICY SALES.ORDERS.R,"
        + " ADD ROW ACCESS POLICY SALES.ORDERS.Q ON ("
        + column
        + ")";
  }

  private List<Map<String, String>> uses(String policy) throws SQLException {
    return asked(
        "SELECT POLICY_NAME, REF_ARG_COLUMN_NAMES FROM TABLE(SALES.INFORMATION_SCHEMA"
            + ".POLICY_REFERENCES(POLICY_NAME => 'SALES.ORDERS."
            + policy
            + "'))");
  }

  @Test
  void bodiesAreShownAsTheyWereWritten() throws SQLException {
    account.run("ALTER ROW ACCESS POLICY SALES.ORDERS.R SET BODY -> (\"a\"  =  'it''s')");

    assertThat(asked("SELECT 0 AS NTH, GET_DDL('POLICY', 'SALES.ORDERS.R', TRUE) AS DDL"))
        .containsExactly(
            Map.of(
                "nth",
                "0",
                "ddl",
                "create or replace row access policy SALES.ORDERS.R as (\"a\" VARCHAR(134217728))"
                    + " returns BOOLEAN ->\n(\"a\"  =  'it''s')\n comment='c';"));
    refused(
        904,
        "\"b\"".replace("\"", "'"),
        "ALTER ROW ACCESS POLICY SALES.ORDERS.R SET BODY -> \"b\"");
  }

  @Test
  void standardEditionHasNoPolicies() {
    account.standard(true);

    refused(2, "Unsupported feature", "DROP ROW ACCESS POLICY SALES.ORDERS.R");
    refused(
        2,
        "Unsupported feature",
        "ALTER TABLE SALES.ORDERS.T ADD ROW ACCESS POLICY SALES.ORDERS.R ON (\"region\")");
  }

  @Test
  void rightsOfDatabaseRolesAreShownOfTheRoleAlone() throws SQLException {
    account.run(
        "GRANT USAGE ON DATABASE SALES TO DATABASE ROLE SALES.READERS",
        "GRANT SELECT, INSERT ON TABLE SALES.ORDERS.T TO DATABASE ROLE SALES.READERS",
        "GRANT SELECT ON TABLE SALES.ORDERS.T TO ROLE MARKETING",
        "GRANT DATABASE ROLE SALES.READERS TO ROLE MARKETING");

    assertThat(asked("SHOW GRANTS TO DATABASE ROLE SALES.READERS"))
        .extracting(r -> r.get("privilege") + " " + r.get("granted_on") + " " + r.get("name"))
        .containsExactlyInAnyOrder(
            "USAGE DATABASE SALES", "SELECT TABLE SALES.ORDERS.T", "INSERT TABLE SALES.ORDERS.T");
    assertThat(asked("SHOW GRANTS OF DATABASE ROLE SALES.READERS"))
        .extracting(r -> r.get("granted_to") + " " + r.get("grantee_name"))
        .containsExactly("ROLE MARKETING");
    assertThat(
            asked(
                "SELECT GRANTEE FROM SALES.INFORMATION_SCHEMA.OBJECT_PRIVILEGES"
                    + " WHERE PRIVILEGE_TYPE = 'SELECT'"))
        .containsExactly(Map.of("grantee", "MARKETING"));
  }

  @Test
  void aTableGetsWhatIsGivenOfThoseToCome() throws SQLException {
    account.run(
        "GRANT SELECT ON FUTURE TABLES IN DATABASE SALES TO ROLE MARKETING",
        "CREATE TABLE SALES.ORDERS.U (A NUMBER)",
        "GRANT INSERT ON FUTURE TABLES IN SCHEMA SALES.ORDERS TO ROLE MARKETING",
        "CREATE TABLE SALES.ORDERS.V (A NUMBER)");

    assertThat(asked("SHOW GRANTS TO ROLE MARKETING"))
        .extracting(r -> r.get("privilege") + " " + r.get("name"))
        .containsExactlyInAnyOrder("SELECT SALES.ORDERS.U", "INSERT SALES.ORDERS.V");
  }

  @Test
  void answersComeInPages() throws SQLException {
    account.page(2);
    account.run("CREATE DATABASE A", "CREATE DATABASE B");

    assertThat(asked("SHOW DATABASES LIMIT 10000 FROM 'A'"))
        .extracting(r -> r.get("name"))
        .containsExactly("B", "SALES");
  }

  @Test
  void aDatabaseGoesWithAllThatIsInIt() throws SQLException {
    account.run("GRANT DATABASE ROLE SALES.READERS TO ROLE MARKETING", "DROP DATABASE SALES");

    assertThat(account.lines())
        .containsExactly("role MARKETING Role[owner=ACCOUNTADMIN, comment=]");
  }
}

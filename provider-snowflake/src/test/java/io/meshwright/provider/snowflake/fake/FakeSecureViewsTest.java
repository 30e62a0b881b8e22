package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fake account says of views, so that it cannot let everything pass. */
class FakeSecureViewsTest {
  private static final String VIEW =
      "CREATE SECURE VIEW D.S.V (A, B) COMMENT = 'c' AS SELECT A, CASE WHEN A > 1 THEN B ELSE NULL"
          + " END FROM D.S.T WHERE A > 0";

  private final FakeAccount account = new FakeAccount();

  @BeforeEach
  void make() {
    account.role("R");
    account.runAs(
        "DEPLOYER",
        "CREATE DATABASE D",
        "CREATE SCHEMA D.S",
        "CREATE TABLE D.S.T (A NUMBER(10,0), B VARCHAR)",
        VIEW,
        "GRANT SELECT ON VIEW D.S.V TO ROLE R");
  }

  private void refused(int code, String said, String statement) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> account.request("DEPLOYER", statement, 1))
        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(code))
        .withMessageContaining(said);
  }

  private List<Map<String, String>> texts(String role) throws SQLException {
    return account.query(
        role, "SELECT TABLE_NAME, VIEW_DEFINITION, IS_SECURE FROM D.INFORMATION_SCHEMA.VIEWS");
  }

  private boolean isGiven() {
    return account.lines().stream().anyMatch(l -> l.startsWith("right SELECT VIEW D.S.V"));
  }

  @Test
  void tablesAndViewsShareNames() {
    refused(2002, "already exists", "CREATE TABLE D.S.V (A NUMBER)");
    refused(2002, "already exists", "CREATE VIEW D.S.T AS SELECT A FROM D.S.T");
    refused(2002, "already exists", VIEW);
    refused(2003, "does not exist", "GRANT SELECT ON TABLE D.S.V TO ROLE R");
    refused(2003, "does not exist", "DROP TABLE D.S.V");
    refused(2003, "does not exist", "DROP VIEW D.S.T");
  }

  @Test
  void whatAViewSelectsIsThere() {
    refused(904, "invalid identifier 'C'", "CREATE VIEW D.S.W AS SELECT C FROM D.S.T");
    refused(904, "invalid identifier 'C'", "CREATE VIEW D.S.W AS SELECT A FROM D.S.T WHERE C > 1");
    refused(2003, "D.S.U", "CREATE VIEW D.S.W AS SELECT A FROM D.S.U");
    refused(2026, "column definition", "CREATE VIEW D.S.W (X) AS SELECT A, B FROM D.S.T");
    refused(2024, "column specification", "CREATE VIEW D.S.W AS SELECT A + 1 FROM D.S.T");
    refused(3008, "Invalid privilege", "GRANT INSERT ON VIEW D.S.V TO ROLE R");
  }

  @Test
  void onlyWithCopyGrantsAReplacedViewKeepsWhoMayReadIt() throws SQLException {
    refused(2, "COPY GRANTS", "CREATE VIEW D.S.W COPY GRANTS AS SELECT A FROM D.S.T");
    account.request(
        "DEPLOYER",
        "CREATE OR REPLACE SECURE VIEW D.S.V COPY GRANTS COMMENT = 'd' AS SELECT A FROM D.S.T",
        1);
    assertThat(isGiven()).isTrue();
    account.request("DEPLOYER", "CREATE OR REPLACE VIEW D.S.V AS SELECT A FROM D.S.T", 1);
    assertThat(isGiven()).isFalse();
  }

  @Test
  void theTextOfASecureViewIsItsOwners() throws SQLException {
    assertThat(texts("DEPLOYER"))
        .containsExactly(Map.of("table_name", "V", "view_definition", VIEW, "is_secure", "YES"));
    assertThat(texts("R").getFirst()).doesNotContainKey("view_definition");
    account.run("ALTER VIEW D.S.V UNSET SECURE");
    assertThat(texts("R").getFirst()).containsEntry("view_definition", VIEW);
  }

  @Test
  void aViewOutlivesItsTable() throws SQLException {
    account.request("DEPLOYER", "DROP TABLE D.S.T", 1);
    assertThat(texts("DEPLOYER")).hasSize(1);
    account.request("DEPLOYER", "DROP VIEW D.S.V", 1);
    assertThat(texts("DEPLOYER")).isEmpty();
    assertThat(isGiven()).isFalse();
  }
}

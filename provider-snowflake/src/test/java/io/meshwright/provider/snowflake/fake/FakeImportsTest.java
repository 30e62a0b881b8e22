package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeImportsTest {
  private final FakeAccount source = new FakeAccount().named("A.ONE");
  private final FakeAccount account = new FakeAccount().named("A.TWO");

  @BeforeEach
  void share() {
    account.knows("A.ONE", source);
    source.run(
        "CREATE DATABASE D",
        "CREATE DATABASE ROLE D.R",
        "CREATE SHARE X",
        "GRANT USAGE ON DATABASE D TO SHARE X",
        "GRANT DATABASE ROLE D.R TO SHARE X");
  }

  private void refused(String said, String statement) {
    assertThatExceptionOfType(SQLException.class)
        .as(statement)
        .isThrownBy(() -> account.request("DEPLOYER", statement, 1))
        .withMessageContaining(said);
  }

  private List<String> roles() throws SQLException {
    return account.query("DEPLOYER", "SHOW DATABASE ROLES IN DATABASE I").stream()
        .map(r -> r.getOrDefault("name", ""))
        .toList();
  }

  private String origin() throws SQLException {
    return account.query("DEPLOYER", "SHOW DATABASES").stream()
        .filter(r -> "IMPORTED DATABASE".equals(r.get("kind")))
        .map(r -> r.getOrDefault("origin", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyAnAccountThatIsLetInHasAShareAndOnce() {
    refused("does not exist", "CREATE DATABASE I FROM SHARE A.ONE.X");
    source.run("ALTER SHARE X ADD ACCOUNTS = A.THREE");
    refused("does not exist", "CREATE DATABASE I FROM SHARE A.ONE.X");
    source.run("ALTER SHARE X ADD ACCOUNTS = A.TWO");
    refused("does not exist", "CREATE DATABASE I FROM SHARE A.ONE.Y");
    refused("does not exist", "CREATE DATABASE I FROM SHARE A.FOUR.X");
    account.run("CREATE DATABASE I FROM SHARE A.ONE.X COMMENT = 'c'");
    refused("imported already", "CREATE DATABASE J FROM SHARE A.ONE.X");
    refused("already exists", "CREATE DATABASE I");
    account.run("DROP DATABASE I", "CREATE DATABASE J FROM SHARE A.ONE.X");
  }

  @Test
  void itsRolesAreThoseOfTheShareAndAreGivenToRolesOfTheAccount() throws SQLException {
    source.run("ALTER SHARE X ADD ACCOUNTS = A.TWO");
    account.run("CREATE DATABASE I FROM SHARE A.ONE.X");
    account.role("READERS");
    assertThat(roles()).containsExactly("R");
    account.run("GRANT DATABASE ROLE I.R TO ROLE READERS");
    assertThat(account.query("DEPLOYER", "SHOW GRANTS OF DATABASE ROLE I.R"))
        .extracting(r -> r.get("grantee_name"))
        .containsExactly("READERS");
    source.run("CREATE DATABASE ROLE D.S", "GRANT DATABASE ROLE D.S TO SHARE X");
    assertThat(roles()).containsExactly("R", "S");
    source.run("REVOKE DATABASE ROLE D.R FROM SHARE X");
    refused("does not exist", "GRANT DATABASE ROLE I.R TO ROLE READERS");
  }

  @Test
  void nothingIsMadeInIt() {
    source.run("ALTER SHARE X ADD ACCOUNTS = A.TWO");
    account.run("CREATE DATABASE I FROM SHARE A.ONE.X");
    refused("Insufficient privileges", "CREATE SCHEMA I.S");
    refused("Insufficient privileges", "CREATE DATABASE ROLE I.S");
    refused("Insufficient privileges", "DROP DATABASE ROLE I.R");
    refused("Insufficient privileges", "GRANT USAGE ON DATABASE I TO ROLE PUBLIC");
  }

  /** page "ALTER SHARE": an account that was removed has to make its database anew. */
  @Test
  void onceClosedItStaysClosed() throws SQLException {
    source.run("ALTER SHARE X ADD ACCOUNTS = A.TWO");
    account.run("CREATE DATABASE I FROM SHARE A.ONE.X");
    assertThat(origin()).isEqualTo("A.ONE.X");
    source.run("ALTER SHARE X REMOVE ACCOUNTS = A.TWO");
    assertThat(origin()).isEqualTo("<revoked>");
    source.run("ALTER SHARE X ADD ACCOUNTS = A.TWO");
    assertThat(origin()).isEqualTo("<revoked>");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(this::roles)
        .withMessageContaining("no longer available")
        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(3030));
    account.run("DROP DATABASE I", "CREATE DATABASE I FROM SHARE A.ONE.X");
    assertThat(roles()).containsExactly("R");
  }
}

package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeModelsTest {
  private final FakeAccount account = new FakeAccount();

  @BeforeEach
  void makeARegistry() {
    account.role("LOADER");
    account.role("READER");
    account.run(
        "CREATE DATABASE D", "CREATE SCHEMA D.S WITH MANAGED ACCESS", "CREATE DATABASE ROLE D.R");
  }

  private void refused(String said, String role, String statement) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> account.runAs(role, statement))
        .withMessageContaining(said);
  }

  private void logs() {
    account.run(
        "GRANT CREATE MODEL ON SCHEMA D.S TO DATABASE ROLE D.R",
        "GRANT DATABASE ROLE D.R TO ROLE LOADER");
    account.log("LOADER", "D", "S", "M");
  }

  @Test
  void onlyWhoMayLogsAModelAndOwnsIt() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> account.log("LOADER", "D", "S", "M"))
        .withMessageContaining("Insufficient privileges");
    logs();
    account.log("LOADER", "D", "S", "M");
    assertThat(account.lines()).contains("model D.S.M LOADER");
    refused("Insufficient privileges", "READER", "DROP MODEL D.S.M");
    account.runAs("LOADER", "DROP MODEL D.S.M");
    assertThat(account.lines()).noneMatch(l -> l.startsWith("model"));
  }

  @Test
  void whoOwnsAModelGrantsNothingOnItWhereAccessIsManaged() {
    logs();
    refused("Insufficient privileges", "LOADER", "GRANT USAGE ON MODEL D.S.M TO ROLE READER");
    account.run("GRANT USAGE ON MODEL D.S.M TO ROLE READER");
    account.run("ALTER SCHEMA D.S DISABLE MANAGED ACCESS");
    account.runAs("LOADER", "GRANT READ ON MODEL D.S.M TO ROLE READER");
  }

  @Test
  void aModelHasTwoPrivileges() {
    logs();
    refused("Invalid privilege", "ACCOUNTADMIN", "GRANT SELECT ON MODEL D.S.M TO ROLE READER");
    refused("Invalid privilege", "ACCOUNTADMIN", "GRANT WRITE ON MODEL D.S.M TO ROLE READER");
    refused("does not exist", "ACCOUNTADMIN", "GRANT USAGE ON MODEL D.S.X TO ROLE READER");
  }

  @Test
  void modelsToComeGetWhatWasGivenOfThemAndThoseThatAreThereWhatIsGivenOfAll() {
    logs();
    account.run("GRANT USAGE ON FUTURE MODELS IN SCHEMA D.S TO DATABASE ROLE D.R");
    account.log("LOADER", "D", "S", "N");
    assertThat(account.lines()).anyMatch(l -> l.startsWith("right USAGE MODEL D.S.N"));
    assertThat(account.lines()).noneMatch(l -> l.startsWith("right USAGE MODEL D.S.M"));
    account.run("GRANT USAGE ON ALL MODELS IN SCHEMA D.S TO DATABASE ROLE D.R");
    assertThat(account.lines()).anyMatch(l -> l.startsWith("right USAGE MODEL D.S.M"));
    account.run("REVOKE USAGE ON ALL MODELS IN SCHEMA D.S FROM DATABASE ROLE D.R CASCADE");
    assertThat(account.lines()).noneMatch(l -> l.startsWith("right USAGE MODEL D.S.M"));
    assertThat(account.lines()).anyMatch(l -> l.startsWith("right USAGE MODEL D.S "));
  }

  @Test
  void aSharedRoleGetsNothingOfModelsToCome() {
    account.run(
        "GRANT USAGE ON DATABASE D TO DATABASE ROLE D.R",
        "CREATE SHARE X",
        "GRANT USAGE ON DATABASE D TO SHARE X",
        "GRANT DATABASE ROLE D.R TO SHARE X");
    refused(
        "that is shared",
        "ACCOUNTADMIN",
        "GRANT USAGE ON FUTURE MODELS IN SCHEMA D.S TO DATABASE ROLE D.R");
  }

  @Test
  void theListTellsWhoOwnsThem() throws SQLException {
    logs();
    assertThat(account.query("DEPLOYER", "SHOW MODELS IN DATABASE D"))
        .extracting(r -> r.get("schema_name") + " " + r.get("name") + " " + r.get("owner"))
        .containsExactly("S M LOADER");
    account.run("DROP SCHEMA D.S");
    assertThat(account.query("DEPLOYER", "SHOW MODELS IN DATABASE D")).isEmpty();
    assertThat(account.lines()).noneMatch(l -> l.contains("MODEL"));
  }
}

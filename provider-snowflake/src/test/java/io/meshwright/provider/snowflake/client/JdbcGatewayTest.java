package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.snowflake.sql.SfText;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real driver against a server that answers as the pages say. */
class JdbcGatewayTest {
  private static final CatalogueRead ROLE = CatalogueRead.of(CatalogueQuery.STANDING, "");

  private final StubAccount account = new StubAccount();
  private final List<CallEvent> calls = new ArrayList<>();
  private final JdbcGateway gateway =
      gateway(new SignIn.ProgrammaticToken("env:TOKEN"), Map.of("env:TOKEN", "hush-hush"));

  private JdbcGateway gateway(SignIn signIn, Map<String, String> secrets) {
    return new JdbcGateway(
        new SnowflakeTarget(
            "RETAILER-MAIN",
            "DEPLOYER",
            "DEPLOY",
            Optional.of("SMALL"),
            Optional.empty(),
            signIn,
            Optional.of(account.address())),
        new CallMeter(new PlatformName("warehouse"), calls::add),
        reference -> Optional.ofNullable(secrets.get(reference)).map(String::toCharArray));
  }

  @AfterEach
  void close() {
    gateway.close();
    account.close();
  }

  private static MeshException failing(Runnable call) {
    MeshException thrown = catchThrowableOfType(MeshException.class, call::run);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  @Test
  void aRowHasItsValuesByColumn() {
    assertThat(gateway.query(ROLE)).containsExactly(new SnowflakeRow(Map.of("role", "DEPLOY")));
    assertThat(calls).containsExactly(new CallEvent("warehouse", "snowflake.standing", false));
  }

  @Test
  void namesKeepTheirCaseWhateverTheAccountSays() {
    gateway.query(ROLE);
    assertThat(account.logins())
        .singleElement()
        .asString()
        .contains("\"QUOTED_IDENTIFIERS_IGNORE_CASE\":\"false\"")
        .contains("PROGRAMMATIC_ACCESS_TOKEN")
        .contains("roleName=DEPLOY")
        .contains("warehouse=SMALL");
  }

  @Test
  void aSessionIsKeptForWhoAsksNext() {
    gateway.query(ROLE);
    gateway.query(ROLE);
    assertThat(account.logins()).hasSize(1);
  }

  @Test
  void statementsGoInOneRequestThatSaysHowManyThereAre() {
    gateway.run(
        List.of(
            SfText.of("DROP SCHEMA").name("A", "b; DROP DATABASE c"),
            SfText.of("DROP DATABASE").name("A")));
    assertThat(account.statements())
        .singleElement()
        .asString()
        .contains("DROP SCHEMA \\\"A\\\".\\\"b; DROP DATABASE c\\\";\\nDROP DATABASE \\\"A\\\"")
        .contains("\"MULTI_STATEMENT_COUNT\":2");
  }

  @Test
  void aRefusalSaysWhatItIsAndTheSessionStays() {
    account.refuses("003001", "42501", "SQL access control error: Insufficient privileges");
    MeshException refused = failing(() -> gateway.run(List.of(SfText.of("DROP DATABASE A"))));
    assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION);
    assertThat(refused).hasMessageContaining("RETAILER-MAIN").hasMessageContaining("3001");
    failing(() -> gateway.query(ROLE));
    assertThat(account.logins()).hasSize(1);
  }

  @Test
  void whoIsNotLetInIsToldSoWithoutHisToken() {
    account.keepsOut("390303", "Invalid token hush-hush");
    MeshException refused = failing(() -> gateway.query(ROLE));
    assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION);
    assertThat(refused.toString()).contains("signing in").doesNotContain("hush-hush");
  }

  @Test
  void aReferenceWithoutValueIsNotSent() {
    JdbcGateway without = gateway(new SignIn.OAuth("env:NOTHING"), Map.of());
    assertThat(failing(() -> without.query(ROLE)))
        .hasMessageContaining("'token' is a reference without value");
    assertThat(account.logins()).isEmpty();
  }

  @Test
  void whatIsClosedAsksNothing() {
    gateway.close();
    assertThat(failing(() -> gateway.query(ROLE)).kind()).isEqualTo(ErrorKind.INTERNAL);
  }
}

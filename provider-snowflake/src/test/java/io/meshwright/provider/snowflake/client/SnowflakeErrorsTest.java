package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnowflakeErrorsTest {
  private static final SnowflakeTarget TARGET =
      new SnowflakeTarget(
          "RETAILER-MAIN",
          "DEPLOYER",
          "DEPLOY",
          Optional.empty(),
          Optional.empty(),
          new SignIn.KeyPair(Path.of("key.p8"), Optional.empty()),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "2002, 42710, CONFLICT",
    "2003, 02000, CONFLICT",
    "2043, 02000, CONFLICT",
    "3001, 42501, PERMISSION",
    "390100, 08001, PERMISSION",
    "390144, 08001, PERMISSION",
    "390114, 08001, TRANSIENT",
    "604, 57014, TRANSIENT",
    "606, 57P03, USER",
    "200002, 08001, TRANSIENT",
    "200033, 22023, INTERNAL",
    "1003, 42000, USER",
    "99999, '', USER"
  })
  void codesLandInKinds(int code, String state, ErrorKind kind) {
    assertThat(SnowflakeErrors.kind(new SQLException("no", state, code))).isEqualTo(kind);
  }

  @Test
  void whatIsThrottledPasses() {
    assertThat(SnowflakeErrors.kind(new SQLException("Request throttled", "", 0)))
        .isEqualTo(ErrorKind.TRANSIENT);
  }

  @Test
  void whatSigningInSaysIsNotRepeated() {
    MeshException turned =
        SnowflakeErrors.turned(
            "signing in", TARGET, new SQLException("token 'hush' is invalid", "08001", 390303));
    assertThat(turned.getMessage()).contains("390303").contains("RETAILER-MAIN");
    assertThat(turned).hasNoCause();
    assertThat(turned.toString()).doesNotContain("hush");
  }

  @Test
  void whatIsNotThereMayBeHidden() {
    assertThat(
            SnowflakeErrors.turned(
                "running", TARGET, new SQLException("Table 'T' does not exist", "02000", 2003)))
        .hasMessageContaining("has no right on it");
  }
}

package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSecretsTest {
  private final EnvironmentSecrets secrets = new EnvironmentSecrets(Map.of("ANA", "s3cret"));

  @Test
  void aReferenceIsResolvedFromTheEnvironment() {
    assertThat(secrets.apply("env:ANA")).contains("s3cret".toCharArray());
  }

  @Test
  void whatIsNotSetOrNotAReferenceIsUnknown() {
    assertThat(secrets.apply("env:BEN")).isEmpty();
    assertThat(secrets.apply("ANA")).isEmpty();
    assertThat(secrets.apply("file:ANA")).isEmpty();
  }
}

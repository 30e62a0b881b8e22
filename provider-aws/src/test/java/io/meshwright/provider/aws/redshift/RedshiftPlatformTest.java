package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.MeshwrightEngine;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RedshiftPlatformTest {
  private final RedshiftFixture fixture = RedshiftFixture.filterable();

  @Test
  void itIsFoundOnTheClassPath() {
    assertThat(ServiceLoader.load(io.meshwright.spi.ProviderFactory.class))
        .extracting(io.meshwright.spi.ProviderFactory::id)
        .contains("aws", "redshift");
  }

  private MeshException planned() {
    Mesh mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "warehouse"))
            .build();
    try (var engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      return assertThatExceptionOfType(MeshException.class)
          .isThrownBy(() -> engine.plan(mesh, PlanOptions.DEFAULT))
          .actual();
    }
  }

  /** Whoever may not see policies is shown none: that is never taken for there being none. */
  @Test
  void whoMayNotSeePoliciesPlansNothing() {
    fixture.database().administrator(false);
    MeshException refused = planned();
    assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION);
    assertThat(refused).hasMessageContaining("sys:secadmin");
  }

  @Test
  void aDatabaseThatIgnoresCaseIsRefused() {
    fixture.database().collation("case_insensitive");
    MeshException refused = planned();
    assertThat(refused.kind()).isEqualTo(ErrorKind.USER);
    assertThat(refused).hasMessageContaining("case_insensitive");
  }

  @Test
  void everythingWrongInTheSettingsIsSaidAtOnce() {
    Platform platform =
        Platform.of("warehouse", "redshift")
            .with("workgroup", "a")
            .with("cluster", "b")
            .with("databas", "dev")
            .with("secret", "hunter2")
            .with("role", "me")
            .with("endpoint", "nowhere");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> RedshiftConfig.of(platform))
        .satisfies(
            e -> {
              assertThat(e.problems())
                  .extracting(Problem::code)
                  .containsExactly(
                      "unknown-setting",
                      "missing-setting",
                      "missing-setting",
                      "bad-value",
                      "bad-value",
                      "bad-value");
              assertThat(e.problems().toString()).doesNotContain("hunter2");
            });
  }

  @Test
  void theSettingsOfAProvisionedClusterAreRead() {
    RedshiftConfig config =
        RedshiftConfig.of(
            Platform.of("warehouse", "redshift")
                .with("cluster", "company")
                .with("database", "dev")
                .with(
                    "secret",
                    "arn:aws:secretsmanager:eu-central-1:111122223333:secret:redshift-AbCdEf"));
    assertThat(config.cluster()).contains("company");
    assertThat(config.workgroup()).isEmpty();
    assertThat(config.secret()).isPresent();
  }
}

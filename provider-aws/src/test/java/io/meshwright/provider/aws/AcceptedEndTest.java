package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A right that has no end of its own, which a workspace accepts. */
class AcceptedEndTest {
  private static final Instant DAY = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void theRightIsMadeAndGoesWithTheFirstRunAfterItsEnd() {
    FakeAccount account = new FakeAccount();
    AwsFixture fixture = AwsFixture.filterable(account);
    AtomicReference<Instant> now = new AtomicReference<>(fixture.clock().instant());
    Mesh mesh =
        SmallMesh.of(fixture.platform(), SmallMesh.policy().until(DAY).build()).toBuilder()
            .accept(
                new AcceptedLoss(
                    new PolicyId("p"),
                    new PlatformName("lake"),
                    "swept every hour",
                    DAY.plusSeconds(3_600)))
            .build();
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(now::get)
            .stateFolder(fixture.stateFolder())
            .build()) {
      applied(engine, mesh);
      assertThat(account.lines()).anyMatch(AcceptedEndTest::isRight);
      now.set(DAY);
      applied(engine, mesh);
      assertThat(account.lines()).noneMatch(AcceptedEndTest::isRight);
    }
  }

  private static boolean isRight(String line) {
    return line.contains("role/readers") && line.contains("SELECT");
  }

  private static void applied(Meshwright engine, Mesh mesh) {
    assertThat(
            engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT).succeeded())
        .isTrue();
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
  }
}

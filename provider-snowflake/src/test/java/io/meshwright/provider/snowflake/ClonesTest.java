package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody copied, comment and all, is his. */
class ClonesTest {
  private static final String CLONE = "SALES.ORDERS.COPY_OF_MINE";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private final Mesh mesh = SharedMesh.of(fixture.platform(), PortKind.TABLE, any -> {});

  @BeforeEach
  void aTableAndItsClone() {
    fixture.account().listener(sent::add);
    runs.run(mesh, PlanOptions.DEFAULT);
    fixture.account().runAs("DEPLOYER", "CREATE TABLE " + CLONE + " CLONE SALES.ORDERS.ORDERS_V1");
  }

  @Test
  void aCloneIsNobodysOfOurs() {
    Plan plan = runs.plan(mesh);
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.foreign().toString()).contains("COPY_OF_MINE");
  }

  @Test
  void aCloneOutlivesWhatItWasClonedFrom() {
    ApplyReport report = runs.run(mesh, PlanOptions.DESTROY);
    assertThat(report.succeeded()).isFalse();
    assertThat(fixture.account().lines()).anyMatch(l -> l.contains("COPY_OF_MINE"));
    assertThat(fixture.account().lines())
        .noneMatch(l -> l.startsWith("table SALES.ORDERS.ORDERS_V1 "));
  }
}

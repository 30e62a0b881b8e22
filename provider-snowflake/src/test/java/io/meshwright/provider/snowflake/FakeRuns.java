package io.meshwright.provider.snowflake;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.ProviderFactory;
import java.util.List;

/**
 * Plans and runs against fake accounts, each by an engine of its own.
 *
 * @param factory opens them
 * @param sent what was sent in the last run, but for the right to write; whoever listens fills it
 */
record FakeRuns(SnowflakeFixture fixture, ProviderFactory factory, List<String> sent) {
  /** Against the account of the fixture alone. */
  FakeRuns(SnowflakeFixture fixture, List<String> sent) {
    this(fixture, fixture.factory(), sent);
  }

  Meshwright engine() {
    return MeshwrightEngine.builder()
        .providers(List.of(factory))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  Plan plan(Mesh mesh) {
    try (Meshwright engine = engine()) {
      return engine.plan(mesh, PlanOptions.DEFAULT);
    }
  }

  /** Runs the plan of a mesh; data may be lost. */
  ApplyReport run(Mesh mesh, PlanOptions options) {
    return run(mesh, options, true);
  }

  /** Runs the plan of a mesh, which may lose data or not. */
  ApplyReport run(Mesh mesh, PlanOptions options, boolean loss) {
    try (Meshwright engine = engine()) {
      sent.clear();
      ApplyReport report =
          engine.apply(engine.plan(mesh, options), ApplyOptions.DEFAULT.withAllowDataLoss(loss));
      sent.removeIf(s -> s.contains("MESHWRIGHT_LOCK_"));
      return report;
    }
  }
}

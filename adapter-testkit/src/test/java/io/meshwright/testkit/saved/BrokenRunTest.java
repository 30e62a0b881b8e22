package io.meshwright.testkit.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.RunRecord;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.CallEvent;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that an error of the machine broke, and the one after it. */
@Timeout(60)
class BrokenRunTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Platform PLATFORM =
      new Platform(
          new PlatformName("sim"),
          "simulated",
          Ordered.map(Map.<String, String>of()),
          Authority.ADDITIVE);

  @TempDir Path folder;
  private final SimulatedPlatform simulated = SimulatedPlatform.stepwise("sim", 5);
  private final RandomCase made = RandomCases.of(1, Target.of(PLATFORM), NOW);

  private Meshwright engine(Consumer<CallEvent> meter) {
    return MeshwrightEngine.builder()
        .providers(List.of(new SimulatedProviderFactory(simulated)))
        .clock((InstantSource) () -> NOW)
        .stateFolder(folder)
        .meter(meter)
        .build();
  }

  private ApplyReport apply(Meshwright engine) {
    return engine.apply(engine.plan(made.mesh(), PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
  }

  private void aLaterRunFinishes() {
    try (Meshwright engine = engine(call -> {})) {
      ApplyReport report = apply(engine);
      assertThat(report.results()).isNotEmpty();
      assertThat(report.done()).isEqualTo(report.results().size());
      assertThat(engine.plan(made.mesh(), PlanOptions.DEFAULT).changes()).isEmpty();
    }
  }

  private static void overflowOnWriting(CallEvent call) {
    if (call.writes()) {
      throw new StackOverflowError();
    }
  }

  @Test
  void anErrorInACallIsToldAndALaterRunGoesOnFromThere() {
    try (Meshwright engine = engine(BrokenRunTest::overflowOnWriting)) {
      ApplyReport report = apply(engine);

      assertThat(report.results())
          .anySatisfy(
              result ->
                  assertThat(result.outcome())
                      .isInstanceOfSatisfying(
                          ChangeOutcome.Failed.class,
                          failed ->
                              assertThat(failed.problem().toString())
                                  .contains("internal", "java.lang.StackOverflowError")));
      assertThat(engine.history().getFirst().ending()).isEqualTo(RunRecord.Ending.ENDED);
    }
    aLaterRunFinishes();
  }

  @Test
  void anErrorBesideTheCallsAbortsTheRunAndTheJournalSaysSo() {
    try (Meshwright engine = engine(call -> {})) {
      assertThatExceptionOfType(StackOverflowError.class)
          .isThrownBy(
              () ->
                  engine.apply(
                      engine.plan(made.mesh(), PlanOptions.DEFAULT),
                      ApplyOptions.DEFAULT.withListener(
                          event -> {
                            throw new StackOverflowError();
                          })));
      RunRecord run = engine.history().getFirst();
      assertThat(run.ending()).isEqualTo(RunRecord.Ending.ABORTED);
      assertThat(run.message()).isEqualTo("internal");
    }
    aLaterRunFinishes();
  }
}

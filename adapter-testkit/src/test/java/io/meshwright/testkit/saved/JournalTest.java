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
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.RunChange;
import io.meshwright.api.report.RunRecord;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
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
  private Instant time = NOW;
  private Meshwright engine = MeshwrightEngine.builder().build();

  @BeforeEach
  void open() {
    engine.close();
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(new SimulatedProviderFactory(simulated)))
            .clock((InstantSource) () -> time)
            .stateFolder(folder)
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan() {
    return engine.plan(made.mesh(), PlanOptions.DEFAULT);
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }

  @Test
  void aRunLeavesALinePerEvent() throws IOException {
    Plan plan = plan();
    engine.apply(plan, ApplyOptions.DEFAULT.withActor(Optional.of("ci")));
    List<String> lines = lines();

    assertThat(lines.getFirst())
        .startsWith(
            "{\"event\":\"run-started\",\"at\":\"2026-11-22T12:00:00Z\",\"formatVersion\":1,"
                + "\"mesh\":\"retailer\",\"workspace\":\"main\",\"fingerprint\":\""
                + plan.fingerprint().hex()
                + "\",\"planned\":\"2026-11-22T12:00:00Z\",\"platforms\":[\"sim\"],\"changes\":"
                + plan.changes().size()
                + ",\"verbs\":{\"create\":"
                + plan.changes().size()
                + "},")
        .endsWith("\"destroying\":0,\"actor\":\"ci\"}");
    assertThat(lines.getLast())
        .isEqualTo(
            "{\"event\":\"run-ended\",\"at\":\"2026-11-22T12:00:00Z\",\"done\":"
                + plan.changes().size()
                + ",\"failed\":0,\"skipped\":0,\"notYetVisible\":0}");
    assertThat(lines.stream().filter(l -> l.contains("\"event\":\"change-ended\"")))
        .hasSize(plan.changes().size())
        .allMatch(
            l -> l.contains("\"verb\":\"create\",\"address\":{\"platform\":\"sim\",\"kind\":"))
        .allMatch(l -> l.endsWith("\"outcome\":\"done\"}"));
    assertThat(lines.get(1))
        .matches(
            "\\{\"event\":\"batch-started\",\"at\":\"[^\"]*\",\"lane\":\"[^\"]*\","
                + "\"batch\":\"[^\"]*\",\"changes\":\\d+}");
  }

  @Test
  void theHistoryTellsWhatRunsDidNewestFirst() {
    Plan first = plan();
    engine.apply(first, ApplyOptions.DEFAULT);
    time = NOW.plusSeconds(60);
    Plan second = engine.plan(made.mesh(), PlanOptions.DESTROY);
    engine.apply(second, ApplyOptions.DEFAULT.withAllowDataLoss(true));
    List<RunRecord> runs = engine.history();

    assertThat(runs).hasSize(2);
    assertThat(runs.getFirst().fingerprint()).isEqualTo(second.fingerprint());
    assertThat(runs.getFirst().planned()).containsOnlyKeys("delete");
    assertThat(runs.getFirst().destroying()).isPositive();
    assertThat(runs.getLast().id()).isEqualTo("2026-11-22T12-00-00Z-" + first.fingerprint());
    assertThat(runs.getLast().ending()).isEqualTo(RunRecord.Ending.ENDED);
    assertThat(runs.getLast().actor()).isEmpty();
    assertThat(runs.getLast().count(RunChange.Outcome.DONE)).isEqualTo(first.changes().size());
  }

  @Test
  void aRunThatWasRefusedIsTold() {
    Plan plan = plan();
    engine.apply(plan, ApplyOptions.DEFAULT);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> engine.apply(plan, ApplyOptions.DEFAULT))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    List<RunRecord> runs = engine.history();

    assertThat(runs).hasSize(2);
    assertThat(runs)
        .anySatisfy(
            r -> {
              assertThat(r.ending()).isEqualTo(RunRecord.Ending.ABORTED);
              assertThat(r.message()).startsWith("conflict: premise sim/");
              assertThat(r.changes()).isEmpty();
            });
  }

  @Test
  void equalRunsInOneSecondHaveJournalsOfTheirOwn() {
    for (int i = 0; i < 3; i++) {
      Plan plan = plan();
      engine.apply(plan, ApplyOptions.DEFAULT);
      engine.apply(
          engine.plan(made.mesh(), PlanOptions.DESTROY),
          ApplyOptions.DEFAULT.withAllowDataLoss(true));
    }
    assertThat(engine.history().stream().map(RunRecord::id).distinct()).hasSize(6);
  }

  @Test
  void aJournalThatWasCutIsReadAsFarAsItGoes() throws IOException {
    engine.apply(plan(), ApplyOptions.DEFAULT);
    Path journal;
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      journal = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(journal);
    int firstLine = Files.readAllLines(journal).getFirst().length();
    for (int end = firstLine + 1; end < whole.length - 1; end += 37) {
      Files.write(journal, Arrays.copyOf(whole, end));
      RunRecord run = engine.history().getFirst();
      assertThat(run.ending()).as("cut at %s", end).isEqualTo(RunRecord.Ending.NOT_ENDED);
      assertThat(run.endedAt()).isEmpty();
      assertThat(run.unreadable()).isLessThanOrEqualTo(1);
    }
    Files.write(journal, Arrays.copyOf(whole, 5));
    assertThat(engine.history()).isEmpty();
  }

  @Test
  void withoutAJournalNothingIsWritten() throws IOException {
    Plan plan = plan();
    Files.createFile(folder.resolve("journal"));
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> engine.apply(plan, ApplyOptions.DEFAULT))
        .withMessageContaining("nothing is changed without one")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    assertThat(simulated.states()).hasSize(1);
  }

  @Test
  void aListenerThatThrowsAbortsTheRunAndTheJournalSaysSo() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                engine.apply(
                    plan(),
                    ApplyOptions.DEFAULT.withListener(
                        event -> {
                          if (event instanceof ApplyEvent.BatchFinished) {
                            throw new IllegalStateException("secret value");
                          }
                        })));
    RunRecord run = engine.history().getFirst();
    assertThat(run.ending()).isEqualTo(RunRecord.Ending.ABORTED);
    assertThat(run.message()).isEqualTo("internal");
  }

  @Test
  void anEmptyPlanCallsNobodyAndLeavesNoJournal() {
    engine.apply(plan(), ApplyOptions.DEFAULT);
    Plan empty = plan();
    int calls = simulated.calls();
    engine.apply(empty, ApplyOptions.DEFAULT);

    assertThat(empty.premises()).isEmpty();
    assertThat(simulated.calls()).isEqualTo(calls);
    assertThat(engine.history()).hasSize(1);
  }

  @Test
  void aPlanIsRefusedOnceAPolicyOfItsEnded() {
    Plan plan = plan();
    Plan expiring =
        new Plan(
            plan.mesh(),
            plan.platforms(),
            plan.madeAt(),
            Optional.of(NOW.plusSeconds(10)),
            plan.changes(),
            plan.reported(),
            plan.foreign(),
            plan.premises(),
            plan.exposure(),
            plan.verdicts(),
            plan.problems(),
            plan.unchanged());
    time = NOW.plusSeconds(10);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> engine.apply(expiring, ApplyOptions.DEFAULT))
        .withMessageContaining("a policy or an accepted loss ended at 2026-11-22T12:00:10Z")
        .withMessageContaining("plan again");
    assertThat(simulated.states()).hasSize(1);
    time = NOW.plusSeconds(9);
    assertThat(engine.apply(expiring, ApplyOptions.DEFAULT).results()).isNotEmpty();
  }

  @Test
  void aPlanHoldsUntilTheFirstPolicyEndsThatItMakesReal() {
    int ending = 0;
    for (long seed = 1; seed <= 20; seed++) {
      RandomCase each = RandomCases.of(seed, Target.of(PLATFORM), NOW);
      Plan plan = engine.plan(each.mesh(), PlanOptions.DEFAULT);
      Set<PolicyId> realised =
          plan.changes().stream().flatMap(c -> c.policies().stream()).collect(Collectors.toSet());
      Optional<Instant> first =
          each.mesh().accessPolicies().stream()
              .filter(p -> realised.contains(p.id()))
              .flatMap(p -> p.until().stream())
              .filter(NOW::isBefore)
              .min(Comparator.naturalOrder());
      assertThat(plan.expires()).as("seed %s", seed).isEqualTo(first);
      ending += first.isPresent() ? 1 : 0;
    }
    assertThat(ending).isPositive();
  }

  @Test
  void aPlanWithoutPremisesIsRefused() {
    Plan plan = plan();
    Plan bare =
        new Plan(
            plan.mesh(),
            plan.platforms(),
            plan.madeAt(),
            plan.expires(),
            plan.changes(),
            plan.reported(),
            plan.foreign(),
            Ordered.set(List.of()),
            plan.exposure(),
            plan.verdicts(),
            plan.problems(),
            plan.unchanged());
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> engine.apply(bare, ApplyOptions.DEFAULT))
        .withMessageContaining("does not say what it relies on");
  }
}

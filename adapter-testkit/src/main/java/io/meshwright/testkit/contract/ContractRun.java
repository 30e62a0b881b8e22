package io.meshwright.testkit.contract;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.Transfer;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One engine over a fixture, and a count of what it writes. */
final class ContractRun implements AutoCloseable {
  private final AtomicInteger writes = new AtomicInteger();
  private final Meshwright engine;

  ContractRun(ContractFixture fixture) {
    this(fixture, fixture.clock());
  }

  /** A run by another clock than the platform's. */
  ContractRun(ContractFixture fixture, InstantSource clock) {
    this.engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(clock)
            .secrets(fixture::secret)
            .stateFolder(fixture.stateFolder())
            .meter(this::count)
            .build();
  }

  private void count(CallEvent event) {
    if (event.writes()) {
      writes.incrementAndGet();
    }
  }

  /** The engine. */
  Meshwright engine() {
    return engine;
  }

  /** Calls that may have changed something, so far. */
  int writes() {
    return writes.get();
  }

  /** A case, and every other one of what the platform carries out to the letter. */
  static RandomCase newCase(long seed, ContractFixture fixture) {
    return RandomCases.of(seed, seed % 2 == 0 ? fixture.target() : exact(fixture), now(fixture));
  }

  /** The case with other policies. */
  static RandomCase changed(RandomCase before, long seed, ContractFixture fixture) {
    Target target = before.seed() % 2 == 0 ? fixture.target() : exact(fixture);
    return RandomCases.changed(before, seed, target, now(fixture));
  }

  /** What the platform carries out to the letter. */
  static Target exact(ContractFixture fixture) {
    return fixture.target().withFeatures(fixture.exactFeatures());
  }

  /** Now, without the fraction that not every platform keeps. */
  static Instant now(ContractFixture fixture) {
    return Instant.ofEpochSecond(fixture.clock().instant().getEpochSecond());
  }

  /** The platform opened beside the engine, to look at and to load. */
  static PlatformProvider open(ContractFixture fixture) {
    return fixture
        .factory()
        .open(
            fixture.platform(),
            new PlatformRuntime(
                fixture.clock(), fixture::secret, event -> {}, fixture.stateFolder()));
  }

  Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  ApplyReport apply(Mesh mesh) {
    return apply(mesh, event -> {});
  }

  ApplyReport apply(Mesh mesh, Consumer<ApplyEvent> listener) {
    return engine.apply(
        plan(mesh), ApplyOptions.DEFAULT.withAllowDataLoss(true).withListener(listener));
  }

  ApplyReport destroy(Mesh mesh) {
    return destroy(mesh, event -> {});
  }

  ApplyReport destroy(Mesh mesh, Consumer<ApplyEvent> listener) {
    return engine.apply(
        engine.plan(mesh, PlanOptions.DESTROY),
        ApplyOptions.DEFAULT.withAllowDataLoss(true).withListener(listener));
  }

  /** Loads a case's rows into its tables, as far as the platform takes rows. */
  static void load(RandomCase made, ContractFixture fixture) {
    try (PlatformProvider provider = open(fixture)) {
      for (OutputPort port : made.mesh().ports()) {
        for (TableSchema table : port.contract().tables()) {
          load(made, provider, port, table);
        }
      }
    }
  }

  private static void load(
      RandomCase made, PlatformProvider provider, OutputPort port, TableSchema table) {
    Transfer transfer =
        provider
            .transfer()
            .orElseThrow(() -> new IllegalStateException("a proof needs a platform that loads"));
    transfer.load(
        port,
        table,
        table.columnNames(),
        made.rows()
            .getOrDefault(new TableAddress(port.address(), table.name()), List.of())
            .iterator());
  }

  @Override
  public void close() {
    engine.close();
  }
}

package io.meshwright.it.benchmark;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Plan;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Plans against the in-memory platform: everything new, nothing new, one table in a hundred. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx8g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class PlanBenchmark {
  private static final Platform PLATFORM =
      new Platform(
          new PlatformName("sim"),
          "simulated",
          Ordered.map(Map.<String, String>of()),
          Authority.AUTHORITATIVE);

  /** How many tables; a table is about four resources. */
  @Param({"1000", "8000", "64000"})
  public int tables;

  /** What there is to do. */
  @Param({"ALL", "NOTHING", "ONE_PERCENT"})
  public Work work = Work.NOTHING;

  private @Nullable MeteredFactory metered;
  private @Nullable MeshwrightEngine engine;
  private @Nullable Mesh mesh;
  private @Nullable Plan plan;

  /** What there is to do. */
  public enum Work {
    /** The platform is empty. */
    ALL,
    /** The platform is as it should be. */
    NOTHING,
    /** One table in a hundred gets a column. */
    ONE_PERCENT
  }

  /** Makes mesh and platform. */
  @Setup(Level.Trial)
  public void make() {
    LargeMesh.Shape shape = LargeMesh.Shape.of(tables);
    metered = new MeteredFactory(new SimulatedProviderFactory(SimulatedPlatform.atomic("sim")));
    engine = MeshwrightEngine.builder().providers(List.of(metered)).build();
    mesh = LargeMesh.of(PLATFORM, shape);
    if (work != Work.ALL) {
      engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    }
    if (work == Work.ONE_PERCENT) {
      mesh = LargeMesh.of(PLATFORM, shape.withChanges());
    }
  }

  /** Forgets the last plan, so that no two are held. */
  @Setup(Level.Iteration)
  public void forget() {
    plan = null;
    Objects.requireNonNull(metered).reset(() -> {});
  }

  /** The plan. */
  @Benchmark
  public Plan plan() {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Plan made =
        Objects.requireNonNull(engine).plan(Objects.requireNonNull(mesh), PlanOptions.DEFAULT);
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    MeteredFactory factory = Objects.requireNonNull(metered);
    PlanCosts.measured(
        made.changes().size() + made.unchanged(), cpu, factory.cpu(), factory.lifts());
    plan = made;
    return made;
  }

  /** Looks at the heap: with a plan and without, and in the middle of one more. */
  @TearDown(Level.Iteration)
  public void weigh() {
    long with;
    try {
      with = Heap.used();
    } finally {
      Reference.reachabilityFence(plan);
    }
    plan = null;
    long without = Heap.used();
    long[] during = {without};
    Objects.requireNonNull(metered).reset(() -> during[0] = Heap.used());
    Objects.requireNonNull(engine).plan(Objects.requireNonNull(mesh), PlanOptions.DEFAULT);
    PlanCosts.weighed(with - without, during[0] - without);
  }
}

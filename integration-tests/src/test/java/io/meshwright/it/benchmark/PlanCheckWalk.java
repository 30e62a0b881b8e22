package io.meshwright.it.benchmark;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.engine.apply.Batches;
import io.meshwright.engine.exposure.AccessAnalysis;
import io.meshwright.engine.exposure.PlanCheck;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ReadScope;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What it costs to look at the worst states of a plan: everything new, and every grant, filter and
 * mask another one, on a platform on which each change takes effect by itself.
 */
final class PlanCheckWalk {
  private static final Platform PLATFORM =
      new Platform(
          new PlatformName("sim"),
          "simulated",
          Ordered.map(Map.<String, String>of()),
          Authority.AUTHORITATIVE);

  private final PrintStream out;

  PlanCheckWalk(PrintStream out) {
    this.out = out;
  }

  void run(int tables) {
    SimulatedProviderFactory factory =
        new SimulatedProviderFactory(SimulatedPlatform.stepwise("sim", 50));
    LargeMesh.Shape shape = LargeMesh.Shape.of(tables);
    out.printf(
        Locale.ROOT, "%n%-22s %9s %9s %9s %9s%n", "plan", "changes", "widen", "found", "CPU s");
    try (MeshwrightEngine engine = MeshwrightEngine.builder().providers(List.of(factory)).build()) {
      Mesh mesh = LargeMesh.of(PLATFORM, shape);
      measure("everything new", engine, factory, mesh);
      engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
      measure(
          "all policies changed", engine, factory, LargeMesh.withOtherPolicies(PLATFORM, shape));
    }
  }

  private void measure(
      String name, MeshwrightEngine engine, SimulatedProviderFactory factory, Mesh mesh) {
    List<PlannedChange> plan = engine.plan(mesh, PlanOptions.DEFAULT).changes();
    PlatformRuntime runtime =
        new PlatformRuntime(
            InstantSource.system(), reference -> Optional.empty(), event -> {}, Path.of("target"));
    try (PlatformProvider provider = factory.open(PLATFORM, runtime)) {
      AccessAnalysis analysis =
          AccessAnalysis.of(
              "sim",
              provider.lifter(),
              live(mesh, plan, provider),
              plan.stream().map(PlannedChange::change).toList());
      long widening = analysis.impacts().values().stream().filter(i -> i.widens()).count();
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int found =
          new PlanCheck(analysis, plan, Batches.of(plan, provider.executor()::slot))
              .worstCases()
              .size();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      out.printf(
          Locale.ROOT, "%-22s %9d %9d %9d %9.2f%n", name, plan.size(), widening, found, cpu / 1e9);
    }
  }

  private static NavigableMap<Address, Resource> live(
      Mesh mesh, List<PlannedChange> plan, PlatformProvider provider) {
    TreeMap<Address, Resource> live = new TreeMap<>();
    ReadScope scope =
        new ReadScope(mesh.id(), Ordered.set(plan.stream().map(PlannedChange::address).toList()));
    provider
        .reader()
        .read(
            scope,
            seen -> {
              if (seen instanceof Seen.Present present) {
                live.put(present.address(), present.resource());
              }
            });
    return live;
  }
}

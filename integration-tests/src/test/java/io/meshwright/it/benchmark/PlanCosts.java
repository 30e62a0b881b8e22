package io.meshwright.it.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Tells JMH, iteration by iteration, what a plan costs besides time. */
public final class PlanCosts implements InternalProfiler {
  // The harness makes the profiler, and the benchmark cannot be handed it.
  private static final AtomicReference<Costs> LAST = new AtomicReference<>(Costs.NONE);

  /** Made by the harness. */
  public PlanCosts() {}

  private record Costs(
      int resources, long cpu, long adapterCpu, int lifts, long retained, long held) {
    static final Costs NONE = new Costs(1, 0, 0, 0, 0, 0);
  }

  static void measured(int resources, long cpu, long adapterCpu, int lifts) {
    LAST.set(new Costs(resources, cpu, adapterCpu, lifts, 0, 0));
  }

  static void weighed(long retained, long held) {
    LAST.updateAndGet(
        c -> new Costs(c.resources(), c.cpu(), c.adapterCpu(), c.lifts(), retained, held));
  }

  @Override
  public String getDescription() {
    return "CPU and heap per resource of a plan";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    LAST.set(Costs.NONE);
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Costs costs = LAST.get();
    double resources = costs.resources();
    return List.of(
        of("resources", resources, "#"),
        of("cpu", costs.cpu() / 1000.0 / resources, "us/resource"),
        of("engine", (costs.cpu() - costs.adapterCpu()) / 1000.0 / resources, "us/resource"),
        of("lifts", costs.lifts() / resources, "/resource"),
        of("retained", costs.retained() / resources, "B/resource"),
        of("held", costs.held() / resources, "B/resource"));
  }

  private static ScalarResult of(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }
}

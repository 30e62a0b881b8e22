package io.meshwright.it.benchmark;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.LocalServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One walk over an embedded PostgreSQL: plan, apply, plan again, change, destroy. */
final class PostgresWalk {
  private static final int TIMES = 3;

  private final PrintStream out;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  PostgresWalk(PrintStream out) {
    this.out = out;
  }

  void run(LargeMesh.Shape shape) throws IOException {
    out.printf(
        Locale.ROOT, "%nPostgreSQL, %d tables, %d a product%n", shape.tables(), shape.perProduct());
    out.printf(Locale.ROOT, "%-22s %9s %9s %8s %8s%n", "", "changes", "seconds", "reads", "writes");
    Platform platform =
        new Platform(
            new PlatformName("pg"),
            "postgres",
            Ordered.map(Map.<String, String>of()),
            Authority.AUTHORITATIVE);
    Mesh mesh = LargeMesh.of(platform, shape);
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder()
            .providers(List.of(new PostgresProviderFactory()))
            .stateFolder(Files.createTempDirectory("benchmark"))
            .meter(this::count)
            .build()) {
      try {
        walk(engine, mesh, LargeMesh.of(platform, shape.withChanges()));
      } finally {
        engine.localServer(mesh).ifPresent(LocalServer::stop);
      }
    }
  }

  private void walk(MeshwrightEngine engine, Mesh mesh, Mesh changed) {
    plan("server starts, plan", 1, engine, mesh, PlanOptions.DEFAULT);
    apply("apply", engine, plan("plan", TIMES, engine, mesh, PlanOptions.DEFAULT));
    plan("no-op plan", TIMES, engine, mesh, PlanOptions.DEFAULT);
    apply("apply of 1 %", engine, plan("plan of 1 %", TIMES, engine, changed, PlanOptions.DEFAULT));
    apply("destroy", engine, plan("plan to destroy", 1, engine, changed, PlanOptions.DESTROY));
  }

  private Plan plan(
      String what, int times, MeshwrightEngine engine, Mesh mesh, PlanOptions options) {
    Plan plan = timed(what, () -> engine.plan(mesh, options), p -> p.changes().size());
    for (int i = 1; i < times; i++) {
      plan = timed(what, () -> engine.plan(mesh, options), p -> p.changes().size());
    }
    return plan;
  }

  private void apply(String what, MeshwrightEngine engine, Plan plan) {
    ApplyReport report =
        timed(
            what,
            () -> engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true)),
            r -> r.results().size());
    if (report.done() < report.results().size()) {
      out.println("only " + report.done() + " worked: " + report.results().getFirst().outcome());
    }
  }

  private interface Size<T> {
    int of(T result);
  }

  private <T> T timed(String what, Supplier<T> work, Size<T> size) {
    reads.set(0);
    writes.set(0);
    long start = System.nanoTime();
    T result = work.get();
    out.printf(
        Locale.ROOT,
        "%-22s %9d %9.2f %8d %8d%n",
        what,
        size.of(result),
        (System.nanoTime() - start) / 1e9,
        reads.get(),
        writes.get());
    return result;
  }

  private void count(CallEvent event) {
    (event.writes() ? writes : reads).incrementAndGet();
  }
}

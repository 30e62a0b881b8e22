package io.meshwright.it.benchmark;

import io.meshwright.api.problem.Problem;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.WorkspaceReader;
import io.meshwright.engine.validate.Validation;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What reading and validating a workspace costs: CPU of the reading thread, and heap, for each
 * table of twenty columns. The best of some rounds in a warm JVM; the slope is the cost of a table
 * over that in the workspace half as large.
 */
final class ReadingBenchmark {
  private static final List<Integer> SIZES = List.of(1_250, 2_500, 5_000, 10_000);
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 20_000;
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  private final PrintStream out;

  ReadingBenchmark(PrintStream out) {
    this.out = out;
  }

  /** What one round cost. */
  private record Cost(double cpuMicros, double retained, double peak) {}

  void run(List<Integer> sizes) throws IOException {
    out.printf(
        Locale.ROOT,
        "%n%-10s %12s %15s %12s %10s%n",
        "reading",
        "CPU us/table",
        "retained B/table",
        "peak MB",
        "slope CPU");
    double before = 0;
    for (int size : sizes.isEmpty() ? SIZES : sizes) {
      Path folder = Files.createTempDirectory("large-workspace");
      try {
        LargeWorkspace.write(folder, size);
        Cost cost = best(folder, size);
        out.printf(
            Locale.ROOT,
            "%-10d %12.0f %15.0f %12.0f %10.2f%n",
            size,
            cost.cpuMicros(),
            cost.retained(),
            cost.peak() / 1024 / 1024,
            before == 0 ? 1 : cost.cpuMicros() / before);
        before = cost.cpuMicros();
      } finally {
        delete(folder);
      }
    }
  }

  private static Cost best(Path folder, int tables) {
    List<Cost> costs = new ArrayList<>();
    int warmUp = Math.max(1, WARM_UP / tables);
    for (int i = 0; i < warmUp + ROUNDS; i++) {
      Cost cost = round(folder, tables);
      if (i >= warmUp) {
        costs.add(cost);
      }
    }
    return costs.stream().min(Comparator.comparingDouble(Cost::cpuMicros)).orElseThrow();
  }

  private static Cost round(Path folder, int tables) {
    long held = used();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Read read = WorkspaceReader.read(folder, Optional.empty());
    List<Problem> problems = Validation.problems(read.mesh().orElseThrow(), read.places(), NOW);
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    long peak = pools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    long retained = used() - held;
    if (problems.stream().anyMatch(Problem::isError) || read.mesh().isEmpty()) {
      throw new IllegalStateException("the workspace is wrong: " + problems);
    }
    return new Cost(cpu / 1_000.0 / tables, retained / (double) tables, peak - held);
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

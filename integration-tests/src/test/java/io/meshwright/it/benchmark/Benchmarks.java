package io.meshwright.it.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints what {@code docs/performance.md} shows. */
public final class Benchmarks {
  private static final List<String> COSTS = List.of("cpu", "engine", "lifts", "held", "retained");

  private final PrintStream out;

  private Benchmarks(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs them.
   *
   * @param arguments {@code memory}, {@code postgres}, {@code check} or nothing for the first two;
   *     then numbers of tables
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    Benchmarks benchmarks = new Benchmarks(System.out);
    List<String> words = List.of(arguments);
    List<String> tables = words.stream().filter(w -> w.matches("[0-9]+")).toList();
    if (words.contains("check")) {
      new PlanCheckWalk(System.out)
          .run(tables.isEmpty() ? 25_000 : Integer.parseInt(tables.getFirst()));
      return;
    }
    boolean all = words.stream().allMatch(w -> w.matches("[0-9]+"));
    if (all || words.contains("reading")) {
      new ReadingBenchmark(System.out).run(tables.stream().map(Integer::valueOf).toList());
    }
    if (all || words.contains("memory")) {
      benchmarks.memory(tables);
    }
    if (all || words.contains("postgres")) {
      int count = tables.isEmpty() ? 2000 : Integer.parseInt(tables.getFirst());
      new PostgresWalk(System.out).run(LargeMesh.Shape.of(count));
      new PostgresWalk(System.out).run(new LargeMesh.Shape(count, count, 0));
    }
  }

  private void memory(List<String> tables) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(PlanBenchmark.class.getName()).addProfiler(PlanCosts.class);
    if (!tables.isEmpty()) {
      options.param("tables", tables.toArray(new String[0]));
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, TreeMap<Integer, RunResult>> byWork = new TreeMap<>();
    for (RunResult result : results) {
      byWork
          .computeIfAbsent(result.getParams().getParam("work"), k -> new TreeMap<>())
          .put(Integer.parseInt(result.getParams().getParam("tables")), result);
    }
    byWork.forEach(this::print);
  }

  private void print(String work, NavigableMap<Integer, RunResult> results) {
    out.printf(Locale.ROOT, "%n%-12s %9s %9s", work, "resources", "wall ms");
    COSTS.forEach(cost -> out.printf(Locale.ROOT, " %9s", cost));
    out.println();
    results.forEach(
        (tables, result) -> {
          out.printf(
              Locale.ROOT,
              "%-12d %9.0f %9.0f",
              tables,
              cost(result, "resources"),
              result.getPrimaryResult().getScore());
          COSTS.forEach(cost -> out.printf(Locale.ROOT, " %9.2f", cost(result, cost)));
          out.println();
          Map.Entry<Integer, RunResult> smaller = results.lowerEntry(tables);
          if (smaller != null) {
            slope(smaller, Map.entry(tables, result));
          }
        });
  }

  /** What a resource costs in the larger mesh, over what it costs in the smaller: 1 is linear. */
  private void slope(Map.Entry<Integer, RunResult> smaller, Map.Entry<Integer, RunResult> larger) {
    out.printf(Locale.ROOT, "  slope %d/%d:", larger.getKey(), smaller.getKey());
    for (String cost : List.of("cpu", "engine", "held")) {
      out.printf(
          Locale.ROOT,
          " %s %.2f",
          cost,
          cost(larger.getValue(), cost) / cost(smaller.getValue(), cost));
    }
    out.println();
  }

  private static double cost(RunResult result, String name) {
    return result.getSecondaryResults().keySet().stream()
        .filter(key -> key.equals(name) || key.endsWith(":" + name))
        .map(key -> Objects.requireNonNull(result.getSecondaryResults().get(key)).getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}

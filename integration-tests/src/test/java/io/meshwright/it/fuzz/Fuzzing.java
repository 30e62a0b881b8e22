package io.meshwright.it.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the fuzzer (Jazzer) on each target in a process of its own and one thread, and prints what
 * {@code docs/evidence.md} shows. Ends with 1 where a target found something; what it found lies in
 * {@code target/fuzz}.
 */
public final class Fuzzing {
  private static final Path SEEDS = Path.of("src/test/resources/fuzz");
  private static final Path WORK = Path.of("target/fuzz");
  private static final String FIGURES = ".*(DONE|Done|stat::).*";

  /** Targets, and how many of eight parts of the time each has. */
  private static final Map<String, Integer> PARTS = parts();

  private final PrintStream out;

  private Fuzzing(PrintStream out) {
    this.out = out;
  }

  private static Map<String, Integer> parts() {
    Map<String, Integer> parts = new LinkedHashMap<>();
    parts.put("workspace", 4);
    parts.put("filter", 1);
    parts.put("plan", 2);
    parts.put("journal", 1);
    return parts;
  }

  /**
   * Runs it.
   *
   * @param arguments how many seconds in all, then targets; none for all
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    int seconds = Integer.parseInt(words.getFirst());
    List<String> chosen = words.subList(1, words.size());
    Fuzzing fuzzing = new Fuzzing(System.out);
    boolean found = false;
    for (Map.Entry<String, Integer> target : PARTS.entrySet()) {
      if (chosen.isEmpty()) {
        found |= fuzzing.finds(target.getKey(), seconds * target.getValue() / 8);
      } else if (chosen.contains(target.getKey())) {
        found |= fuzzing.finds(target.getKey(), seconds / chosen.size());
      }
    }
    System.exit(found ? 1 : 0);
  }

  private boolean finds(String target, int seconds) throws IOException, InterruptedException {
    Path folder = WORK.resolve(target);
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(target, seconds, folder, corpus))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exit = process.waitFor();
    out.printf("%s, %d s, %s%n", target, seconds, exit == 0 ? "nothing found" : "see " + log);
    try (Stream<String> lines = Files.lines(log)) {
      lines.filter(l -> exit != 0 || l.matches(FIGURES)).forEach(out::println);
    }
    return exit != 0;
  }

  private static List<String> command(String target, int seconds, Path folder, Path corpus) {
    String name = target.substring(0, 1).toUpperCase(Locale.ROOT) + target.substring(1);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx1500m",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=io.meshwright.it.fuzz.Fuzzed" + name,
            "--instrumentation_includes=io.meshwright.**:org.snakeyaml.**",
            // Its sanitizers look for injections; what we look for ends in an exception.
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-dict=" + SEEDS.resolve("fuzz.dict"),
            "-max_total_time=" + seconds,
            "-timeout=25",
            "-rss_limit_mb=4000",
            "-max_len=20000",
            "-print_final_stats=1",
            corpus.toString(),
            SEEDS.resolve(target).toString()));
    return command;
  }
}

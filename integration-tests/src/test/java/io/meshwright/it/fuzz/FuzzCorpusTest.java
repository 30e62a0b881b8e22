package io.meshwright.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What the fuzzer has found worth keeping, run again, and every file of it cut short, doubled and
 * with bytes changed: from a printed seed, without the fuzzer.
 */
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final long SEED = Long.getLong("meshwright.test.seed", 20_261_126L);
  private static final int VARIANTS = Integer.getInteger("meshwright.test.fuzz", 10);

  private interface Target {
    void run(byte[] input) throws IOException;
  }

  private record Input(String target, Path file) {
    @Override
    public String toString() {
      return target + "/" + file.getFileName();
    }
  }

  private static Target target(String name) {
    return switch (name) {
      case "workspace" -> FuzzedWorkspace::fuzzerTestOneInput;
      case "filter" -> FuzzedFilter::fuzzerTestOneInput;
      case "plan" -> FuzzedPlan::fuzzerTestOneInput;
      case "journal" -> FuzzedJournal::fuzzerTestOneInput;
      default -> throw new IllegalArgumentException(name + " is no target");
    };
  }

  static List<Input> corpus() throws IOException {
    try (Stream<Path> targets = Files.list(CORPUS).filter(Files::isDirectory).sorted()) {
      return targets
          .flatMap(t -> files(t).map(f -> new Input(t.getFileName().toString(), f)))
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    return Stream.of(String.valueOf(folder.toFile().list()).isEmpty() ? new String[0] : names(folder))
        .sorted()
        .map(folder::resolve);
  }

  private static String[] names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? new String[0] : names;
  }

  @ParameterizedTest
  @MethodSource("corpus")
  @Timeout(60)
  void nothingInTheCorpusEndsInAnythingButProblems(Input input) throws IOException {
    byte[] bytes = Files.readAllBytes(input.file());
    Target target = target(input.target());
    assertThatCode(() -> target.run(bytes)).doesNotThrowAnyException();
    Random random = new Random(SEED + input.toString().hashCode());
    for (int i = 0; i < VARIANTS; i++) {
      byte[] changed = changed(bytes, random);
      assertThatCode(() -> target.run(changed))
          .describedAs("seed %s, %s", SEED, new String(changed, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"workspace", "filter", "plan", "journal"})
  void everyTargetHasSeeds(String target) {
    assertThat(names(CORPUS.resolve(target))).isNotEmpty();
  }

  private static byte[] changed(byte[] bytes, Random random) {
    byte[] changed = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(2 * bytes.length + 1));
    for (int i = bytes.length; i < changed.length; i++) {
      changed[i] = bytes[i - bytes.length];
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(128);
    }
    return changed;
  }
}

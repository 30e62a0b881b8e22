package io.meshwright.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the fuzzer has found worth keeping, run again, and every file of it cut short, prolonged and
 * with bytes changed: from a printed seed, without the fuzzer.
 */
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final List<String> TARGETS = List.of("workspace", "filter", "plan", "journal");
  private static final long SEED = Long.getLong("meshwright.test.seed", 20_261_126L);
  private static final int VARIANTS = Integer.getInteger("meshwright.test.fuzz", 10);

  private interface Target {
    void run(byte[] input) throws IOException;
  }

  record Input(String target, Path file) {
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
    List<Input> corpus = new ArrayList<>();
    for (String target : TARGETS) {
      for (Path file : files(target)) {
        corpus.add(new Input(target, file));
      }
    }
    return corpus;
  }

  private static List<Path> files(String target) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().toList();
    }
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
          .describedAs("seed %s, %s", SEED, new String(changed, StandardCharsets.ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"workspace", "filter", "plan", "journal"})
  void everyTargetHasSeeds(String target) throws IOException {
    assertThat(files(target)).isNotEmpty();
  }

  private static byte[] changed(byte[] bytes, Random random) {
    byte[] changed = Arrays.copyOf(bytes, 1 + random.nextInt(2 * bytes.length + 1));
    for (int i = bytes.length; i < changed.length; i++) {
      changed[i] = bytes[i % Math.max(bytes.length, 1)];
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(128);
    }
    return changed;
  }
}

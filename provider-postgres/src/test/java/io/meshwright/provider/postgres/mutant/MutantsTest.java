package io.meshwright.provider.postgres.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.postgres.FaultyPostgres;
import io.meshwright.provider.postgres.contract.PostgresFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.PolicyCheck;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Adapters with one mistake each are found by what sessions read. The list is docs/mutants.md;
 * {@code -Dmeshwright.mutant=NAME} tries one, {@code -Dmeshwright.contract.seed=N} begins
 * elsewhere.
 */
class MutantsTest {
  private static final int MOST_SEEDS = 60;
  private static final String ONLY = System.getProperty("meshwright.mutant", "");

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> everyMistakeIsFound() {
    return Mistakes.all().stream()
        .filter(mistake -> mistake.name().contains(ONLY))
        .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> isFound(mistake)));
  }

  private static void isFound(Mistake mistake) {
    long first = Long.getLong("meshwright.contract.seed", 1);
    try (ContractFixture fixture = PostgresFixture.in(folder, faulty(mistake))) {
      for (long seed = first; seed < first + MOST_SEEDS; seed++) {
        List<String> differences = differences(seed, fixture);
        if (!differences.isEmpty()) {
          System.getLogger(MutantsTest.class.getName())
              .log(
                  System.Logger.Level.INFO,
                  "{0}: seed {1}: {2}",
                  mistake,
                  Long.toString(seed),
                  differences.getFirst());
          return;
        }
      }
    }
    assertThat(mistake).as("found by none of %s seeds", MOST_SEEDS).isNull();
  }

  private static List<String> differences(long seed, ContractFixture fixture) {
    Instant now = Instant.ofEpochSecond(fixture.clock().instant().getEpochSecond());
    RandomCase made = RandomCases.of(seed, fixture.target(), now);
    try {
      return PolicyCheck.of(made, fixture).differences();
    } catch (MeshException e) {
      return List.of("refused: " + e.getMessage());
    } finally {
      fixture.clear();
    }
  }

  private static FaultyPostgres faulty(Mistake mistake) {
    return new FaultyPostgres(
        platform -> new MistakenPlatform(platform, mistake), mistake.statements());
  }

  /** The page names every mistake, and no other. */
  @Test
  void thePageListsThem() throws IOException {
    List<String> listed =
        Files.readAllLines(Path.of("..", "docs", "mutants.md")).stream()
            .filter(l -> l.startsWith("| `"))
            .map(l -> l.substring(3, l.indexOf('`', 3)))
            .toList();
    assertThat(listed).containsAll(Mistakes.all().stream().map(Mistake::name).toList());
  }
}

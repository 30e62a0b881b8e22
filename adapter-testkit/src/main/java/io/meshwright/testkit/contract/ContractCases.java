package io.meshwright.testkit.contract;

import io.meshwright.testkit.generate.RandomCase;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Which seeds a contract runs. {@code meshwright.contract.cases} (or {@code
 * MESHWRIGHT_CONTRACT_CASES}) says how many, {@code meshwright.contract.seed} (or {@code
 * MESHWRIGHT_CONTRACT_SEED}) from which one on; a failure is replayed with its seed and one case.
 */
final class ContractCases {
  private static final long FIRST = 1;

  private ContractCases() {}

  /** The seeds; so many where nobody says otherwise. */
  static LongStream seeds(int usually) {
    long first = setting("seed").orElse(FIRST);
    return LongStream.range(first, first + setting("cases").orElse((long) usually));
  }

  /** A test per seed. */
  static Stream<DynamicTest> each(int usually, LongConsumer test) {
    return seeds(usually)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> test.accept(seed)));
  }

  /** A test per random case, with an engine of its own; the platform is emptied after each. */
  static Stream<DynamicTest> runs(int usually, Supplier<ContractFixture> fixtures, Case test) {
    return each(
        usually,
        seed -> {
          ContractFixture fixture = fixtures.get();
          RandomCase made = ContractRun.newCase(seed, fixture);
          try (ContractRun run = new ContractRun(fixture)) {
            test.run(made, run);
          } finally {
            fixture.clear();
          }
        });
  }

  /** What a contract asks of a case. */
  @FunctionalInterface
  interface Case {
    /** Asserts it. */
    void run(RandomCase made, ContractRun run);
  }

  private static Optional<Long> setting(String name) {
    return Optional.ofNullable(System.getProperty("meshwright.contract." + name))
        .or(
            () ->
                Optional.ofNullable(
                    System.getenv("MESHWRIGHT_CONTRACT_" + name.toUpperCase(Locale.ROOT))))
        .map(Long::valueOf);
  }
}

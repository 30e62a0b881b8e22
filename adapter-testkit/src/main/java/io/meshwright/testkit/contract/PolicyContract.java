package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.testkit.generate.Coverage;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every session reads, cell by cell, what the reference semantics says; a closed table, nothing.
 * Random cases of many tables and sessions; at the end they show which hard parts they held.
 */
public abstract class PolicyContract extends ContractSuite {
  private static final int USUALLY = 10;

  private final Coverage coverage = new Coverage();
  private int compared;
  private int whole;

  @TestFactory
  final Stream<DynamicTest> everySessionReadsWhatPoliciesMean() {
    Stream<DynamicTest> cases = ContractCases.each(USUALLY, this::check);
    return Stream.concat(
        cases, Stream.of(DynamicTest.dynamicTest("what the cases held", this::held)));
  }

  private void check(long seed) {
    RandomCase made =
        RandomCases.large(
            seed,
            seed % 2 == 0 ? fixture().target() : ContractRun.exact(fixture()),
            ContractRun.now(fixture()));
    try {
      PolicyCheck.Result result = PolicyCheck.of(made, fixture());
      coverage.add(made, PolicyCheck.applied(made.now()));
      compared += result.compared();
      whole += result.compared() > 0 ? 1 : 0;
      assertThat(result.differences()).as(made.text()).isEmpty();
    } finally {
      fixture().clear();
    }
  }

  /** A replay of few seeds need not hold everything. */
  private void held() {
    long seeds = ContractCases.seeds(USUALLY).count();
    System.getLogger(PolicyContract.class.getName())
        .log(
            System.Logger.Level.INFO,
            "seeds {0} to {1}: {2} cases compared, tables with {3}",
            ContractCases.seeds(USUALLY).min().orElse(0),
            ContractCases.seeds(USUALLY).max().orElse(0),
            Integer.toString(compared),
            coverage.counts());
    if (seeds >= USUALLY) {
      assertThat(whole).as("cases that were put in place as a whole").isPositive();
      assertThat(coverage.missing(fixture().target().features())).isEmpty();
    }
  }
}

package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A plan after an apply is empty, applying it writes nothing, and a removal leaves nothing. */
public abstract class LifecycleContract extends ContractSuite {
  private static final int USUALLY = 10;

  @TestFactory
  final Stream<DynamicTest> aPlanAfterAnApplyIsEmpty() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (ContractRun first = new ContractRun(fixture());
              ContractRun second = new ContractRun(fixture())) {
            first.apply(made.mesh());
            Plan plan = second.plan(made.mesh());
            assertThat(plan.changes()).as(made.text()).isEmpty();
            assertThat(plan.problems().stream().filter(Problem::isError).map(Problem::code))
                .as("%s%n%s", made.text(), plan.problems())
                .allMatch(code -> code.equals("closed"));
            second.apply(made.mesh());
            assertThat(second.writes()).as(made.text()).isZero();
          } finally {
            fixture().clear();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aRemovalLeavesNothingOfOursAndEverythingForeign() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          fixture().makeForeignObjects();
          List<String> foreign = fixture().foreignObjects();
          try (ContractRun run = new ContractRun(fixture())) {
            run.apply(made.mesh());
            ApplyReport report = run.destroy(made.mesh());
            assertThat(report.succeeded()).as("%s%n%s", made.text(), report.problems()).isTrue();
            assertThat(fixture().ownObjects()).as(made.text()).isEmpty();
            assertThat(fixture().foreignObjects()).as(made.text()).isEqualTo(foreign);
            assertThat(run.plan(made.mesh()).unchanged()).as(made.text()).isZero();
          } finally {
            fixture().clear();
          }
        });
  }
}

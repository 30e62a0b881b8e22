package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is not ours stays as it is; where it has our name, that is a problem of that object alone.
 */
public abstract class OwnershipContract extends ContractSuite {
  private static final int USUALLY = 6;

  @TestFactory
  final Stream<DynamicTest> foreignObjectsAreNotTouched() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          fixture().makeForeignObjects();
          List<String> foreign = fixture().foreignObjects();
          try (ContractRun run = new ContractRun(fixture())) {
            assertThat(foreign).as("the fixture makes foreign objects").isNotEmpty();
            run.apply(made.mesh());
            assertThat(fixture().foreignObjects()).as(made.text()).isEqualTo(foreign);
          } finally {
            fixture().clear();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aTakenNameIsAProblemAndTheOthersProceed() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (ContractRun run = new ContractRun(fixture())) {
            Address taken = subjects(made).values().iterator().next();
            fixture().occupy(taken);
            checkTaken(made, taken, run);
          } finally {
            fixture().clear();
          }
        });
  }

  private SortedMap<TableAddress, Address> subjects(RandomCase made) {
    try (PlatformProvider provider = ContractRun.open(fixture())) {
      return LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now())
          .translation()
          .subjects();
    }
  }

  private void checkTaken(RandomCase made, Address taken, ContractRun run) {
    List<String> foreign = fixture().foreignObjects();
    Plan plan = run.plan(made.mesh());
    assertThat(plan.problems().stream().filter(Problem::isError).map(Problem::subject))
        .as(made.text())
        .contains(taken.toString());
    ApplyReport report = run.engine().apply(plan, ApplyOptions.DEFAULT);
    assertThat(report.results()).as(made.text()).isNotEmpty();
    assertThat(report.done()).as("%s%n%s", made.text(), report).isEqualTo(report.results().size());
    assertThat(report.results().stream().map(r -> r.change().address()))
        .as(made.text())
        .doesNotContain(taken);
    assertThat(fixture().foreignObjects()).as(made.text()).isEqualTo(foreign);
    assertThat(run.plan(made.mesh()).changes()).as(made.text()).isEmpty();
  }
}

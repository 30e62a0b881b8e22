package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.testkit.generate.RandomCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Stopped after any batch, the next run converges, and the one after that writes nothing. */
public abstract class CrashContract extends ContractSuite {
  private static final int USUALLY = 2;
  private static final int MOST_STOPS = 25;

  @TestFactory
  final Stream<DynamicTest> stoppedAfterAnyBatchTheNextRunConverges() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          int batches = 1;
          while (batches <= MOST_STOPS && isStoppedAfter(batches, made)) {
            converges(made, batches);
            fixture().clear();
            batches++;
          }
          fixture().clear();
          assertThat(batches).as("%s: it was never stopped", made.text()).isGreaterThan(1);
        });
  }

  private boolean isStoppedAfter(int batches, RandomCase made) {
    Stop stop = new Stop(batches);
    try (ContractRun run = new ContractRun(fixture())) {
      run.apply(made.mesh(), stop::hear);
      return false;
    } catch (Stopped e) {
      return true;
    }
  }

  private void converges(RandomCase made, int batches) {
    String what = made.text() + "\nstopped after batch " + batches;
    try (ContractRun second = new ContractRun(fixture());
        ContractRun third = new ContractRun(fixture())) {
      ApplyReport report = second.apply(made.mesh());
      assertThat(report.done()).as("%s%n%s", what, report).isEqualTo(report.results().size());
      Plan plan = third.plan(made.mesh());
      assertThat(plan.changes()).as(what).isEmpty();
      third.apply(made.mesh());
      assertThat(third.writes()).as(what).isZero();
    }
  }

  /** Ends a run from its listener. */
  private static final class Stop {
    private int left;

    Stop(int left) {
      this.left = left;
    }

    void hear(ApplyEvent event) {
      if (event instanceof ApplyEvent.BatchFinished && --left == 0) {
        throw new Stopped();
      }
    }
  }

  /** The run is over. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

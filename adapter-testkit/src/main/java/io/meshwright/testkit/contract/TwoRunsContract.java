package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.spi.Lease;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of two runs at once one refuses before its first write. */
public abstract class TwoRunsContract extends ContractSuite {
  private static final long SEED = 1;

  @Test
  final void aRunIsRefusedWhileTheLeaseIsHeld() {
    RandomCase made = ContractRun.newCase(SEED, fixture());
    try (ContractRun run = new ContractRun(fixture());
        PlatformProvider provider = ContractRun.open(fixture())) {
      Plan plan = run.plan(made.mesh());
      try (Lease held = provider.executor().acquire(made.mesh().id())) {
        assertThat(held).isNotNull();
        assertRefused(run, plan);
        assertThat(fixture().ownObjects()).as(made.text()).isEmpty();
      }
      ApplyReport report = run.engine().apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
      assertThat(report.done()).as(made.text()).isEqualTo(report.results().size());
    }
  }

  @Test
  final void aRunIsRefusedWhileAnotherIsUnderWay() {
    RandomCase made = ContractRun.newCase(SEED, fixture());
    try (ContractRun first = new ContractRun(fixture());
        ContractRun second = new ContractRun(fixture())) {
      Plan plan = second.plan(made.mesh());
      boolean[] met = {false};
      first.apply(
          made.mesh(),
          event -> {
            if (event instanceof ApplyEvent.BatchFinished && !met[0]) {
              met[0] = true;
              assertRefused(second, plan);
            }
          });
      assertThat(met[0]).as("the first run had a batch").isTrue();
      assertThat(second.plan(made.mesh()).changes()).as(made.text()).isEmpty();
    }
  }

  @Test
  final void aPlanIsRefusedWhereItsFactsHaveChanged() {
    RandomCase made = ContractRun.newCase(SEED, fixture());
    try (ContractRun first = new ContractRun(fixture());
        ContractRun second = new ContractRun(fixture())) {
      first.apply(made.mesh());
      Plan stale = first.engine().plan(made.mesh(), PlanOptions.DESTROY);
      second.destroy(made.mesh());
      List<String> none = fixture().ownObjects();
      assertRefused(first, stale);
      assertThat(fixture().ownObjects()).as(made.text()).isEqualTo(none);
    }
  }

  private static void assertRefused(ContractRun run, Plan plan) {
    int writes = run.writes();
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> run.engine().apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    assertThat(run.writes()).isEqualTo(writes);
  }
}

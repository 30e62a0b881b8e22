package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ChangeOutcome;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
  private static final PlannedChange VIEW =
      Plans.create("sales.orders", Plans.address("view", "sales", "orders_v1"));
  private static final ChangeOutcome FAILURE =
      new ChangeOutcome.Failed(Problem.error("denied", "", "CREATE VIEW denied", ""), false);

  @Test
  void aChangeThatEndedIsNamed() {
    assertThat(ProgressText.ended(ended(new ChangeOutcome.Done()), 12, 80))
        .isEqualTo("[12/80] created view sales.orders_v1 on local");
    assertThat(ProgressText.ended(ended(FAILURE), 12, 80))
        .isEqualTo("[12/80] failed to create view sales.orders_v1 on local");
    assertThat(ProgressText.ended(ended(new ChangeOutcome.Skipped("x")), 12, 80))
        .isEqualTo("[12/80] skipped view sales.orders_v1 on local");
    assertThat(ProgressText.ended(ended(new ChangeOutcome.NotYetVisible("x")), 12, 80))
        .isEqualTo("[12/80] not visible yet: view sales.orders_v1 on local");
  }

  @Test
  void aLogHasALineForEachBatchThatIsSent() {
    assertThat(ProgressText.logged(new ApplyEvent.BatchStarted("local", "grants", 14), 12, 80))
        .contains("[12/80] local, grants: 14 changes");
    assertThat(ProgressText.logged(new ApplyEvent.BatchFinished("local", "grants"), 26, 80))
        .isEmpty();
  }

  @Test
  void aLogHasALineForEachFailureAndNoneForWhatIsDone() {
    assertThat(ProgressText.logged(ended(FAILURE), 13, 80))
        .contains("[13/80] failed to create view sales.orders_v1 on local: CREATE VIEW denied");
    assertThat(ProgressText.logged(ended(new ChangeOutcome.Done()), 13, 80)).isEmpty();
  }

  private static ApplyEvent.ChangeEnded ended(ChangeOutcome outcome) {
    return new ApplyEvent.ChangeEnded(VIEW, outcome);
  }
}

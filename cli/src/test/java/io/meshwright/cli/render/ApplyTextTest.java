package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyTextTest {
  private static final PlannedChange VIEW =
      Plans.create("sales.orders", Plans.address("view", "sales", "orders_v1"));
  private static final ChangeResult DONE = new ChangeResult(VIEW, new ChangeOutcome.Done());
  private static final ChangeResult FAILED =
      new ChangeResult(
          VIEW,
          new ChangeOutcome.Failed(
              Problem.error(
                  "denied", "local/view/sales/orders_v1", "CREATE VIEW denied", "grant CREATE"),
              true));
  private static final ChangeResult SKIPPED =
      new ChangeResult(VIEW, new ChangeOutcome.Skipped("it needs schema sales"));
  private static final ChangeResult HIDDEN =
      new ChangeResult(VIEW, new ChangeOutcome.NotYetVisible("2026-01-31T12:00:00Z"));

  @Test
  void everythingDoneIsOneLine() {
    assertThat(ApplyText.summary(report(DONE, DONE), Style.PLAIN))
        .isEqualTo("Applied: 2 of 2 changes done.\n");
  }

  @Test
  void theSummarySaysHowTheOthersEnded() {
    assertThat(ApplyText.summary(report(DONE, FAILED, SKIPPED, HIDDEN), Style.PLAIN))
        .isEqualTo("Applied: 1 of 4 changes done, 1 failed, 1 skipped, 1 not visible yet.\n");
  }

  @Test
  void whatIsNotDoneIsListedWithItsRemedy() {
    assertThat(ApplyText.failures(List.of(DONE, FAILED, SKIPPED, HIDDEN), Style.PLAIN))
        .isEqualTo(
            """
            Not done
              failed  create view sales.orders_v1 on local: CREATE VIEW denied [denied]
                  grant CREATE
                  it may have taken effect all the same; the next run looks
              skipped  create view sales.orders_v1 on local: it needs schema sales
              not visible yet  create view sales.orders_v1 on local: accepted; the next run looks, from 2026-01-31T12:00:00Z
            """);
  }

  @Test
  void nothingIsListedWhereAllIsDone() {
    assertThat(ApplyText.failures(List.of(DONE), Style.PLAIN)).isEmpty();
  }

  @Test
  void ofTheFindingsOnlyErrorsAreRepeatedAtTheEnd() {
    Problem closed = Problem.error("closed", "sales.orders", "stays closed", "change the policy");
    Problem warning = Problem.warning("lag", "sales.orders", "may lag", "");

    assertThat(ApplyText.errors(List.of(warning, closed), Style.PLAIN))
        .isEqualTo(
            """
            Left with errors
            error: sales.orders: stays closed [closed]
                change the policy
            """);
    assertThat(ApplyText.errors(List.of(warning), Style.PLAIN)).isEmpty();
  }

  @Test
  void manyThatShareTheirReasonShareALineAfterTheCulprit() {
    ChangeOutcome rolledBack =
        new ChangeOutcome.Failed(
            Problem.error("rolled-back", "", "rolled back with view x, which failed", "see there"),
            false);
    List<ChangeResult> results =
        List.of(
            new ChangeResult(VIEW, rolledBack),
            new ChangeResult(VIEW, rolledBack),
            FAILED,
            new ChangeResult(VIEW, rolledBack),
            new ChangeResult(VIEW, rolledBack),
            new ChangeResult(VIEW, rolledBack));

    assertThat(ApplyText.failures(results, Style.PLAIN))
        .isEqualTo(
            """
            Not done
              failed  create view sales.orders_v1 on local: CREATE VIEW denied [denied]
                  grant CREATE
                  it may have taken effect all the same; the next run looks
              failed  create view sales.orders_v1 on local, create view sales.orders_v1 on local, create view sales.orders_v1 on local and 2 more: rolled back with view x, which failed [rolled-back]
                  see there
            """);
  }

  private static ApplyReport report(ChangeResult... results) {
    return new ApplyReport(List.of(results), List.of());
  }
}

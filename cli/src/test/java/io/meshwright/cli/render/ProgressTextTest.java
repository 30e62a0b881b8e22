package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.Activity;
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
    assertThat(ProgressText.line(ended(new ChangeOutcome.Done())))
        .contains("created view sales.orders_v1 on local");
    assertThat(ProgressText.line(ended(FAILURE)))
        .contains("failed to create view sales.orders_v1 on local");
    assertThat(ProgressText.line(ended(new ChangeOutcome.Skipped("x"))))
        .contains("skipped view sales.orders_v1 on local");
    assertThat(ProgressText.line(ended(new ChangeOutcome.NotYetVisible("x"))))
        .contains("not visible yet: view sales.orders_v1 on local");
  }

  @Test
  void aBatchThatIsSentIsNamedAndOneThatCameBackIsNot() {
    assertThat(ProgressText.line(new ApplyEvent.BatchStarted("local", "grants", 14)))
        .contains("local, grants: 14 changes");
    assertThat(ProgressText.line(new ApplyEvent.BatchFinished("local", "grants"))).isEmpty();
  }

  @Test
  void everyActivityIsASentenceWithItsPlaceAmongMany() {
    assertThat(ProgressText.of(new Activity(Activity.Kind.READ, "local", 1, 1)))
        .isEqualTo("reading platform local");
    assertThat(ProgressText.of(new Activity(Activity.Kind.PROVE, "sales.orders", 3, 26)))
        .isEqualTo("proving who sees what of sales.orders (3 of 26)");
    for (Activity.Kind kind : Activity.Kind.values()) {
      assertThat(ProgressText.of(new Activity(kind, "x\u202ey", 1, 2)))
          .endsWith(" (1 of 2)")
          .contains("x\\u202ey");
    }
  }

  private static ApplyEvent.ChangeEnded ended(ChangeOutcome outcome) {
    return new ApplyEvent.ChangeEnded(VIEW, outcome);
  }
}

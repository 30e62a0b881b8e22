package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.CapabilityFact;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger of policies that do not survive, and access of many, in every format. */
class LedgerTest {
  private static final PlatformName LOCAL = new PlatformName("local");
  private static final PolicyVerdict WEAKER =
      new PolicyVerdict(
              Optional.of(new PolicyId("kept")),
              "sales.orders.orders@1.orders",
              Verdict.WEAKER,
              "columns are united",
              Optional.of("no-cells"))
          .on(
              LOCAL,
              Optional.of(new CapabilityFact("row access is per row", "doc://r", "2026-11-22")))
          .accept(
              new AcceptedLoss(
                  new PolicyId("kept"),
                  LOCAL,
                  "until the move",
                  Instant.parse("2027-01-31T00:00:00Z")));

  private static Plan plan() {
    return Plans.plan().verdict(WEAKER).build();
  }

  @Test
  void aLossHasTheFactBehindItAndWhoAcceptsIt() {
    assertThat(PlanText.of(plan(), Style.PLAIN))
        .contains(
            """
            Not exactly as asked
              WEAKER      kept on sales.orders.orders@1.orders: columns are united [no-cells]
                          row access is per row (doc://r, read 2026-11-22)
                          accepted until 2027-01-31T00:00:00Z: until the move
            """);
    assertThat(PlanMarkdown.of(plan()))
        .contains("row access is per row (doc://r, read 2026-11-22)")
        .contains("accepted until 2027-01-31T00:00:00Z: until the move");
    assertThat(PlanJson.of(plan()).toString())
        .contains("\"platform\":\"local\"")
        .contains("\"date\":\"2026-11-22\"")
        .contains("\"accepted\":{\"reason\":\"until the move\"");
  }

  @Test
  void whatChangesAlikeForManyStandsThereOnce() {
    Plans plan = Plans.plan();
    for (int i = 0; i < 8; i++) {
      plan.exposure(
          new ExposureChange(
              new SessionId("s" + i), "t", List.of("nothing"), List.of("reads id"), true, false));
    }
    assertThat(PlanText.of(plan.build(), Style.PLAIN))
        .contains("Access: 8 widenings\n  ! WIDENS  s0, s1, s2 and 5 more on t (8 changes)\n")
        .doesNotContain("s7 on t");
  }

  @Test
  void ofVeryMuchTheRestIsCounted() {
    Plans plan = Plans.plan();
    for (int i = 0; i < 100; i++) {
      plan.exposure(
          new ExposureChange(
              new SessionId("s"), "t" + i, List.of("reads " + i), List.of("nothing"), false, true));
    }
    assertThat(PlanText.of(plan.build(), Style.PLAIN))
        .contains("Access: 100 narrowings\n")
        .contains("narrows  s on t59\n")
        .doesNotContain("s on t60\n")
        .contains("  narrows  40 more of sessions on tables; --format json has each\n");
  }
}

package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.ToldColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of stages itself, so that it cannot let everything pass. */
class SnowflakeStageRulesTest extends JudgedState {
  private static final String ROLE = "database-role:D.R";
  private static final SfStage STAGE =
      new SfStage("D", "S", "T", true, true, List.of(new ToldColumn("r", "text")), "");

  private boolean reads(String role) {
    return isShown(STAGE.address(PLATFORM), role);
  }

  private static SfGrant usage(String schema) {
    return SfGrant.of("D", schema, "", ROLE, List.of("USAGE"));
  }

  private static SfStageGrant on(String stage, String word) {
    return SfStageGrant.of("D", "S", stage, ROLE, List.of(word));
  }

  @Test
  void readingTakesReadAndAWayIn() {
    there(STAGE, new SfRoleGrant("D", "R", "role:A", List.of()));
    assertThat(reads("role:A")).isFalse();
    there(on("T", "READ"));
    assertThat(reads("role:A")).isFalse();
    there(usage(""));
    assertThat(reads("role:A")).isFalse();
    there(usage("S"));
    assertThat(reads("role:A")).isTrue();
    assertThat(reads("role:B")).isFalse();
  }

  @Test
  void whatIsOnATableOfTheNameOrOnAnotherStageCountsForNothing() {
    there(
        STAGE,
        new SfRoleGrant("D", "R", "role:A", List.of()),
        usage(""),
        usage("S"),
        SfGrant.of("D", "S", "T", ROLE, List.of("SELECT", "READ")),
        on("U", "READ"),
        on("", "READ"));
    assertThat(reads("role:A")).isFalse();
    there(on("T", "OWNERSHIP"));
    assertThat(reads("role:A")).isTrue();
  }

  @Test
  void aViewThatNamesItMayShowIt() {
    there(
        STAGE,
        new SfRoleGrant("D", "R", "role:A", List.of()),
        usage(""),
        usage("S"),
        SfGrant.of("D", "S", "V", ROLE, List.of("SELECT")).onView());
    assertThat(reads("role:A")).isFalse();
    there(
        new SfView(
            "D",
            "S",
            "V",
            false,
            new SfView.Body.Unread("x", Ordered.set(List.of(SfView.place("D", "S", "T")))),
            ""));
    assertThat(reads("role:A")).isTrue();
  }
}

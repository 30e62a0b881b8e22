package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfModelOwner;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.ToldColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of models itself, so that it cannot let everything pass. */
class SnowflakeModelRulesTest extends JudgedState {
  private static final String ROLE = "database-role:D.R";
  private static final SfSchema REGISTRY =
      new SfSchema("D", "S", true, List.of(new ToldColumn("r", "text")), "");

  private boolean uses(String role) {
    return isShown(REGISTRY.address(PLATFORM), role);
  }

  private static SfGrant usage(String schema) {
    return SfGrant.of("D", schema, "", ROLE, List.of("USAGE"));
  }

  private static SfModelGrant on(String schema, String model, String who, String word) {
    return SfModelGrant.of("D", schema, model, who, List.of(word));
  }

  private void entered() {
    there(REGISTRY, new SfRoleGrant("D", "R", "role:A", List.of()), usage(""), usage("S"));
  }

  @Test
  void usingTakesARightAndAWayIn() {
    there(REGISTRY, new SfRoleGrant("D", "R", "role:A", List.of()));
    assertThat(uses("role:A")).isFalse();
    there(on("S", "", ROLE, "USAGE"));
    assertThat(uses("role:A")).isFalse();
    there(usage(""));
    assertThat(uses("role:A")).isFalse();
    there(usage("S"));
    assertThat(uses("role:A")).isTrue();
    assertThat(uses("role:B")).isFalse();
  }

  @Test
  void whatIsOfAnotherRegistryOrOfTablesCountsForNothing() {
    entered();
    there(
        on("T", "", ROLE, "USAGE"),
        on("T", "M", ROLE, "READ"),
        SfGrant.of("D", "S", "M", ROLE, List.of("SELECT", "USAGE")));
    assertThat(uses("role:A")).isFalse();
    there(on("S", "M", ROLE, "READ"));
    assertThat(uses("role:A")).isTrue();
  }

  @Test
  void whatASchemaSaysTakesThePlaceOfWhatItsDatabaseSays() {
    entered();
    there(on("", "", ROLE, "USAGE"));
    assertThat(uses("role:A")).isTrue();
    there(on("S", "", "role:C", "USAGE"));
    assertThat(uses("role:A")).isFalse();
  }

  @Test
  void whoOwnsAModelUsesIt() {
    entered();
    assertThat(uses("role:A")).isFalse();
    there(new SfModelOwner("D", "S", "role:A", Ordered.set(List.of("M"))));
    assertThat(uses("role:A")).isTrue();
  }

  @Test
  void aViewThatNamesAModelMayShowWhatItSays() {
    entered();
    there(SfGrant.of("D", "S", "V", ROLE, List.of("SELECT")).onView());
    assertThat(uses("role:A")).isFalse();
    there(
        new SfView(
            "D",
            "S",
            "V",
            false,
            new SfView.Body.Unread("x", Ordered.set(List.of(SfView.place("D", "S", "M")))),
            ""));
    assertThat(uses("role:A")).isTrue();
  }
}

package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.testkit.contract.NativeEnforcement.Asking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The judge of views itself, so that it cannot let everything pass. */
class SnowflakeViewRulesTest extends JudgedTable {
  private SfView view(Expression rows, Map<String, CellRule> cells) {
    return new SfView(
        "D",
        "S",
        "V",
        true,
        new SfView.Body.Ruled(
            new SfView.Base("D", "S", "T"),
            List.of(SfView.Shown.of("R"), SfView.Shown.of("N")),
            rows,
            new TreeMap<>(cells)),
        "");
  }

  private void onlyByTheView(SfView view) {
    readable("role:A");
    resources.remove(3);
    there(view, SfGrant.of("D", "S", "V", "role:A", List.of("SELECT")).onView());
  }

  @Test
  void whoMayReadAViewNeedsNoRightOnItsTableAndSeesWhatItsTextShows() {
    onlyByTheView(view(isEu(), Map.of("N", new CellRule(has("B"), List.of()))));

    assertThat(shown("role:A")).containsExactly(List.of(EU, DataValue.Null.VALUE));
    assertThat(shown("role:A", "role:B")).containsExactly(List.of(EU, DataValue.Numeric.of(1)));
    assertThat(shown("role:B")).isEmpty();
  }

  /** There is no role in another account, so that what asks for one shows nothing. */
  @Test
  void anotherAccountSeesWhatTheTextOfASharedViewShowsWithoutARole() {
    readable("role:A");
    SfView view = view(isEu(), Map.of("N", new CellRule(Expression.Constant.FALSE, List.of())));
    there(
        view,
        SfGrant.of("D", "", "", "database-role:D.R", List.of("USAGE")),
        SfGrant.of("D", "S", "", "database-role:D.R", List.of("USAGE")),
        SfGrant.of("D", "S", "V", "database-role:D.R", List.of("SELECT")).onView(),
        new SfRoleGrant("D", "R", "share:X", List.of()),
        new SfShareAccount("X", "account:P.MAIN", List.of()));

    assertThat(shown("account:P.MAIN")).containsExactly(List.of(EU, DataValue.Null.VALUE));
    assertThat(shown("account:P.OTHER")).isEmpty();

    resources.remove(view.toResource(PLATFORM));
    there(view(Expression.or(has("A"), Expression.not(has("B"))), Map.of()));
    assertThat(shown("account:P.MAIN")).isEmpty();
  }

  @Test
  void whoReadsTheTableTooSeesBoth() {
    onlyByTheView(view(isEu(), Map.of()));
    there(SfGrant.of("D", "S", "T", "role:B", List.of("SELECT")));
    there(SfGrant.of("D", "", "", "role:B", List.of("USAGE")));
    there(SfGrant.of("D", "S", "", "role:B", List.of("USAGE")));

    assertThat(shown("role:A")).hasSize(1);
    assertThat(shown("role:A", "role:B")).hasSize(3);
  }

  @Test
  void aPolicyOfTheTableIsAskedBeforeTheViewIs() {
    onlyByTheView(view(new Expression.Not(isEu()), Map.of()));
    there(
        new SfMask(
            "D",
            "S",
            "T",
            "R",
            new SfMask.Look.Ruled(
                new CellRule(
                    Expression.Constant.TRUE,
                    List.of(new CellRule.MaskCase(Expression.Constant.TRUE, new Mask.Redact()))))));

    assertThat(shown("role:A")).as("no region is EU any more").hasSize(3);
  }

  @Test
  void somebodyElsesViewMayShowEverything() {
    onlyByTheView(
        new SfView(
            "D",
            "S",
            "V",
            false,
            new SfView.Body.Unread("x", new TreeSet<>(Set.of(SfView.place("D", "S", "T")))),
            ""));

    assertThat(shown("role:A")).hasSize(3);
  }

  /** The number as total, of rows by the region, which is not shown. */
  private List<List<DataValue>> byPort(Map<String, CellRule> cells, String... active) {
    SfView view =
        new SfView(
            "E",
            "P",
            "V",
            true,
            new SfView.Body.Ruled(
                new SfView.Base("D", "S", "T"),
                List.of(new SfView.Shown("TOTAL", "N", "total", "int64")),
                isEu(),
                new TreeMap<>(cells)),
            "");
    there(
        view,
        SfGrant.of("E", "", "", "role:P", List.of("USAGE")),
        SfGrant.of("E", "P", "", "role:P", List.of("USAGE")),
        SfGrant.of("E", "P", "V", "role:P", List.of("SELECT")).onView());
    return new SnowflakeRules()
        .shown(
            new Listed(resources),
            view.address(PLATFORM),
            List.of(List.of(DataValue.Numeric.of(1), EU), List.of(DataValue.Numeric.of(2), US)),
            new Asking(Set.of(active), Set.of(active), Instant.EPOCH))
        .rows();
  }

  @Test
  void whoReadsAPortsViewNeedsNothingOnItsTableAndTheOtherWayRoundNeither() {
    readable("role:A");
    assertThat(byPort(Map.of(), "role:P")).containsExactly(List.of(DataValue.Numeric.of(1)));
    assertThat(byPort(Map.of(), "role:A")).isEmpty();
    assertThat(shown("role:P")).as("the table, by itself").isEmpty();
    assertThat(shown("role:A")).hasSize(3);
  }

  @Test
  void aPolicyOfItsTableIsAskedForWhoeverReadsAPortsView() {
    readable("role:A");
    there(new SfRowPolicy("D", "S", "T", List.of("R"), has("A")));
    assertThat(byPort(Map.of(), "role:P")).as("who is nobody to the table").isEmpty();
    assertThat(byPort(Map.of(), "role:P", "role:A")).hasSize(1);
  }

  @Test
  void aCellOfAPortsViewIsWhatItsTextMakesOfTheTablesColumn() {
    readable("role:A");
    Map<String, CellRule> cells = Map.of("TOTAL", new CellRule(has("B"), List.of()));
    assertThat(byPort(cells, "role:P")).containsExactly(List.of(DataValue.Null.VALUE));
    assertThat(byPort(cells, "role:P", "role:B")).containsExactly(List.of(DataValue.Numeric.of(1)));
  }
}

package io.meshwright.provider.snowflake.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.fake.Listed;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What policies of others leave of what views show, whose texts do not name them. */
class PoliciesUnderViewsTest {
  private static final Expression READER = has("A");
  private static final Expression EU =
      new Expression.Compare(
          new Operand.ColumnRef("r"),
          Expression.Operator.EQ,
          new Operand.Literal(new DataValue.Text("EU")));
  private static final SfMask.Look UNREAD = new SfMask.Look.Unread("sha256:1");
  private static final SfMask.Look REDACTED =
      new SfMask.Look.Ruled(
          new CellRule(
              Expression.Constant.TRUE,
              List.of(new CellRule.MaskCase(has("B"), new Mask.Redact()))));

  private final List<Resource> resources = new ArrayList<>();

  @BeforeEach
  void table() {
    there(
        new SfTable(
            "D",
            "S",
            "T",
            List.of(
                new SfColumn("R", "VARCHAR(16777216)", false, "r", "text"),
                new SfColumn("N", "NUMBER(19,0)", false, "n", "int64")),
            ""));
  }

  private void there(SfResource... all) {
    for (SfResource one : all) {
      resources.add(one.toResource("p"));
    }
  }

  private static Expression has(String role) {
    return new Expression.MemberOf(PrincipalId.ofNative("role:" + role));
  }

  private static SfView.Body.Ruled body(SfView.Base base, SfView.Shown column) {
    return new SfView.Body.Ruled(base, List.of(column), Expression.Constant.TRUE, new TreeMap<>());
  }

  private Address readable(SfView view) {
    there(view);
    rights(view.name());
    return view.address("p");
  }

  private void rights(String name) {
    there(
        SfGrant.of("D", "", "", "role:A", List.of("USAGE")),
        SfGrant.of("D", "S", "", "role:A", List.of("USAGE")),
        SfGrant.of("D", "S", name, "role:A", List.of("SELECT")).onView());
  }

  private Address port(SfView.Base base) {
    return readable(
        new SfView(
            "D", "S", "V", true, body(base, new SfView.Shown("TOTAL", "N", "total", "int64")), ""));
  }

  private Address port() {
    return port(new SfView.Base("D", "S", "T"));
  }

  /** The table, that is read by a view beside it. */
  private Address beside() {
    readable(
        new SfView(
            "D", "S", "V", true, body(new SfView.Base("D", "S", "T"), SfView.Shown.of("N")), ""));
    return SfTable.address("p", "D", "S", "T");
  }

  private SfDynamicTable kept() {
    return new SfDynamicTable(
        "D", "S", "K", body(new SfView.Base("D", "S", "T"), SfView.Shown.of("N")), "1 hours", "W");
  }

  private Address portOfKept() {
    there(kept());
    return port(new SfView.Base("D", "S", "K", true));
  }

  private AccessRules rules(Address subject) {
    return new SnowflakeLifter().lift(subject, new Listed(resources));
  }

  private CellRule cell(Address subject, String column) {
    return Optional.ofNullable(rules(subject).columns().get(column)).orElseThrow();
  }

  private boolean isSure(Address subject) {
    AccessRules rules = rules(subject);
    return rules.sure().equals(rules.possible());
  }

  private static Expression both(Expression one, Expression other) {
    return NormalForm.of(Expression.and(one, other));
  }

  private static SfRowPolicy rows(String table, Expression rows) {
    return new SfRowPolicy("D", "S", table, List.of("R"), rows);
  }

  private static SfMask mask(String table, String column, SfMask.Look look) {
    return new SfMask("D", "S", table, column, look);
  }

  @Test
  void withoutAnyWhatAViewShowsIsSure() {
    assertThat(cell(port(), "total")).isEqualTo(new CellRule(READER, List.of()));
    resources.clear();
    table();
    assertThat(cell(beside(), "n")).isEqualTo(new CellRule(READER, List.of()));
  }

  @Test
  void rowsThatAPolicyOfTheTableKeepsBackAreNotShownByAPortsView() {
    there(rows("T", Expression.or(has("B"), isEu())));
    assertThat(cell(port(), "total").visible())
        .isEqualTo(
            both(
                READER,
                Expression.or(
                    has("B"),
                    new Expression.Compare(
                        new Operand.ColumnRef("source.r"),
                        Expression.Operator.EQ,
                        new Operand.Literal(new DataValue.Text("EU"))))));
  }

  private static Expression isEu() {
    return new Expression.Compare(
        new Operand.ColumnRef("R"),
        Expression.Operator.EQ,
        new Operand.Literal(new DataValue.Text("EU")));
  }

  @Test
  void rowsThatAPolicyOfTheTableKeepsBackAreNotShownByAViewBesideIt() {
    there(rows("T", isEu()));
    assertThat(cell(beside(), "n").visible()).isEqualTo(both(READER, EU));
  }

  @Test
  void aRowPolicyThatNobodyReadsMayKeepAnyRowBack() {
    there(rows("T", new Expression.Opaque("sha256:1")));
    assertThat(isSure(port())).isFalse();
    assertThat(isSure(beside())).isFalse();
  }

  @Test
  void aMaskOfTheTableIsSeenByWhoReadsTheViews() {
    there(mask("T", "N", REDACTED));
    List<CellRule.MaskCase> redacted = List.of(new CellRule.MaskCase(has("B"), new Mask.Redact()));
    assertThat(cell(port(), "total")).isEqualTo(new CellRule(READER, redacted));
    assertThat(cell(beside(), "n").masks()).isEqualTo(redacted);
  }

  @Test
  void aMaskThatNobodyReadsMayShowNothing() {
    there(mask("T", "N", UNREAD));
    assertThat(isSure(port())).isFalse();
    assertThat(isSure(beside())).isFalse();
  }

  @Test
  void aMaskOfAnotherColumnIsNothingToTheView() {
    there(mask("T", "R", UNREAD));
    assertThat(isSure(port())).isTrue();
    assertThat(isSure(beside())).isTrue();
  }

  @Test
  void policiesOnTheViewItselfCount() {
    there(mask("V", "TOTAL", REDACTED));
    assertThat(isSure(port())).isFalse();
    there(mask("V", "N", REDACTED));
    assertThat(isSure(beside())).isFalse();
  }

  @Test
  void aRowPolicyOnTheViewItselfCounts() {
    there(rows("V", isEu()));
    assertThat(isSure(port())).isFalse();
    assertThat(isSure(beside())).isFalse();
  }

  /** Its owner reads the table then: nobody knows what the policies left him. */
  @Test
  void policiesOfTheTableCountForWhatIsKeptOfIt() {
    Address port = portOfKept();
    assertThat(isSure(port)).isTrue();
    there(mask("T", "N", REDACTED));
    assertThat(isSure(port)).isFalse();
  }

  @Test
  void rowsOfTheTableThatArePerhapsNotKeptAreNotSurelyShown() {
    Address port = portOfKept();
    there(rows("T", has("A")));
    assertThat(isSure(port)).isFalse();
  }

  /** Whoever may select from what is kept sees it by the policies on that. */
  @Test
  void policiesOnWhatIsKeptCountForWhoReadsThatByItself() {
    there(kept());
    rights("K");
    Address table = SfTable.address("p", "D", "S", "T");
    assertThat(isSure(table)).isTrue();
    there(mask("K", "N", REDACTED));
    assertThat(isSure(table)).isFalse();
  }

  @Test
  void whoReadsWhatAPortsViewReadsSeesItByThePoliciesOnThat() {
    Address port = portOfKept();
    resources.removeLast();
    rights("K");
    assertThat(isSure(port)).isTrue();
    there(rows("K", has("A")));
    assertThat(isSure(port)).isFalse();
  }
}

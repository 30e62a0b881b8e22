package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.testkit.contract.NativeEnforcement.Asking;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge itself, so that it cannot let everything pass. */
class SnowflakeRulesTest extends JudgedTable {
  @Test
  void withoutThePathToItATableIsNotRead() {
    readable("role:A");
    assertThat(shown("role:A")).hasSize(3);
    assertThat(shown("role:B")).isEmpty();

    resources.remove(1);

    assertThat(shown("role:A")).isEmpty();
  }

  @Test
  void whatARoleHasIsHadByThoseWhoWereGivenIt() {
    readable("database-role:D.R");
    there(
        new SfRoleGrant("D", "R", "role:A", List.of()),
        new SfRoleGrant("", "A", "role:B", List.of()));

    assertThat(shown("role:A")).hasSize(3);
    assertThat(shown("role:B")).hasSize(3);
    assertThat(shown("role:C")).isEmpty();
  }

  @Test
  void whatEverybodyHasEverybodyReads() {
    readable("role:PUBLIC");

    assertThat(shown()).hasSize(3);
  }

  @Test
  void whatIsGivenOfTablesToComeIsNotReadNow() {
    readable("role:A");
    resources.remove(3);
    there(SfGrant.of("D", "S", SfGrant.FUTURE, "role:A", List.of("SELECT")));

    assertThat(shown("role:A")).isEmpty();
  }

  @Test
  void aRowOfWhichNothingIsKnownIsNotShown() {
    readable("role:A");
    there(new SfRowPolicy("D", "S", "T", List.of("R"), isEu()));

    assertThat(shown("role:A")).containsExactly(List.of(EU, DataValue.Numeric.of(1)));
  }

  @Test
  void aDenialCountsForRolesThatAreHeldAndAGrantForThoseThatAreActive() {
    readable("role:A");
    there(
        new SfRowPolicy(
            "D", "S", "T", List.of("R"), Expression.and(has("A"), Expression.not(has("B")))));

    assertThat(shown("role:A")).hasSize(3);
    assertThat(shown(Set.of("role:A"), Set.of("role:A", "role:B"))).isEmpty();
    there(new SfRoleGrant("", "B", "role:A", List.of()));
    assertThat(shown("role:A")).isEmpty();
  }

  @Test
  void masksSeeRawValuesOfWhatIsLeftOfRows() {
    readable("role:A");
    there(
        new SfRowPolicy("D", "S", "T", List.of("R"), isEu()),
        new SfMask(
            "D",
            "S",
            "T",
            "N",
            new SfMask.Look.Ruled(
                new CellRule(
                    Expression.Constant.TRUE,
                    List.of(
                        new CellRule.MaskCase(
                            Expression.not(has("B")),
                            new Mask.Constant(DataValue.Numeric.of(7))))))));

    assertThat(shown("role:A")).containsExactly(List.of(EU, DataValue.Numeric.of(7)));
    assertThat(shown("role:A", "role:B")).containsExactly(List.of(EU, DataValue.Numeric.of(1)));
  }

  @Test
  void anAccountReadsWhatItsShareHolds() {
    readable("share:X");
    there(new SfShareAccount("X", "account:A.B", List.of()));

    assertThat(shown("account:A.B")).hasSize(3);
    assertThat(shown("account:A.C")).isEmpty();
  }

  /** Unknown gives nothing, and does not lift what takes. */
  @Test
  void inAnotherAccountRolesAreUnknownAndASharedRoleIsKnown() {
    readable("database-role:D.R");
    there(
        new SfRoleGrant("D", "R", "share:X", List.of()),
        new SfShareAccount("X", "account:A.B", List.of()));
    Expression knows = new Expression.MemberOf(PrincipalId.ofNative("database-role:R"));
    Expression other = new Expression.MemberOf(PrincipalId.ofNative("database-role:Q"));

    policy(Expression.or(has("A"), knows));
    assertThat(shown("account:A.B")).hasSize(3);
    policy(has("A"));
    assertThat(shown("account:A.B")).isEmpty();
    policy(Expression.and(knows, Expression.not(has("A"))));
    assertThat(shown("account:A.B")).hasSize(3);
    policy(Expression.or(Expression.and(knows, isEu()), other));
    assertThat(shown("account:A.B")).hasSize(1);
    policy(Expression.not(has("A")));
    assertThat(shown("account:A.B")).as("it knows no consumer").isEmpty();
  }

  private void policy(Expression rows) {
    resources.removeIf(r -> r.address().kind().equals(SfRowPolicy.KIND));
    there(new SfRowPolicy("D", "S", "T", List.of("R"), rows));
  }

  @Test
  void nobodyIsInTwoAccounts() {
    SnowflakeRules rules = new SnowflakeRules();
    Set<String> both = Set.of("account:A.B", "role:A");
    assertThat(rules.canBe(new Asking(Set.of(), Set.of(), Instant.EPOCH))).isTrue();
    assertThat(rules.canBe(new Asking(Set.of("role:A"), Set.of("role:A"), Instant.EPOCH))).isTrue();
    assertThat(rules.canBe(new Asking(both, both, Instant.EPOCH))).isFalse();
    assertThat(rules.canBe(new Asking(Set.of(), Set.of("account:A.B"), Instant.EPOCH))).isFalse();
  }
}

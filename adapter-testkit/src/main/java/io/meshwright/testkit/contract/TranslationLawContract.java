package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Translation;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a translation gives, lifted, is what the policies mean where the verdicts are EXACT, within
 * it where one is STRICTER, and nothing where one closes the table; and what the platform's own
 * enforcement shows of the translated state is what lifting says, always. Pure: where there is no
 * model of the enforcement, {@link PolicyContract} asks the platform itself.
 */
public abstract class TranslationLawContract extends ContractSuite {
  private static final int USUALLY = 60;

  @TestFactory
  final Stream<DynamicTest> liftedTranslationMeansThePolicies() {
    return ContractCases.each(USUALLY, this::check);
  }

  /** The laws hold for a translation that gives nothing, too. */
  @Test
  final void somebodyIsGivenSomething() {
    assertThat(ContractCases.seeds(USUALLY).anyMatch(this::gives)).isTrue();
  }

  private boolean gives(long seed) {
    RandomCase made = ContractRun.newCase(seed, fixture());
    try (PlatformProvider provider = ContractRun.open(fixture())) {
      LiftedAccess access =
          LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now());
      return access.policies().values().stream()
          .anyMatch(
              t ->
                  Containment.within(
                          access.translated(t.table()),
                          List.of(ReferenceSemantics.rules(t.withoutGrants())))
                      == Containment.Answer.EXCEEDS);
    }
  }

  @TestFactory
  final Stream<DynamicTest> translatingTwiceGivesTheSame() {
    return ContractCases.each(
        USUALLY / 4,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (PlatformProvider provider = ContractRun.open(fixture())) {
            assertThat(translation(made, provider))
                .as(made.text())
                .isEqualTo(translation(made, provider));
          }
        });
  }

  private Translation translation(RandomCase made, PlatformProvider provider) {
    return LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now()).translation();
  }

  private void check(long seed) {
    RandomCase made = ContractRun.newCase(seed, fixture());
    try (PlatformProvider provider = ContractRun.open(fixture())) {
      LiftedAccess access =
          LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now());
      assertThat(access.translation().problems()).as(made.text()).isEmpty();
      for (Map.Entry<TableAddress, TablePolicies> table : access.policies().entrySet()) {
        check(made, access, table.getValue());
      }
    }
  }

  private void check(RandomCase made, LiftedAccess access, TablePolicies policies) {
    TableAddress table = policies.table();
    AccessRules lifted = access.translated(table);
    AccessRules meant = made.meant(table, access.meant(table));
    List<List<DataValue>> rows = made.rows().getOrDefault(table, List.of());
    TableSchema schema = made.rowsOf(table, policies.schema());
    CellComparison cells = new CellComparison(made, schema, rows);
    fixture()
        .enforcement()
        .filter(judge -> access.isThere(table))
        .ifPresent(
            judge -> {
              NativeJudgement judgement = new NativeJudgement(judge, access, table);
              assertThat(judgement.difference(lifted, schema, rows, cells.askers()))
                  .as("shown as lifted, %s%n%s%n%s", table, made.text(), lifted.text())
                  .isEqualTo(Optional.empty());
              assertThat(judgement.possible(cells.askers()))
                  .as("sessions that lifting says there cannot be, %s", made.text())
                  .allMatch(session -> access.canBe(session.held()));
            });
    cells.among(access::canBe);
    List<PolicyVerdict> verdicts = Verdicts.about(table, access.translation().verdicts());
    if (verdicts.stream().anyMatch(PolicyVerdict::closes)) {
      // Nothing is granted on it, and whoever fills it still does.
      AccessRules closed = made.meant(table, ReferenceSemantics.rules(policies.withoutGrants()));
      within("closed " + table, made, access, cells, lifted, closed);
      return;
    }
    within("lifted within meant, " + table, made, access, cells, lifted, meant);
    if (verdicts.stream().allMatch(v -> v.verdict() == Verdict.EXACT)) {
      within("meant within lifted, " + table, made, access, cells, meant, lifted);
    }
  }

  private static void within(
      String what,
      RandomCase made,
      LiftedAccess access,
      CellComparison cells,
      AccessRules smaller,
      AccessRules larger) {
    assertThat(cells.excess(smaller, List.of(larger)))
        .as("%s%n%s%n%s%nin%n%s", what, made.text(), smaller.text(), larger.text())
        .isEqualTo(Optional.empty());
    assertThat(Containment.within(smaller, List.of(larger), access::canBe))
        .as("%s%n%s%n%s%nin%n%s", what, made.text(), smaller.text(), larger.text())
        .isNotEqualTo(Containment.Answer.EXCEEDS);
  }
}

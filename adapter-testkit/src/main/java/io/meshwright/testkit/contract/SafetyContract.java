package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * On the way from one mesh to another, and on the way out, every state that shows between batches
 * gives each cell only to whom it was given before or is given after.
 */
public abstract class SafetyContract extends ContractSuite {
  private static final int USUALLY = 10;
  private static final long OTHER = 1_000_000;

  @TestFactory
  final Stream<DynamicTest> everyStateIsWithinBeforeAndAfter() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase before = ContractRun.newCase(seed, fixture());
          RandomCase after = ContractRun.changed(before, seed + OTHER, fixture());
          try (ContractRun run = new ContractRun(fixture());
              PlatformProvider provider = ContractRun.open(fixture())) {
            run.apply(before.mesh());
            change(before, after, run, provider);
          } finally {
            fixture().clear();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> everyStateOfARemovalIsWithinBefore() {
    return ContractCases.each(
        USUALLY / 2,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (ContractRun run = new ContractRun(fixture());
              PlatformProvider provider = ContractRun.open(fixture())) {
            run.apply(made.mesh());
            LiftedAccess access =
                LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now());
            SortedMap<TableAddress, AccessRules> start = access.live();
            run.destroy(made.mesh(), event -> checkBetween(made, access, start, start, event));
          } finally {
            fixture().clear();
          }
        });
  }

  private void change(
      RandomCase before, RandomCase after, ContractRun run, PlatformProvider provider) {
    LiftedAccess access =
        LiftedAccess.of(after.mesh(), fixture().platform(), provider, after.now());
    SortedMap<TableAddress, AccessRules> start = access.live();
    SortedMap<TableAddress, AccessRules> end = access.allTranslated();
    ApplyReport report =
        run.apply(after.mesh(), event -> checkBetween(after, access, start, end, event));
    assertThat(report.done())
        .as("from %s%nto %s%n%s", before.text(), after.text(), report)
        .isEqualTo(report.results().size());
    boolean complete = report.problems().stream().noneMatch(p -> p.code().equals("no-safe-order"));
    if (complete) {
      assertThat(access.live()).as("from %s%nto %s", before.text(), after.text()).isEqualTo(end);
    }
  }

  private static void checkBetween(
      RandomCase made,
      LiftedAccess access,
      Map<TableAddress, AccessRules> start,
      Map<TableAddress, AccessRules> end,
      ApplyEvent event) {
    if (!(event instanceof ApplyEvent.BatchFinished)) {
      return;
    }
    access
        .live()
        .forEach(
            (table, rules) -> {
              TablePolicies policies =
                  Optional.ofNullable(access.policies().get(table)).orElseThrow();
              CellComparison cells =
                  new CellComparison(
                          made,
                          made.rowsOf(table, policies.schema()),
                          made.rows().getOrDefault(table, List.of()))
                      .among(access::canBe);
              List<AccessRules> bounds =
                  List.of(
                      Optional.ofNullable(start.get(table)).orElseThrow(),
                      Optional.ofNullable(end.get(table)).orElseThrow());
              assertThat(cells.excess(rules.possible(), bounds))
                  .as("%s: %s after %s", made.text(), table, event)
                  .isEqualTo(Optional.empty());
            });
  }
}

package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PublishedTable;
import io.meshwright.testkit.generate.RandomCase;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What consumers find, lifted, is what the contract says; after an apply what is live says the
 * same, so that a contract can be compared with what is published.
 */
public abstract class PublishedContract extends ContractSuite {
  private static final int USUALLY = 20;
  private static final int APPLIED = 3;

  @TestFactory
  final Stream<DynamicTest> translatedTablesPublishWhatTheirContractsSay() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (PlatformProvider provider = ContractRun.open(fixture())) {
            LiftedAccess lifted =
                LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now());
            SortedMap<TableAddress, Optional<PublishedTable>> published = lifted.translatedTables();
            for (TablePolicies table : lifted.policies().values()) {
              check(
                  made,
                  table.schema(),
                  Optional.ofNullable(published.get(table.table())).flatMap(t -> t).orElseThrow());
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> liveTablesPublishWhatWasTranslated() {
    return ContractCases.each(
        APPLIED,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          fixture().clear();
          try (ContractRun run = new ContractRun(fixture());
              PlatformProvider provider = ContractRun.open(fixture())) {
            ApplyReport report = run.apply(made.mesh());
            assertThat(report.succeeded()).as(made.text()).isTrue();
            LiftedAccess lifted =
                LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now());
            assertThat(lifted.liveTables()).as(made.text()).isEqualTo(lifted.translatedTables());
          }
        });
  }

  private static void check(RandomCase made, TableSchema schema, PublishedTable published) {
    assertThat(published.columns().stream().map(PublishedTable.Column::name))
        .as(made.text())
        .containsExactlyElementsOf(schema.columnNames());
    for (int i = 0; i < schema.columns().size(); i++) {
      Column wanted = schema.columns().get(i);
      PublishedTable.Column found = published.columns().get(i);
      assertThat(found.required().orElse(wanted.required()))
          .as("%s of %s", wanted.name(), made.text())
          .isEqualTo(wanted.required());
      if (!wanted.type().isNested()) {
        assertThat(found.type())
            .as("%s of %s", wanted.name(), made.text())
            .isEqualTo(Optional.of(wanted.type()));
      }
    }
  }
}

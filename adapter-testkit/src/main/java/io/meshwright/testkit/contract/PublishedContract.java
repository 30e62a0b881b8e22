package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Governance;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.RuleSetting;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PublishedTable;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What consumers find, lifted, is what the contract says; after an apply what is live says the
 * same, so that a contract can be compared with what is published.
 */
public abstract class PublishedContract extends ContractSuite {
  private static final int USUALLY = 20;
  private static final int APPLIED = 3;
  private static final PortAddress PORT = PortAddress.parse("sales.orders.orders@1");

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
              boolean refused =
                  !lifted.isThere(table.table())
                      && Verdicts.about(table.table(), lifted.translation().verdicts()).stream()
                          .anyMatch(PolicyVerdict::closes);
              if (refused) {
                continue;
              }
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
            assertThat(report.done()).as(made.text()).isEqualTo(report.results().size());
            LiftedAccess lifted =
                LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now());
            assertThat(lifted.liveTables()).as(made.text()).isEqualTo(lifted.translatedTables());
          }
        });
  }

  @Test
  final void whatBreaksAPublishedTableIsForbidden() {
    Column id = Column.builder("id", new DataType.Int64()).primaryKey(1).build();
    Column note = Column.of("note", DataType.Text.upTo(20));
    try (ContractRun run = new ContractRun(fixture())) {
      assertThat(run.apply(mesh(id, note)).succeeded()).isTrue();
      assertThat(run.plan(governed(mesh(id, note))).problems()).isEmpty();
      Column longer = Column.of("note", DataType.Text.upTo(30));
      Mesh wider = governed(mesh(id, longer, Column.of("more", new DataType.Bool())));
      assertThat(run.plan(wider).forbidding()).isEmpty();
      assertThat(kinds(run, wider)).containsExactly(Kind.TYPE_WIDENED, Kind.COLUMN_ADDED);

      Mesh narrower = governed(mesh(id, Column.of("note", DataType.Text.upTo(10))));
      assertThat(kinds(run, narrower)).containsExactly(Kind.TYPE_NARROWED);
      assertThat(run.plan(narrower).forbidding()).hasSize(1);
      Mesh strict = governed(mesh(id, note.toBuilder().required().build()));
      assertThat(kinds(run, strict)).containsExactly(Kind.REQUIRED_ADDED);
      Plan without = run.plan(governed(mesh(id)));

      assertThat(without.forbidding())
          .singleElement()
          .satisfies(
              p -> {
                assertThat(p.subject()).isEqualTo(PORT.toString());
                assertThat(p.text()).contains("orders.note: the column was removed");
              });
      int before = run.writes();
      ApplyOptions options = ApplyOptions.DEFAULT.withAllowDataLoss(true);
      assertThatThrownBy(() -> run.engine().apply(without, options))
          .isInstanceOf(MeshException.class)
          .hasMessageContaining("new major version");
      assertThat(run.writes()).isEqualTo(before);
    }
  }

  private static List<Kind> kinds(ContractRun run, Mesh mesh) {
    return run.engine().evolution().sinceLive(mesh).stream()
        .flatMap(d -> d.changes().stream())
        .map(ContractChange::kind)
        .toList();
  }

  private static Mesh governed(Mesh mesh) {
    return mesh.toBuilder().governance(Governance.of(RuleSetting.of("no-breaking-change"))).build();
  }

  private Mesh mesh(Column... columns) {
    Contract contract = Contract.of("orders", "1.0.0", TableSchema.of("orders", columns));
    return Mesh.builder("retailer")
        .platform(fixture().platform())
        .domain(Domain.of("sales", fixture().platform().name().value()))
        .product(
            DataProduct.of(
                PORT.product(),
                List.of(OutputPort.table(PORT, fixture().platform().name(), contract))))
        .build();
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

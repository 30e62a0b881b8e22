package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.Capabilities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the capabilities refuse is refused in the plan, by name of the limit, and never tried. */
public abstract class RefusalContract extends ContractSuite {
  private static final ProductAddress PRODUCT = ProductAddress.of("sales", "orders");
  private static final Column ID = Column.of("id", new DataType.Int64());
  private static final TableSchema TABLE = TableSchema.of("orders", List.of(ID));
  private static final Contract TABLES = Contract.of("c1", "1.0.0", List.of(TABLE));
  private static final TableSchema REFUSED = TableSchema.of("refused", List.of(ID));

  @TestFactory
  final Stream<DynamicTest> aRefusedPortKindIsAVerdictWithItsLimit() {
    SortedMap<PortKind, String> refused = fixture().factory().capabilities().refusedPorts();
    return refused.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().word(), () -> checkRefused(entry.getKey(), entry.getValue())));
  }

  @Test
  final void everyLimitSaysWhatAndWhereAndWhen() {
    Capabilities capabilities = fixture().factory().capabilities();
    assertThat(capabilities.provider()).isEqualTo(fixture().factory().id());
    assertThat(capabilities.limits().entrySet())
        .allSatisfy(
            entry -> {
              assertThat(entry.getValue().id()).isEqualTo(entry.getKey());
              assertThat(entry.getValue().value()).isNotBlank();
              assertThat(entry.getValue().source()).isNotBlank();
              assertThat(entry.getValue().date()).matches("\\d{4}-\\d{2}-\\d{2}");
            });
  }

  @Test
  final void aPipelineIsMadeOrItIsSaidThatItIsNot() {
    Pipeline pipeline =
        new Pipeline(
            "daily",
            Pipeline.Kind.JOB,
            "jobs/daily.py",
            Optional.empty(),
            List.of(),
            List.of("main"));
    checkTold(mesh(TABLES), mesh(TABLES, pipeline));
  }

  @Test
  final void aQualityRuleIsCheckedOrItIsSaidThatItIsNot() {
    Contract ruled =
        Contract.builder("c1", "1.0.0", TABLE)
            .quality(
                new QualityRule(
                    "orders", "library", "rowCount", Ordered.map(Map.of("mustBeGreaterThan", "0"))))
            .build();
    checkTold(mesh(TABLES), mesh(ruled));
  }

  /** What more is in the workspace makes a difference that somebody sees. */
  private void checkTold(Mesh without, Mesh with) {
    try (ContractRun run = new ContractRun(fixture())) {
      Plan plan = run.plan(with);
      assertThat(shown(plan)).as("nothing is said").isNotEqualTo(shown(run.plan(without)));
      assertThat(plan.verdicts())
          .filteredOn(v -> v.verdict() != Verdict.EXACT)
          .allSatisfy(
              v -> {
                assertThat(v.subject()).startsWith(PRODUCT.toString());
                assertThat(v.reason()).isNotBlank();
                assertThat(v.fact()).as("what the limit says").isPresent();
              });
    }
  }

  private static List<String> shown(Plan plan) {
    return Stream.of(
            plan.changes().stream().map(c -> c.address().toString()),
            plan.verdicts().stream().map(v -> v.subject() + " " + v.verdict()),
            plan.problems().stream().map(Problem::text))
        .flatMap(Function.identity())
        .toList();
  }

  private Mesh mesh(Contract contract, Pipeline... pipelines) {
    DataProduct.Builder product =
        DataProduct.builder(PRODUCT.toString())
            .table("main", 1, fixture().platform().name().value(), contract);
    List.of(pipelines).forEach(product::pipeline);
    return Mesh.builder("retailer")
        .platform(fixture().platform())
        .domain(Domain.of("sales", fixture().platform().name().value()))
        .product(product.build())
        .build();
  }

  private void checkRefused(PortKind kind, String limit) {
    PortAddress address = new PortAddress(PRODUCT, "refused", 1);
    try (ContractRun run = new ContractRun(fixture())) {
      Plan plan = run.plan(mesh(kind, address));
      List<PolicyVerdict> verdicts =
          plan.verdicts().stream().filter(v -> v.subject().equals(address.toString())).toList();
      assertThat(verdicts).as(kind.word()).isNotEmpty();
      assertThat(verdicts)
          .allSatisfy(
              v -> {
                assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
                assertThat(v.limit()).isEqualTo(Optional.of(limit));
                assertThat(v.reason()).isNotBlank();
              });
      assertThat(plan.problems())
          .as("the plan says that the port stays closed")
          .anySatisfy(p -> assertThat(p.subject()).isEqualTo(address.toString()));
      run.apply(mesh(kind, address));
      assertThat(run.plan(mesh(kind, address)).changes()).as(kind.word()).isEmpty();
    }
  }

  private Mesh mesh(PortKind kind, PortAddress address) {
    PortAddress table = new PortAddress(PRODUCT, "main", 1);
    Contract other = Contract.of("c2", "1.0.0", List.of(REFUSED));
    Optional<ViewDefinition> view =
        kind == PortKind.VIEW
            ? Optional.of(
                new ViewDefinition.Select(
                    new TableAddress(table, TABLE.name()), Map.of("id", "id"), Optional.empty()))
            : Optional.empty();
    return Mesh.builder("retailer")
        .platform(fixture().platform())
        .domain(
            new Domain(
                new DomainName("sales"),
                "",
                "",
                fixture().platform().name(),
                Ordered.set(List.of())))
        .product(
            DataProduct.of(
                PRODUCT,
                List.of(
                    OutputPort.table(table, fixture().platform().name(), TABLES),
                    new OutputPort(
                        address,
                        kind,
                        fixture().platform().name(),
                        LifecycleStatus.ACTIVE,
                        other,
                        view,
                        Ordered.map(Map.<String, String>of()),
                        ""))))
        .build();
  }
}

package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes more statements than the 40 that a transaction of the Data API has. */
class LongTransactionsTest {
  private static final int MANY_TABLES = 45;
  private static final PortAddress PORT = PortAddress.parse("sales.orders.partners@1");

  private final RedshiftFixture fixture = RedshiftFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @BeforeEach
  void listen() {
    fixture.database().listener(sent::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Mesh mesh(PortKind kind, List<TableSchema> tables, Consumer<Mesh.Builder> policies) {
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.builder(
                                PORT,
                                fixture.platform().name(),
                                Contract.of("orders", "1.0.0", tables))
                            .kind(kind)
                            .build())))
            .principal(
                Principal.of("group:partner")
                    .with("warehouse", "namespace:" + SharedMesh.NAMESPACE));
    policies.accept(mesh);
    return mesh.build();
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private ApplyReport apply(Mesh mesh) {
    sent.clear();
    return engine.apply(plan(mesh), ApplyOptions.DEFAULT.withAllowDataLoss(true));
  }

  private static List<TableSchema> manyTables() {
    return IntStream.range(0, MANY_TABLES)
        .mapToObj(i -> TableSchema.of("t" + i, Column.of("email", DataType.Text.unlimited())))
        .toList();
  }

  /** Masks may go after the datashare came, so that it takes the tables with their masks. */
  @Test
  void manyTablesThatLoseTheirMasksComeIntoTheirDatashare() {
    Consumer<Mesh.Builder> reads =
        m -> m.policy(AccessPolicy.builder("reads", "group:partner", "sales.orders").build());
    apply(
        mesh(
            PortKind.SHARE,
            manyTables(),
            reads.andThen(
                m ->
                    IntStream.range(0, MANY_TABLES)
                        .forEach(
                            i ->
                                m.policy(
                                    MaskingPolicy.ofColumn(
                                        "mail" + i,
                                        "sales.orders.partners@1.t" + i + ".email",
                                        new Mask.Nullify()))))));
    Mesh open = mesh(PortKind.SHARE, manyTables(), reads);
    ApplyReport report = apply(open);

    assertThat(report.succeeded()).as("%s", report).isTrue();
    assertThat(sent.stream().filter(s -> s.contains("MASKING OFF FOR DATASHARES")))
        .hasSize(MANY_TABLES);
    assertThat(sent.indexOf(sent.stream().filter(s -> s.contains("ADD TABLE")).findFirst().get()))
        .as("the datashare takes them when all are prepared")
        .isGreaterThan(
            sent.lastIndexOf(
                sent.stream()
                    .filter(s -> s.contains("MASKING OFF FOR DATASHARES"))
                    .reduce((a, b) -> b)
                    .get()));
    assertThat(plan(open).changes()).isEmpty();
  }

  private static List<TableSchema> columns(int count) {
    return List.of(
        TableSchema.of(
            "orders",
            IntStream.range(0, count)
                .mapToObj(i -> Column.of("c" + i, new DataType.Int64()))
                .toList()));
  }

  @Test
  void moreNewColumnsThanATransactionHasRoomForAreRefusedInThePlan() {
    apply(mesh(PortKind.TABLE, columns(1), m -> {}));
    assertThat(plan(mesh(PortKind.TABLE, columns(39), m -> {})).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("impossible-change");
              assertThat(p.text())
                  .contains("it takes 41 statements, and a transaction has 40")
                  .contains("add 37 columns at the most");
            });

    Mesh most = mesh(PortKind.TABLE, columns(38), m -> {});
    assertThat(apply(most).succeeded()).isTrue();
    assertThat(plan(most).changes()).isEmpty();
  }
}

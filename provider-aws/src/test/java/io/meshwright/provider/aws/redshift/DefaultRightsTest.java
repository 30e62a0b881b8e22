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
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Default privileges give others rights on whatever the deployer makes. */
class DefaultRightsTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  private final RedshiftFixture fixture = RedshiftFixture.filterable();
  private final List<String> statements = new ArrayList<>();
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @AfterEach
  void close() {
    engine.close();
  }

  private Mesh mesh(int tables) {
    fixture.database().role("readers");
    List<TableSchema> schemas =
        IntStream.range(0, tables)
            .mapToObj(
                i -> TableSchema.of("orders" + i, Column.of("region", DataType.Text.unlimited())))
            .toList();
    return Mesh.builder("retailer")
        .platform(fixture.platform())
        .domain(Domain.of("sales", "warehouse"))
        .principal(Principal.of("group:readers").with("warehouse", "role:readers"))
        .product(
            DataProduct.of(
                PORT.product(),
                List.of(
                    OutputPort.builder(
                            PORT,
                            fixture.platform().name(),
                            Contract.of("orders", "1.0.0", schemas))
                        .build())))
        .policy(AccessPolicy.builder("p", "group:readers", "sales.orders").build())
        .build();
  }

  private void apply(int tables) {
    ApplyReport report =
        engine.apply(engine.plan(mesh(tables), PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(engine.plan(mesh(tables), PlanOptions.DEFAULT).foreign()).isEmpty();
    assertThat(engine.plan(mesh(tables), PlanOptions.DEFAULT).changes()).isEmpty();
  }

  @Test
  void whatATableComesWithIsTakenBackWhereItIsMade() {
    fixture.database().role("everywhere");
    fixture.database().givesByDefault("", "SELECT", "role:everywhere");
    fixture.database().givesByDefault("sales_orders", "INSERT", "public");
    fixture.database().givesByDefault("elsewhere", "SELECT", "user:joe");
    fixture.database().listener(statements::add);
    apply(1);
    assertThat(statements)
        .filteredOn(s -> s.startsWith("REVOKE"))
        .containsExactly(
            "REVOKE ALL ON TABLE \"sales_orders\".\"orders0_v1\" FROM PUBLIC",
            "REVOKE ALL ON TABLE \"sales_orders\".\"orders0_v1\" FROM ROLE \"everywhere\"");
  }

  @Test
  void manyTablesFitIntoTransactionsAllTheSame() {
    fixture.database().givesByDefault("", "SELECT", "public");
    apply(23);
  }

  @Test
  void moreGranteesThanATransactionHoldsAreRefused() {
    for (int i = 0; i < 9; i++) {
      fixture.database().givesByDefault("", "SELECT", "group:g" + i);
    }
    ApplyReport report =
        engine.apply(engine.plan(mesh(1), PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(report.toString()).contains("ALTER DEFAULT PRIVILEGES");
    assertThat(report.succeeded()).isFalse();
  }
}

package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.ProductAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products that an ODPS file and product.yaml describe. */
class ProductsTest {
  private static final String ODPS = "domains/sales/orders/orders.odps.yaml";
  private static final String PRODUCT = "domains/sales/orders/product.yaml";

  @TempDir Path folder;

  private TestWorkspace workspace() {
    return TestWorkspace.retailer(folder)
        .with(
            ODPS,
            """
            apiVersion: v1.0.0
            kind: DataProduct
            id: p
            status: active
            version: 3.1.0
            domain: Sales
            description: {purpose: Sell}
            team: {name: sellers, members: [{username: ana, role: owner}]}
            inputPorts:
              - {name: events, version: 1.0.0, contractId: elsewhere}
            outputPorts:
              - {name: all-orders, version: v2.0.0, contractId: orders-contract}
              - {name: recent, version: 1.0.0, contractId: recent-contract}
            """)
        .with(
            "domains/sales/orders/recent.odcs.yaml",
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: recent-contract
            version: 1.0.0
            status: active
            schema:
              - name: recent
                properties: [{name: order_id, logicalType: integer}]
            """)
        .with("domains/sales/orders/data/orders.csv", "order_id\n1\n")
        .with(
            PRODUCT,
            """
            apiVersion: meshwright/v1
            kind: Product
            producer: service:etl
            ports:
              all-orders@2:
                publish: {orders: bestellungen}
              recent:
                view:
                  from: sales.orders.all_orders@2.orders
                  columns: {order_id: order_id}
                  where: order_id > 100
            inputs:
              events: sales.orders.all_orders@2
            samples:
              orders: data/orders.csv
            pipelines:
              daily: {kind: job, artefact: jobs/daily.py, inputs: [events], outputs: [all_orders]}
            """);
  }

  private static DataProduct product(Mesh mesh) {
    return mesh.products().values().stream()
        .filter(p -> p.address().equals(ProductAddress.of("sales", "orders")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void portsAreThoseOfTheProductDocument() {
    DataProduct product = product(workspace().mesh());

    assertThat(product.outputPorts())
        .extracting(p -> p.address().toString())
        .containsExactly("sales.orders.all_orders@2", "sales.orders.recent@1");
    assertThat(product.version()).isEqualTo("3.1.0");
    assertThat(product.description()).isEqualTo("Sell");
    assertThat(product.team().members()).hasSize(1);
    assertThat(product.producer().orElseThrow().toString()).isEqualTo("service:etl");
    assertThat(product.samples()).containsEntry("orders", "domains/sales/orders/data/orders.csv");
    assertThat(product.pipelines()).hasSize(1);
  }

  @Test
  void settingsAreBoundToTheirPorts() {
    DataProduct product = product(workspace().mesh());

    OutputPort orders = product.outputPorts().getFirst();
    assertThat(orders.publishedName("orders")).isEqualTo("bestellungen_v2");
    OutputPort recent = product.outputPorts().getLast();
    assertThat(recent.kind()).isEqualTo(PortKind.VIEW);
    assertThat(recent.view().orElseThrow()).isInstanceOf(ViewDefinition.Select.class);
    assertThat(product.inputPorts().getFirst().source().orElseThrow()).isEqualTo(orders.address());
  }

  @Test
  void anInputFindsItsPortByContract() {
    Mesh mesh =
        workspace()
            .replace(PRODUCT, "inputs:\n  events: sales.orders.all_orders@2\n", "")
            .replace(ODPS, "contractId: elsewhere", "contractId: recent-contract")
            .mesh();

    assertThat(product(mesh).inputPorts().getFirst().source().orElseThrow().toString())
        .isEqualTo("sales.orders.recent@1");
  }

  @Test
  void aRetiredProductRetiresItsPorts() {
    Mesh mesh = workspace().replace(ODPS, "status: active", "status: retired").mesh();

    assertThat(product(mesh).outputPorts())
        .allSatisfy(p -> assertThat(p.status()).isEqualTo(LifecycleStatus.RETIRED));
  }

  @Test
  void whatDoesNotBelongTogetherIsFound() {
    Read read =
        workspace()
            .replace(ODPS, "contractId: recent-contract", "contractId: recent-contrac")
            .replace(ODPS, "domain: Sales", "domain: logistics")
            .replace(PRODUCT, "events: sales", "evnts: sales")
            .replace(PRODUCT, "all-orders@2", "all-orders@3")
            .with("domains/sales/orders/readme.yaml", "x")
            .with("domains/sales/orders/z.odps.yaml", "x: 1")
            .with("domains/Bad Name/x.yaml", "x")
            .read();

    assertThat(read.problems())
        .extracting(p -> p.code())
        .contains(
            "unknown-contract",
            "other-domain",
            "unknown-input",
            "unknown-port",
            "unread-file",
            "several-products",
            "bad-name",
            "unused-contract");
  }

  @Test
  void aPortNeedsAContract() {
    Read read = workspace().replace(ODPS, ", contractId: recent-contract", "").read();

    assertThat(TestWorkspace.lines(read.problems()))
        .contains(ODPS + ":13:12 port-without-contract");
  }

  @Test
  void twoContractsOfOneIdAndVersionAreAProblem() {
    Read read =
        workspace()
            .replace(
                "domains/sales/orders/recent.odcs.yaml",
                "id: recent-contract\nversion: 1.0.0",
                "id: orders-contract\nversion: 1.2.0")
            .read();

    assertThat(read.problems()).extracting(p -> p.code()).contains("duplicate-contract");
  }
}

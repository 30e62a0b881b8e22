package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataType;
import io.meshwright.engine.source.Places;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace becomes. */
class RetailerTest {
  private static final ProductAddress ORDERS = ProductAddress.of("sales", "orders");
  private static final PortAddress PORT = new PortAddress(ORDERS, "orders", 1);

  @TempDir Path folder;

  @Test
  void aContractInAProductFolderIsAPort() {
    Mesh mesh = TestWorkspace.retailer(folder).mesh();

    OutputPort port = mesh.port(PORT).orElseThrow();
    assertThat(port.platform()).isEqualTo(new PlatformName("local"));
    assertThat(port.contract().tables().getFirst().columnNames())
        .containsExactly("order_id", "region", "email", "amount");
    assertThat(port.contract().tables().getFirst().column("amount").orElseThrow().type())
        .isEqualTo(new DataType.Decimal(12, 2));
    assertThat(port.contract().tables().getFirst().primaryKey()).containsExactly("order_id");
  }

  @Test
  void policiesAreReadWithTheirDefaults() {
    Mesh mesh = TestWorkspace.retailer(folder).mesh();

    assertThat(mesh.accessPolicies().getFirst().columns())
        .isInstanceOf(ColumnSelection.AllBut.class);
    assertThat(mesh.accessPolicies().getFirst().rows().orElseThrow().text())
        .isEqualTo("region = 'EU'");
    assertThat(mesh.maskingPolicies().getFirst().mask()).isEqualTo(new Mask.Hash(Optional.empty()));
    assertThat(mesh.rowPolicies()).hasSize(1);
  }

  @Test
  void aDateMeansTheEndOfItsDay() {
    Mesh mesh = TestWorkspace.retailer(folder).mesh();

    assertThat(mesh.accessPolicies().getFirst().until())
        .contains(Instant.parse("2027-04-01T00:00:00Z"));
  }

  @Test
  void placesOfPartsAreKnown() {
    Places places = TestWorkspace.retailer(folder).read().places();

    assertThat(places.first("policy:email-hashed").orElseThrow().toString())
        .isEqualTo("policies/policies.yaml:10:5");
    assertThat(places.first("column:sales.orders.orders@1.orders.email").orElseThrow().toString())
        .isEqualTo("domains/sales/orders/orders.odcs.yaml:16:15");
    assertThat(places.first("policy-target:marketing-reads-eu sales.orders").orElseThrow().line())
        .isEqualTo(4);
    assertThat(places.first("nothing", "platform:local").orElseThrow().line()).isEqualTo(5);
  }

  @Test
  void aContractBesideTheMeshIsAProduct() {
    Mesh mesh =
        TestWorkspace.empty(folder)
            .with(
                "mesh.yaml",
                """
                apiVersion: meshwright/v1
                kind: Mesh
                id: shop
                platforms: {local: {provider: postgres}}
                """)
            .with(
                "orders.odcs.yaml",
                """
                apiVersion: v3.0.2
                kind: DataContract
                id: c
                version: v2.0.0
                status: active
                dataProduct: My Orders!
                schema:
                  - name: t
                    properties: [{name: a, logicalType: date, classification: secret}]
                """)
            .mesh();

    assertThat(mesh.ports())
        .extracting(p -> p.address().toString())
        .containsExactly("shop.my_orders.my_orders@2");
    assertThat(mesh.domains()).containsOnlyKeys(new DomainName("shop"));
    assertThat(mesh.classifications().declared()).isFalse();
    assertThat(mesh.classifications().descriptions()).containsOnlyKeys("secret");
  }

  @Test
  void anEnvironmentReplacesEntriesByName() {
    Read read =
        TestWorkspace.retailer(folder)
            .with(
                "environments/prod.yaml",
                """
                platforms:
                  local:
                    provider: postgres
                    settings: {mode: server, password: env:PW}
                """)
            .read("prod");

    assertThat(read.problems()).isEmpty();
    assertThat(read.mesh().orElseThrow().platforms().values())
        .allSatisfy(p -> assertThat(p.settings()).containsEntry("mode", "server"));
    assertThat(read.places().first("platform:local").orElseThrow().file())
        .isEqualTo("environments/prod.yaml");
  }

  @Test
  void anUnknownEnvironmentIsAProblem() {
    Read read = TestWorkspace.retailer(folder).with("environments/prod.yaml", "{}").read("pord");

    assertThat(read.problems().getFirst().text()).contains("did you mean 'prod'?");
    assertThat(TestWorkspace.retailer(folder).read("../mesh").problems().getFirst().code())
        .isEqualTo("unknown-environment");
  }

  @Test
  void placementGoesFromNearToFar() {
    TestWorkspace workspace =
        TestWorkspace.retailer(folder)
            .replace(
                "mesh.yaml",
                "platforms:\n",
                "defaultPlatform: local\nplatforms:\n  a: {provider: postgres}\n  b: {provider:"
                    + " postgres}\n  c: {provider: postgres}\n");
    assertThat(placed(workspace)).isEqualTo("local");
    workspace.with(
        "domains/sales/domain.yaml", "{apiVersion: meshwright/v1, kind: Domain, platform: a}");
    assertThat(placed(workspace)).isEqualTo("a");
    workspace.replace(
        TestWorkspace.ORDERS_FILE,
        "schema:",
        "servers: [{server: elsewhere, type: custom}, {server: b, type: custom}]\nschema:");
    assertThat(placed(workspace)).isEqualTo("b");
    String product = "domains/sales/orders/product.yaml";
    workspace.with(product, "{apiVersion: meshwright/v1, kind: Product, platform: c}");
    assertThat(placed(workspace)).isEqualTo("c");
    workspace.with(
        product,
        "{apiVersion: meshwright/v1, kind: Product, platform: c, ports: {orders@1: {platform:"
            + " local}}}");
    assertThat(placed(workspace)).isEqualTo("local");
  }

  private static String placed(TestWorkspace workspace) {
    return workspace.mesh().port(PORT).orElseThrow().platform().value();
  }
}

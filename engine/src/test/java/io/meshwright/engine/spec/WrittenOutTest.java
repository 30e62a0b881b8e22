package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that say outright what the standards have no place for. */
class WrittenOutTest {
  private static final PortAddress ORDERS = PortAddress.parse("sales.orders.orders@1");

  @TempDir Path folder;

  private TestWorkspace withType(String type) {
    return TestWorkspace.retailer(folder)
        .replace(
            TestWorkspace.ORDERS_FILE,
            "{name: amount, logicalType: number, physicalType: \"decimal(12,2)\"}",
            "{name: amount, logicalType: object, physicalType: odd, customProperties:"
                + " [{property: other, value: [1]}, {property: meshwrightType, value: '"
                + type
                + "'}], properties: [{name: key, logicalType: string},"
                + " {name: value, logicalType: integer}]}");
  }

  private static Column amount(Mesh mesh) {
    return mesh.port(ORDERS)
        .orElseThrow()
        .contract()
        .tables()
        .getFirst()
        .column("amount")
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"decimal(12,2)", "text", "text(20)", "uuid", "timestamptz", "boolean", "binary"})
  void aTypeThatIsSaidOutrightDecidesAlone(String type) {
    Column column = amount(withType(type).mesh());

    assertThat(column.type().text()).isEqualTo(type);
    assertThat(column.physicalType()).contains("odd");
  }

  @Test
  void aMapHasTheTypesOfItsTwoProperties() {
    assertThat(amount(withType("map").mesh()).type())
        .isEqualTo(new DataType.MapOf(DataType.Text.unlimited(), new DataType.Int64()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "varchar; 'varchar' is no type",
        "decimal(40,2); decimal(40,2) is not a type: precision 1 to 38",
        "text(0); text(0) is not a type: length 1 or more",
        "text(99999999999); is no type"
      })
  void aTypeThatThereIsNotIsRefusedAtItsPlace(String type, String message) {
    assertThat(withType(type).read().problems())
        .anySatisfy(
            p -> {
              assertThat(p.what()).contains(message);
              assertThat(p.place().orElseThrow().file()).isEqualTo(TestWorkspace.ORDERS_FILE);
            });
  }

  @Test
  void aConstantMayBeWrittenAsInFilters() {
    Mesh mesh = withMask("{literal: \"DATE '2026-01-31'\"}").mesh();

    assertThat(mesh.maskingPolicies().getFirst().mask())
        .isEqualTo(new Mask.Constant(new DataValue.Date(LocalDate.of(2026, 1, 31))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"region", "'1 or true'", "1 = 1", "DATE 'x'"})
  void whatIsNoLiteralIsRefused(String text) {
    assertThat(
            TestWorkspace.lines(
                withMask("{literal: \"" + text.replace("\"", "") + "\"}").read().problems()))
        .singleElement()
        .asString()
        .contains("wrong-value");
  }

  private TestWorkspace withMask(String mask) {
    return TestWorkspace.retailer(folder)
        .replace(TestWorkspace.POLICY_FILE, "{hash: sha256-hex}", mask);
  }

  @Test
  void aMatchMayNameTargetAndColumnApart() {
    Mesh mesh = withMatch("{on: sales.orders, column: a.b}").mesh();

    assertThat(mesh.maskingPolicies().getFirst().match())
        .isEqualTo(new MaskingPolicy.Match.NamedColumn(PolicyTarget.parse("sales.orders"), "a.b"));
  }

  @Test
  void aTargetWithoutAColumnIsNoMatch() {
    assertThat(TestWorkspace.lines(withMatch("{on: sales.orders}").read().problems()))
        .containsExactly("policies/policies.yaml:11:8 wrong-value");
    assertThat(
            TestWorkspace.lines(
                withMatch("{classification: pii, on: sales.orders}").read().problems()))
        .containsExactly("policies/policies.yaml:11:8 wrong-value");
  }

  private TestWorkspace withMatch(String match) {
    return TestWorkspace.retailer(folder)
        .replace(TestWorkspace.POLICY_FILE, "{classification: pii.email}", match);
  }

  private TestWorkspace withProduct(String text) {
    return TestWorkspace.retailer(folder)
        .with(
            "domains/sales/orders/orders.odps.yaml",
            """
            apiVersion: v1.0.0
            kind: DataProduct
            id: orders
            status: active
            inputPorts:
              - {name: self, version: 1.0.0, contractId: orders-contract}
            outputPorts:
              - {name: orders, version: 1.0.0, contractId: orders-contract}
            """)
        .with(
            "domains/sales/orders/product.yaml",
            "apiVersion: meshwright/v1\nkind: Product\n" + text);
  }

  private static OutputPort port(Mesh mesh) {
    return mesh.port(ORDERS).orElseThrow();
  }

  private static InputPort input(Mesh mesh) {
    return Objects.requireNonNull(mesh.products().get(ProductAddress.parse("sales.orders")))
        .inputPorts()
        .getFirst();
  }

  @Test
  void aPortMayStandElsewhereThanItsContract() {
    Mesh mesh = withProduct("ports: {orders: {status: deprecated}}\n").mesh();

    assertThat(port(mesh).status()).isEqualTo(LifecycleStatus.DEPRECATED);
    assertThat(port(mesh).contract().status()).isEqualTo(LifecycleStatus.ACTIVE);
  }

  @Test
  void aPortMayNameTheVersionOfItsContract() {
    TestWorkspace workspace =
        withProduct("ports: {orders: {contractVersion: 7.0.0}}\n")
            .with(
                "domains/sales/orders/other.odcs.yaml",
                """
                apiVersion: v3.1.0
                kind: DataContract
                id: orders-contract
                version: 7.0.0
                status: active
                schema:
                  - name: orders
                    properties: [{name: amount, logicalType: integer}]
                """);

    assertThat(
            workspace.read().mesh().orElseThrow().port(ORDERS).orElseThrow().contract().version())
        .isEqualTo("7.0.0");
    workspace.replace("domains/sales/orders/product.yaml", "7.0.0", "8.0.0");
    assertThat(TestWorkspace.lines(workspace.read().problems()))
        .anySatisfy(line -> assertThat(line).contains("unknown-contract"));
  }

  @Test
  void anInputIsBoundByItsContractUnlessItIsOutside() {
    assertThat(input(withProduct("").mesh()).source()).contains(ORDERS);
    assertThat(input(withProduct("inputs: {self: {outside: true}}\n").mesh()).source()).isEmpty();
  }

  @Test
  void anInputMaySayWhereItIsWanted() {
    InputPort input =
        input(
            withProduct("inputs: {self: {from: sales.orders.orders@1, platform: local}}\n").mesh());

    assertThat(input)
        .isEqualTo(
            new InputPort(
                "self",
                Optional.of(ORDERS),
                "orders-contract",
                Optional.of(new PlatformName("local"))));
    assertThat(
            TestWorkspace.lines(
                withProduct("inputs: {self: {form: sales.orders.orders@1}}\n").read().problems()))
        .containsExactly("domains/sales/orders/product.yaml:3:17 unknown-key");
  }

  @Test
  void aSampleMayBeOfOneVersion() {
    TestWorkspace workspace =
        withProduct("samples: {orders@1: o.csv}\n")
            .with("domains/sales/orders/o.csv", "order_id\n");

    assertThat(
            Objects.requireNonNull(
                    workspace.mesh().products().get(ProductAddress.parse("sales.orders")))
                .samples())
        .isEqualTo(Map.of("orders@1", "domains/sales/orders/o.csv"));
    assertThat(
            TestWorkspace.lines(
                workspace
                    .replace("domains/sales/orders/product.yaml", "orders@1", "orders@2")
                    .read()
                    .problems()))
        .containsExactly("domains/sales/orders/product.yaml:3:11 unknown-table");
  }

  @Test
  void aQualityRuleIsKeptWhole() {
    Mesh mesh =
        TestWorkspace.retailer(folder)
            .replace(
                TestWorkspace.ORDERS_FILE,
                "    properties:\n      - name: order_id",
                "    quality:\n      - {type: library, metric: rowCount, mustBeBetween: [1, 2.50],"
                    + " dimension: completeness, tags: ['1', no], arguments: {a: true}}\n"
                    + "    properties:\n      - name: order_id")
            .mesh();

    assertThat(port(mesh).contract().quality())
        .isEqualTo(
            List.of(
                new QualityRule(
                    "orders",
                    "library",
                    "rowCount",
                    Ordered.map(
                        Map.of(
                            "mustBeBetween", "[1,2.50]",
                            "dimension", "\"completeness\"",
                            "tags", "[\"1\",\"no\"]",
                            "arguments", "{\"a\":true}")))));
  }
}

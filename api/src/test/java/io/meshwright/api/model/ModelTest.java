package io.meshwright.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private static final Column EMAIL =
      Column.builder("email", DataType.Text.unlimited()).classification("pii.email").build();
  private static final TableSchema ORDERS =
      TableSchema.of("orders", Column.of("id", new DataType.Int64()), EMAIL);

  private static DataProduct product() {
    return DataProduct.builder("sales.orders")
        .table("orders", 1, "local", Contract.of("c", "1.0.0", ORDERS))
        .build();
  }

  @Test
  void undeclaredClassificationsAreThoseOfTheColumns() {
    Mesh mesh = Mesh.builder("shop").product(product()).build();

    assertThat(mesh.classifications().descriptions()).containsOnlyKeys("pii.email");
    assertThat(mesh.classifications().declared()).isFalse();
    assertThat(mesh.toBuilder().build()).isEqualTo(mesh);
  }

  @Test
  void declaredClassificationsStayAsTheyAre() {
    Classifications declared = Classifications.of(new TreeMap<>());

    assertThat(
            Mesh.builder("shop")
                .product(product())
                .classifications(declared)
                .build()
                .classifications())
        .isEqualTo(declared);
  }

  @Test
  void buildersStartFromWhatThereIs() {
    DataProduct product = product();
    OutputPort port = product.outputPorts().getFirst();

    assertThat(product.toBuilder().build()).isEqualTo(product);
    assertThat(port.toBuilder().build()).isEqualTo(port);
    assertThat(port.contract().toBuilder().build()).isEqualTo(port.contract());
    assertThat(EMAIL.toBuilder().build()).isEqualTo(EMAIL);
  }

  @Test
  void addressesAreReadAsTheyAreWritten() {
    PortAddress port = new PortAddress(ProductAddress.of("sales", "orders"), "all", 12);

    assertThat(PortAddress.parse(port.toString())).isEqualTo(port);
    assertThat(ProductAddress.parse("sales.orders")).isEqualTo(port.product());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales.orders.all",
        "sales.orders@1",
        "a.b.c@",
        "a.b.c@1234567",
        "a.b.c@1.t",
        "A.b.c@1",
        ""
      })
  void whatIsNoPortIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PortAddress.parse(text));
  }

  @Test
  void aColumnOfTheKeyIsRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Column.builder("id", new DataType.Int64()).primaryKey(1).required(false).build())
        .withMessage("column 'id' is part of the primary key, so it is required");
  }

  @Test
  void positionsInAKeyHaveNoGap() {
    Column second = Column.builder("id", new DataType.Int64()).primaryKey(2).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableSchema.of("orders", second))
        .withMessage("table 'orders' has primary key positions [2], not 1, 2, ...");
  }

  @Test
  void qualityRulesStandInTheOrderOfWhatTheyAreAbout() {
    QualityRule table = QualityRule.of("orders", "text", "a");
    QualityRule column = QualityRule.of("orders.email", "text", "b");

    assertThat(
            Contract.builder("c", "1.0.0", ORDERS).quality(column).quality(table).build().quality())
        .containsExactly(table, column);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Contract.builder("c", "1.0.0", ORDERS)
                    .quality(QualityRule.of("oders", "text", ""))
                    .build())
        .withMessageContaining("'oders', which is no table");
  }

  @Test
  void onlyTablesOfTheContractArePublished() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OutputPort.builder(
                        PortAddress.parse("a.b.c@1"),
                        new PlatformName("local"),
                        Contract.of("c", "1.0.0", ORDERS))
                    .publish("oders", "x")
                    .build());
  }

  @Test
  void twoPipelinesOfOneNameAreRefused() {
    Pipeline pipeline =
        new Pipeline("p", Pipeline.Kind.JOB, "x", Optional.empty(), List.of(), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataProduct.builder("a.b").pipeline(pipeline).pipeline(pipeline).build());
  }

  @Test
  void aTargetWithATableNamesItsPort() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PolicyTarget(
                    ProductAddress.of("a", "b"),
                    Optional.empty(),
                    OptionalInt.of(1),
                    Optional.empty()));
  }

  @Test
  void aPolicyIsBuiltFromWhatDocumentsWrite() {
    AccessPolicy policy =
        AccessPolicy.builder("p", "group:analysts", "sales.orders").withoutColumns("email").build();

    assertThat(policy.columns())
        .isEqualTo(new ColumnSelection.AllBut(new TreeSet<>(Set.of("email"))));
    assertThat(policy.on()).containsExactly(PolicyTarget.parse("sales.orders"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessPolicy.builder("p", "analysts", "sales.orders"));
  }
}

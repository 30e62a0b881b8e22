package io.meshwright.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyResolutionTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final ProductAddress PRODUCT = ProductAddress.of("sales", "customers");
  private static final PlatformName PLATFORM = new PlatformName("p");
  private static final PortAddress TABLE = new PortAddress(PRODUCT, "customers", 1);
  private static final PortAddress VIEW = new PortAddress(PRODUCT, "contacts", 1);
  private static final TableSchema SCHEMA =
      TableSchema.of(
          "customers",
          List.of(
              Column.of("email", DataType.Text.unlimited()),
              Column.of("consent", new DataType.Bool())));
  private static final TableSchema CONTACTS =
      TableSchema.of(
          "contacts",
          List.of(
              Column.of("address", DataType.Text.unlimited()),
              Column.of("mail", DataType.Text.unlimited())));

  private static Mesh.Builder mesh() {
    return Mesh.builder("m")
        .domain(new Domain(new DomainName("sales"), "", "", PLATFORM, Ordered.set(List.of())))
        .principal(Principal.of("group:sales"))
        .principal(Principal.of("group:emea").within("group:sales"))
        .product(
            DataProduct.of(
                PRODUCT,
                List.of(
                    OutputPort.table(TABLE, PLATFORM, Contract.of("c1", "1.0.0", List.of(SCHEMA))),
                    new OutputPort(
                        VIEW,
                        PortKind.VIEW,
                        PLATFORM,
                        LifecycleStatus.ACTIVE,
                        Contract.of("c2", "1.0.0", List.of(CONTACTS)),
                        Optional.of(
                            new ViewDefinition.Select(
                                new TableAddress(TABLE, "customers"),
                                Map.of("address", "email", "mail", "email"),
                                Optional.empty())),
                        Ordered.map(Map.<String, String>of()),
                        ""))));
  }

  private static RowPolicy keep(Expression rows, String... except) {
    return new RowPolicy(
        new PolicyId("kept"),
        List.of(PolicyTarget.parse("sales.customers.customers")),
        rows,
        Ordered.set(Arrays.stream(except).map(PrincipalId::parse).toList()));
  }

  private static TablePolicies resolved(Mesh.Builder mesh, PortAddress port, String table) {
    TablePolicies found =
        PolicyResolution.resolve(mesh.build(), NOW).tables().get(new TableAddress(port, table));
    if (found == null) {
      throw new AssertionError(port + " is not resolved");
    }
    return found;
  }

  @Test
  void aViewTakesOverTheProtectionsOfItsTable() {
    Mesh.Builder mesh =
        mesh()
            .policy(
                MaskingPolicy.ofColumn(
                    "masked", "sales.customers.customers.email", new Mask.Redact()))
            .policy(keep(Expression.equal("email", "x")));
    TablePolicies view = resolved(mesh, VIEW, "contacts");
    assertThat(view.masks().keySet()).containsExactly("address", "mail");
    assertThat(view.rowPolicies())
        .extracting(TablePolicies.KeptRows::keep)
        .containsExactly(Expression.equal("address", "x"));
  }

  @Test
  void columnsOfAViewThatShowTheSameOneHaveOneNameInConditions() {
    Mesh.Builder mesh =
        mesh()
            .policy(
                AccessPolicy.builder("reads", "group:sales", "sales.customers.contacts")
                    .rows(Expression.equal("mail", "x"))
                    .build());
    assertThat(resolved(mesh, VIEW, "contacts").grants())
        .extracting(TablePolicies.Grant::rows)
        .containsExactly(Expression.equal("address", "x"));
  }

  @Test
  void twoMasksOfOneStrengthAreAFinding() {
    Mesh mesh =
        mesh()
            .policy(
                MaskingPolicy.ofColumn(
                    "four", "sales.customers.customers.email", new Mask.TruncateText(4)))
            .policy(
                MaskingPolicy.ofColumn(
                    "five", "sales.customers.customers.email", new Mask.TruncateText(5)))
            .build();
    assertThat(PolicyResolution.resolve(mesh, NOW).findings())
        .extracting(PolicyResolution.Finding::what)
        .anyMatch(w -> w.contains("two masks of equal strength"));
  }

  @Test
  void aPolicyAboutAGroupIsAboutWhoeverIsWithinIt() {
    PrincipalId sales = PrincipalId.parse("group:sales");
    PrincipalId emea = PrincipalId.parse("group:emea");
    Mesh.Builder mesh =
        mesh()
            .policy(
                AccessPolicy.builder("reads", "group:sales", "sales.customers.customers")
                    .rows(new Expression.MemberOf(sales))
                    .build())
            .policy(
                AccessPolicy.builder("denied", "group:sales", "sales.customers.customers")
                    .deny()
                    .build())
            .policy(keep(Expression.equal("email", "x"), "group:sales"))
            .policy(
                MaskingPolicy.ofColumn(
                    "masked", "sales.customers.customers.email", new Mask.Redact(), "group:sales"));
    TablePolicies table = resolved(mesh, TABLE, "customers");
    assertThat(table.grants().getFirst().to()).containsExactly(emea, sales);
    assertThat(table.grants().getFirst().rows())
        .isEqualTo(Expression.or(new Expression.MemberOf(emea), new Expression.MemberOf(sales)));
    assertThat(table.denials().getFirst().to()).containsExactly(emea, sales);
    assertThat(table.rowPolicies().getFirst().except()).containsExactly(emea, sales);
    assertThat(table.masks().values().iterator().next().getFirst().except())
        .containsExactly(emea, sales);
  }
}

package io.meshwright.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.source.Places;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies that are valid and cannot be meant so, one kind at a time; a clean mesh has none. */
class LintTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Expression EU = Expression.equal("region", "EU");
  private static final Expression US = Expression.equal("region", "US");
  private static final String EMAIL = "sales.orders.orders@1.orders.email";

  private static Mesh.Builder shop() {
    TableSchema orders =
        TableSchema.of(
            "orders",
            Column.of("id", new DataType.Int64()),
            Column.of("region", DataType.Text.unlimited()),
            Column.builder("email", DataType.Text.unlimited()).classification("pii.email").build());
    Mesh.Builder mesh = Mesh.builder("shop").platform(Platform.of("local", "postgres"));
    for (String group : List.of("analysts", "leads", "privacy")) {
      mesh.principal(Principal.of("group:" + group));
    }
    return mesh.domain(Domain.of("sales", "local"))
        .session(DeclaredSession.of("lena", "group:analysts", "group:leads", "group:privacy"))
        .product(
            DataProduct.builder("sales.orders")
                .table("orders", 1, "local", Contract.of("orders", "1.0.0", orders))
                .build())
        .policy(grant("read", "group:analysts").columns("id", "email").build());
  }

  private static AccessPolicy.Builder grant(String id, String to) {
    return AccessPolicy.builder(id, to, "sales.orders");
  }

  private static List<Problem> lint(Mesh.Builder builder, PolicyVerdict... verdicts) {
    Mesh mesh = builder.build();
    return Lint.problems(
        mesh, NOW, PolicyResolution.resolve(mesh, NOW).tables(), List.of(verdicts), Places.none());
  }

  private static List<String> found(Mesh.Builder mesh, PolicyVerdict... verdicts) {
    return lint(mesh, verdicts).stream().map(p -> p.code() + " " + p.subject()).toList();
  }

  @Test
  void aCleanMeshHasNoFindings() {
    assertThat(
            lint(
                shop()
                    .policy(grant("eu", "group:leads").rows(EU).build())
                    .policy(grant("not-us", "group:analysts").deny().rows(US).build())
                    .policy(RowPolicy.of("kept", "sales.orders", EU, "group:leads"))
                    .policy(
                        MaskingPolicy.ofClassification(
                            "hashed", "pii", new Mask.Hash(Optional.empty()), "group:leads"))))
        .isEmpty();
  }

  @Test
  void filtersThatNoRowPasses() {
    assertThat(
            found(shop().policy(grant("both", "group:leads").rows(Expression.and(EU, US)).build())))
        .containsExactly("filter-never-true both");
    assertThat(found(shop().policy(RowPolicy.of("kept", "sales.orders", Expression.and(EU, US)))))
        .containsExactly("filter-never-true kept");
  }

  @Test
  void aDenialOfAnUnknownValueDenies() {
    Expression contradiction = Expression.and(EU, US);
    assertThat(
            found(shop().policy(grant("stop", "group:leads").deny().rows(contradiction).build())))
        .isEmpty();
    Expression known =
        Expression.and(
            contradiction, Expression.not(new Expression.IsNull(new Operand.ColumnRef("region"))));
    assertThat(found(shop().policy(grant("stop", "group:leads").deny().rows(known).build())))
        .containsExactly("filter-never-true stop");
  }

  @Test
  void filtersThatEveryRowPasses() {
    Expression anything =
        Expression.or(
            EU, Expression.not(EU), new Expression.IsNull(new Operand.ColumnRef("region")));
    assertThat(found(shop().policy(grant("any", "group:leads").rows(anything).build())))
        .containsExactly("filter-always-true any");
    assertThat(
            found(
                shop()
                    .policy(
                        grant("most", "group:leads")
                            .rows(Expression.or(EU, Expression.not(EU)))
                            .build())))
        .isEmpty();
  }

  @Test
  void masksThatNobodySees() {
    MaskingPolicy hashed =
        MaskingPolicy.ofColumn("hashed", EMAIL, new Mask.Hash(Optional.empty()), "group:leads");
    assertThat(
            found(
                shop()
                    .policy(grant("lead", "group:leads").columns("email").rows(EU).build())
                    .policy(hashed)
                    .policy(MaskingPolicy.ofClassification("hidden", "pii", new Mask.Nullify()))))
        .containsExactly("shadowed-mask hashed");
    assertThat(
            found(
                shop()
                    .policy(
                        MaskingPolicy.ofColumn(
                            "hashed", EMAIL, new Mask.Hash(Optional.empty()), "group:analysts"))))
        .containsExactly("shadowed-mask hashed");
  }

  @Test
  void exceptionsForWhoHasNoGrant() {
    assertThat(found(shop().policy(RowPolicy.of("kept", "sales.orders", EU, "group:privacy"))))
        .containsExactly("idle-exception kept");
  }

  @Test
  void grantsThatNobodyCanUse() {
    PolicyVerdict closed =
        new PolicyVerdict(
            Optional.of(new PolicyId("read")),
            "sales.orders.orders@1.orders",
            Verdict.IMPOSSIBLE,
            "no",
            Optional.empty());
    assertThat(found(shop(), closed)).containsExactly("unusable-grant read");
    assertThat(found(shop().policy(grant("stop", "group:analysts").deny().build())))
        .containsExactly("unusable-grant read");
    assertThat(
            found(shop().policy(grant("load", "group:leads").privileges(Privilege.WRITE).build())))
        .containsExactly("unusable-grant load");
    assertThat(lint(shop().session(DeclaredSession.of("lena", "group:leads"))))
        .singleElement()
        .matches(p -> p.severity() == Severity.INFO && p.code().equals("unusable-grant"));
  }

  @Test
  void grantsThatOthersInclude() {
    assertThat(
            found(
                shop()
                    .policy(
                        grant("some", "group:leads")
                            .columns("id")
                            .rows(EU)
                            .until(NOW.plusSeconds(9))
                            .build())
                    .policy(grant("whole", "group:leads").build())))
        .containsExactly("subsumed-grant some");
    assertThat(
            found(
                shop()
                    .policy(grant("again", "group:leads").rows(EU).build())
                    .policy(grant("once", "group:leads").rows(EU).build())))
        .containsExactly("subsumed-grant once");
  }

  @Test
  void principalsThatReadEverything() {
    Mesh.Builder mesh = shop();
    TableSchema one = TableSchema.of("t", Column.of("id", new DataType.Int64()));
    for (String product : List.of("a", "b", "c")) {
      mesh.product(
          DataProduct.builder("sales." + product)
              .table("t", 1, "local", Contract.of(product, "1.0.0", one))
              .build());
      mesh.policy(AccessPolicy.builder("p-" + product, "group:leads", "sales." + product).build());
    }
    assertThat(found(mesh)).isEmpty();
    assertThat(found(mesh.policy(grant("all", "group:leads").build())))
        .containsExactly("over-broad-principal group:leads");
  }

  @Test
  void aFindingHasThePlaceOfThePolicy() {
    Places.Builder places = new Places.Builder();
    places.add("policy:both", new Place("policies/a.yaml", 3, 1));
    Mesh mesh =
        shop().policy(grant("both", "group:leads").rows(Expression.and(EU, US)).build()).build();
    assertThat(
            Lint.problems(
                mesh, NOW, PolicyResolution.resolve(mesh, NOW).tables(), List.of(), places.build()))
        .singleElement()
        .matches(p -> p.place().equals(Optional.of(new Place("policies/a.yaml", 3, 1))));
  }
}

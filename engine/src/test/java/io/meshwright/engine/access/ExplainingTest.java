package io.meshwright.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.AccessCell;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.AccessReason;
import io.meshwright.api.report.TableAccess;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shop with one table: who sees what of it, and why not more. */
class ExplainingTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  private static final String TABLE = "sales.orders.orders@1.orders";

  private static Mesh.Builder shop() {
    TableSchema orders =
        TableSchema.of(
            "orders",
            Column.of("id", new DataType.Int64()),
            Column.of("region", DataType.Text.unlimited()),
            Column.builder("email", DataType.Text.unlimited()).classification("pii.email").build());
    Mesh.Builder mesh = Mesh.builder("shop").platform(Platform.of("local", "postgres"));
    for (String group : List.of("analysts", "leads", "privacy", "others")) {
      mesh.principal(Principal.of("group:" + group));
    }
    return mesh.domain(Domain.of("sales", "local"))
        .session(DeclaredSession.of("lena", "group:analysts", "group:leads"))
        .session(DeclaredSession.of("nora"))
        .product(
            DataProduct.builder("sales.orders")
                .table("orders", 1, "local", Contract.of("orders", "1.0.0", orders))
                .build());
  }

  private static AccessPolicy.Builder grant(String id, String to) {
    return AccessPolicy.builder(id, to, "sales.orders");
  }

  private static MeantAccess meant(Mesh mesh, PolicyVerdict... verdicts) {
    return new MeantAccess(
        mesh, NOW, PolicyResolution.resolve(mesh, NOW).tables(), List.of(verdicts));
  }

  private static TableAccess explain(Mesh.Builder mesh, AccessQuestion question) {
    return new Explaining(meant(mesh.build()), question).answer().tables().getFirst();
  }

  private static AccessQuestion of(String principal) {
    return AccessQuestion.ofPrincipals("sales.orders", "group:" + principal);
  }

  @Test
  void grantsAreUnitedAndNamed() {
    TableAccess answer =
        explain(
            shop()
                .policy(
                    grant("eu", "group:analysts").rows(Expression.equal("region", "EU")).build())
                .policy(
                    grant("us", "group:leads")
                        .columns("id")
                        .rows(Expression.equal("region", "US"))
                        .until(LATER)
                        .grounds(new Grounds("budget", "", "cfo", "T-1", false))
                        .build()),
            AccessQuestion.ofSession("lena", "sales.orders"));

    assertThat(answer.reads()).isTrue();
    assertThat(answer.exposure().text())
        .containsExactly(
            "reads email, region where region = 'EU'",
            "reads id where (BEFORE('2027-01-01T00:00:00Z') AND region = 'US') OR region = 'EU'");
    assertThat(answer.reasons())
        .filteredOn(AccessReason.Grant.class::isInstance)
        .extracting(r -> ((AccessReason.Grant) r).policy().value())
        .containsExactly("eu", "us");
    assertThat(answer.reasons())
        .anyMatch(
            r ->
                r instanceof AccessReason.Grant g
                    && g.grounds()
                        .text()
                        .equals(List.of("for budget", "approved by cfo", "ticket T-1")));
    assertThat(answer.missing()).isEmpty();
  }

  @Test
  void theStrongestMaskIsNamedWithThoseThatItBeats() {
    Mesh.Builder mesh =
        shop()
            .policy(grant("all", "group:analysts").build())
            .policy(
                MaskingPolicy.ofColumn(
                    "hidden", TABLE + ".email", new Mask.Nullify(), "group:privacy"))
            .policy(
                MaskingPolicy.ofClassification(
                    "hashed", "pii.email", new Mask.Hash(Optional.empty())));

    assertThat(explain(mesh, of("analysts")).reasons())
        .contains(
            new AccessReason.Masked(
                "email",
                Optional.of(new Mask.Nullify()),
                Optional.of(new PolicyId("hidden")),
                "the strongest of hidden (null), hashed (sha256-hex)",
                List.of(new PolicyId("hashed"))));
  }

  @Test
  void aNoNamesTheGrantsThatGoToOthers() {
    assertThat(
            explain(shop().policy(grant("all", "group:leads").build()), of("analysts")).missing())
        .containsExactly("no grant to read reaches group:analysts; all lets group:leads read");
    assertThat(explain(shop(), AccessQuestion.ofSession("nora", "sales.orders")).missing())
        .containsExactly(
            "the session acts with no principal",
            "no grant to read reaches it; no policy lets anybody read it");
  }

  @Test
  void aNoNamesLapsedGrantsDenialsAndEmptyRows() {
    assertThat(
            explain(
                    shop().policy(grant("old", "group:analysts").until(NOW).build()),
                    of("analysts"))
                .missing())
        .contains("grant old lapsed on 2026-11-26T12:00:00Z");
    assertThat(
            explain(
                    shop()
                        .policy(grant("all", "group:analysts").build())
                        .policy(grant("stop", "group:analysts").deny().build()),
                    of("analysts"))
                .missing())
        .containsExactly("denied by stop");
    assertThat(
            explain(
                    shop()
                        .policy(grant("all", "group:analysts").build())
                        .policy(RowPolicy.of("none", "sales.orders", Expression.Constant.FALSE)),
                    of("analysts"))
                .missing())
        .containsExactly(
            "no row is left: all gives rows where TRUE, of which row policies keep none");
  }

  @Test
  void aClosedPortIsNamedWithTheVerdict() {
    Mesh mesh = shop().policy(grant("all", "group:analysts").build()).build();
    PolicyVerdict verdict =
        new PolicyVerdict(
            Optional.of(new PolicyId("all")),
            TABLE,
            Verdict.IMPOSSIBLE,
            "no key",
            Optional.of("keyed-hash"));
    TableAccess answer =
        new Explaining(meant(mesh, verdict), of("analysts")).answer().tables().getFirst();

    assertThat(answer.reads()).isFalse();
    assertThat(answer.missing())
        .containsExactly(
            TABLE + " stays closed: policy all is IMPOSSIBLE there, no key [keyed-hash]");
  }

  @Test
  void aColumnIsAskedAboutByItsAddress() {
    Mesh.Builder mesh = shop().policy(grant("ids", "group:analysts").columns("id").build());
    TableAccess email =
        explain(mesh, AccessQuestion.ofPrincipals(TABLE + ".email", "group:analysts"));
    TableAccess id =
        explain(mesh, AccessQuestion.ofPrincipals("sales.orders.orders.id", "group:analysts"));

    assertThat(email.columns()).containsExactly("email");
    assertThat(email.reads()).isFalse();
    assertThat(id.reads()).isTrue();
    assertThatThrownBy(
            () -> explain(mesh, AccessQuestion.ofPrincipals(TABLE + ".emial", "group:analysts")))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("email");
    assertThatThrownBy(() -> explain(mesh, of("analyst")))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("group:analysts");
  }

  @Test
  void theMatrixSaysHowAccessIsLessThanEverything() {
    AccessMatrix matrix =
        Matrices.of(
            meant(
                shop()
                    .policy(
                        grant("some", "group:analysts")
                            .columns("id", "email")
                            .rows(Expression.equal("region", "EU"))
                            .until(LATER)
                            .build())
                    .policy(grant("see", "group:others").privileges(Privilege.DISCOVER).build())
                    .policy(grant("run", "group:privacy").privileges(Privilege.MANAGE).build())
                    .policy(
                        MaskingPolicy.ofClassification(
                            "hashed", "pii.email", new Mask.Hash(Optional.empty())))
                    .build()));

    assertThat(cell(matrix, "group:analysts").rights())
        .containsExactly(Privilege.DISCOVER, Privilege.READ);
    assertThat(cell(matrix, "group:analysts").marks())
        .containsExactly(AccessCell.Mark.PARTIAL, AccessCell.Mark.MASKED, AccessCell.Mark.FILTERED);
    assertThat(cell(matrix, "group:analysts").until()).contains(LATER);
    assertThat(cell(matrix, "group:others").rights()).containsExactly(Privilege.DISCOVER);
    assertThat(cell(matrix, "group:privacy").rights())
        .containsExactly(Privilege.DISCOVER, Privilege.READ, Privilege.WRITE, Privilege.MANAGE);
    assertThat(cell(matrix, "group:privacy").marks()).isEmpty();
    assertThat(cell(matrix, "group:leads").isNone()).isTrue();
    assertThat(cell(matrix, "lena").rights()).contains(Privilege.READ);
  }

  private static AccessCell cell(AccessMatrix matrix, String name) {
    return matrix.rows().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow()
        .cell(ProductAddress.parse("sales.orders"));
  }
}

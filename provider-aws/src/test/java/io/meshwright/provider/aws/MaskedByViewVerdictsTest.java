package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of policies where readers have views: the table of the AWS page, line by line. */
class MaskedByViewVerdictsTest {
  private static final AwsFixture FIXTURE = AwsFixture.filterable().with(Viewing.READERS);

  /** One line. */
  record Case(String name, Verdict verdict, String limit, UnaryOperator<Mesh.Builder> policies) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static AccessPolicy.Builder table(String group) {
    return AccessPolicy.builder("table-" + group, "group:" + group, "sales.orders.orders");
  }

  static Stream<Case> lines() {
    return Stream.of(
        new Case(
            "a hash for all readers",
            Verdict.EXACT,
            "",
            m -> m.policy(table("readers").build()).policy(ViewMesh.hashed("orders.orders.email"))),
        new Case(
            "a hash but for who reads all",
            Verdict.EXACT,
            "",
            m ->
                m.policy(table("readers").build())
                    .policy(table("office").build())
                    .policy(ViewMesh.hashed("orders.orders.email", "group:office"))),
        new Case(
            "a hash but for who reads less",
            Verdict.STRICTER,
            "one-role",
            m ->
                m.policy(table("readers").build())
                    .policy(table("office").rows(VerdictPolicies.rows("amount > 1")).build())
                    .policy(ViewMesh.hashed("orders.orders.email", "group:office"))),
        new Case(
            "a mask, and a weaker one for whom it does not bind",
            Verdict.STRICTER,
            "one-mask",
            m ->
                m.policy(table("readers").build())
                    .policy(
                        MaskingPolicy.ofColumn(
                            "cut",
                            "sales.orders.orders.email",
                            new Mask.TruncateText(2),
                            "group:office"))
                    .policy(
                        MaskingPolicy.ofColumn(
                            "ends", "sales.orders.orders.email", new Mask.Partial(1, 2)))),
        new Case(
            "other rows for other columns",
            Verdict.EXACT,
            "",
            m ->
                m.policy(table("readers").columns("region").build())
                    .policy(
                        AccessPolicy.builder("more", "group:readers", "sales.orders.orders")
                            .rows(VerdictPolicies.rows("amount > 1"))
                            .build())),
        new Case(
            "the order of texts",
            Verdict.IMPOSSIBLE,
            "view-conditions",
            m -> m.policy(table("readers").rows(VerdictPolicies.rows("region > 'A'")).build())),
        new Case(
            "managing a view",
            Verdict.STRICTER,
            "view-reads",
            m -> m.policy(ViewMesh.reads("readers").privileges(Privilege.MANAGE).build())),
        new Case(
            "writing what one does not read",
            Verdict.WEAKER,
            "write-reads",
            m -> m.policy(table("readers").privileges(Privilege.WRITE).build())));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theWorstVerdictNamesItsLimit(Case line) {
    PolicyVerdict worst =
        ViewMesh.plan(FIXTURE, ViewMesh.of(FIXTURE, ViewMesh.select(""), line.policies()))
            .verdicts()
            .stream()
            .max(Comparator.comparing(PolicyVerdict::verdict))
            .orElseThrow();
    assertThat(worst.verdict()).as(worst.reason()).isEqualTo(line.verdict());
    assertThat(worst.limit().orElse("")).as(worst.reason()).isEqualTo(line.limit());
  }
}

package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.NeededRights;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of policies with rights by tags: the lines of the AWS page about them. */
class TagRightsVerdictsTest {
  private static final List<String> TWO = List.of("orders", "items");

  private final AwsFixture fixture = AwsFixture.filterable();

  /**
   * One line.
   *
   * @param accepted whether every policy of it is one whose loss is accepted
   * @param byTag whether somebody reads by the tag of the product
   */
  record Line(
      String name,
      boolean accepted,
      Verdict verdict,
      String limit,
      boolean byTag,
      List<AccessPolicy> policies) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static AccessPolicy.Builder whole() {
    return AccessPolicy.builder("whole", "group:readers", "sales.orders");
  }

  private static Line byTag(String name, AccessPolicy... policies) {
    return new Line(name, true, Verdict.WEAKER, "tag-reach", true, List.of(policies));
  }

  private static Line named(String name, AccessPolicy... policies) {
    return new Line(name, true, Verdict.EXACT, "", false, List.of(policies));
  }

  static Stream<Line> lines() {
    return Stream.of(
        byTag("the whole product", whole().build()),
        byTag("both tables", TaggedMesh.one("orders"), TaggedMesh.one("items")),
        byTag(
            "the whole product, and a part of it again",
            whole().build(),
            AccessPolicy.builder("part", "group:readers", "sales.orders.orders@1.orders")
                .rows(VerdictPolicies.rows("region = 'EU'"))
                .build()),
        byTag(
            "the whole product, and a table for others",
            whole().build(),
            AccessPolicy.builder("others", "group:others", "sales.orders.orders@1.orders").build()),
        new Line(
            "the whole product, not accepted",
            false,
            Verdict.EXACT,
            "",
            false,
            List.of(whole().build())),
        named("one table of two", TaggedMesh.one("orders")),
        named("some rows", whole().rows(VerdictPolicies.rows("region = 'EU'")).build()),
        named("some columns", whole().withoutColumns("mail").build()),
        named("finding it", whole().privileges(Privilege.DISCOVER).build()),
        named("writing it", whole().privileges(Privilege.READ, Privilege.WRITE).build()),
        named("managing it", whole().privileges(Privilege.MANAGE).build()));
  }

  private Platform platform() {
    return fixture.platform().with("tags", "lake-formation").with("rights", "tags");
  }

  private Plan plan(Mesh mesh) {
    try (Meshwright engine = engine()) {
      return engine.plan(mesh, PlanOptions.DEFAULT);
    }
  }

  private Meshwright engine() {
    return MeshwrightEngine.builder()
        .providers(List.of(fixture.factory()))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theWorstVerdictNamesItsLimitAndSaysHowItIsRead(Line line) {
    Set<String> accepted =
        line.accepted() ? Set.of("whole", "part", "others", "one_orders", "one_items") : Set.of();
    Plan plan =
        plan(
            TaggedMesh.of(platform(), accepted, TWO, line.policies().toArray(AccessPolicy[]::new)));
    PolicyVerdict worst =
        plan.verdicts().stream().max(Comparator.comparing(PolicyVerdict::verdict)).orElseThrow();
    assertThat(worst.verdict()).as(worst.reason()).isEqualTo(line.verdict());
    assertThat(worst.limit().orElse("")).as(worst.reason()).isEqualTo(line.limit());
    assertThat(plan.changes().stream().anyMatch(c -> c.address().kind().equals("tag-grant")))
        .isEqualTo(line.byTag());
  }

  /** The ledger that says whose a right by tag is stands in the database of the product. */
  @Test
  void whatARightByTagTakesIsAmongTheRightsOfAPlan() {
    try (Meshwright engine = engine()) {
      Plan plan =
          engine.plan(
              TaggedMesh.of(platform(), Set.of("whole"), TWO, whole().build()),
              PlanOptions.DEFAULT);
      assertThat(engine.rights(plan).getFirst().rights())
          .contains(
              new NeededRights.Right("lakeformation:BatchGrantPermissions", "*"),
              new NeededRights.Right("lakeformation:BatchRevokePermissions", "*"),
              new NeededRights.Right(
                  "glue:UpdateDatabase", "arn:aws:glue:*:*:database/sales_orders"));
    }
  }

  @Test
  void rightsByTagsNeedTags() {
    Mesh mesh =
        TaggedMesh.of(fixture.platform().with("rights", "tags"), Set.of(), TWO, whole().build());
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> plan(mesh))
        .withMessageContaining("'rights' is 'tags'")
        .withMessageContaining("tags: lake-formation");
  }
}

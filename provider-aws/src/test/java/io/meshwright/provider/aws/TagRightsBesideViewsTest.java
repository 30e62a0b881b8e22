package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing says how tags reach views: beside one rights are named, and elsewhere they are not. */
class TagRightsBesideViewsTest {
  private static final PortAddress ITEMS =
      new PortAddress(ProductAddress.of("sales", "items"), "items", 1);

  private final AwsFixture fixture =
      AwsFixture.filterable(new FakeAccount()).with(Viewing.PORTS).withTags();

  private Mesh mesh(AccessPolicy... policies) {
    Mesh.Builder mesh =
        ViewMesh.of(fixture, ViewMesh.select("region = 'EU'"), m -> m).toBuilder()
            .platform(fixture.platform().with("rights", "tags"))
            .product(
                DataProduct.of(
                    ITEMS.product(),
                    List.of(
                        OutputPort.table(
                            ITEMS,
                            fixture.platform().name(),
                            Contract.of(
                                "items",
                                "1.0.0",
                                TableSchema.of(
                                    "items", Column.of("id", DataType.Text.unlimited())))))));
    for (AccessPolicy policy : policies) {
      mesh.policy(policy)
          .accept(
              new AcceptedLoss(
                  policy.id(), fixture.platform().name(), "for the test", TaggedMesh.UNTIL));
    }
    return mesh.build();
  }

  private static AccessPolicy reads(String id, String product) {
    return AccessPolicy.builder(id, "group:readers", product).build();
  }

  @Test
  void aProductWithAViewIsReadByName() {
    Plan plan = ViewMesh.plan(fixture, mesh(reads("all", "sales.orders")));
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("tag-grant"));
    assertThat(plan.problems()).isEmpty();
  }

  /** A right that no view has the tag of is no access to it, not even a possible one. */
  @Test
  void theViewsOfAnotherProductAreAsTheirPoliciesSay() {
    Mesh mesh = mesh(reads("all", "sales.orders"), reads("items", "sales.items"));
    Plan plan = ViewMesh.plan(fixture, mesh);
    assertThat(plan.changes())
        .filteredOn(c -> c.address().kind().equals("tag-grant"))
        .singleElement()
        .satisfies(c -> assertThat(c.policies()).containsExactly(new PolicyId("items")));
    assertThat(plan.problems()).extracting(Problem::code).containsExactly("accepted-loss");
    ApplyReport report = ViewMesh.apply(fixture, mesh);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    try (Meshwright engine = ViewMesh.engine(fixture)) {
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
    }
  }
}

package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of readers for whom the policy of a bucket has no room. */
class PolicySizeVerdictsTest {
  private final AwsFixture fixture = AwsFixture.filterable(new FakeAccount()).withBuckets();
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @AfterEach
  void close() {
    engine.close();
  }

  private Mesh mesh(int readers) {
    Mesh.Builder mesh = SmallMesh.of(fixture.platform(), PortKind.FILES).toBuilder();
    for (int i = 0; i < readers; i++) {
      String reader = "group:reader" + i;
      mesh.principal(
          Principal.of(reader).with("lake", "arn:aws:iam::111122223333:role/reader" + i));
      mesh.policy(AccessPolicy.builder("p" + i, reader, "sales.orders").build());
    }
    return mesh.build();
  }

  private Plan plan(int readers) {
    return engine.plan(mesh(readers), PlanOptions.DEFAULT);
  }

  private static long grants(Plan plan) {
    return plan.changes().stream().filter(c -> c.address().kind().equals("files-grant")).count();
  }

  @Test
  void whatDoesNotFitIsRefusedInThePlanAndTheRestIsDone() {
    Plan plan = plan(30);
    assertThat(plan.verdicts())
        .filteredOn(PolicyVerdict::closes)
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
              assertThat(v.subject()).isEqualTo("sales.orders.orders@1.orders");
              assertThat(v.limit()).isEqualTo(Optional.of("bucket-policy-size"));
              assertThat(v.fact()).isPresent();
              assertThat(v.reason()).contains("'company-mesh-sales' has no room");
            });
    assertThat(grants(plan)).isZero();
    ApplyReport report = engine.apply(plan, ApplyOptions.DEFAULT);
    assertThat(report.done()).isEqualTo(report.results().size());
    assertThat(plan(30).changes()).isEmpty();
  }

  @Test
  void whatFitsIsDone() {
    Plan plan = plan(20);
    assertThat(plan.verdicts()).noneMatch(PolicyVerdict::closes);
    assertThat(grants(plan)).isEqualTo(40);
    assertThat(engine.apply(plan, ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(plan(20).changes()).isEmpty();
  }
}

package io.meshwright.provider.aws.moto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.FilesFixture;
import io.meshwright.provider.aws.SmallMesh;
import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a run calls is what the policy allows that was printed for it. */
class MotoRightsTest {
  /** How the meter tells of a lock, and what that is for IAM. */
  private static final Set<String> LOCK = Set.of("glue:CreateDatabase", "glue:DeleteDatabase");

  private final Set<String> called = new TreeSet<>();

  @Test
  void everyCallOfAnApplyAndOfADestroyIsAllowed() throws IOException {
    AwsFixture fixture = AwsFixture.wholeTables(MotoAccount.open()).withBuckets();
    assertAllowed(
        fixture,
        SmallMesh.of(fixture.platform(), SmallMesh.policy().build()),
        List.of("glue:CreateTable", "s3:CreateBucket", "iam:CreateRole"),
        List.of("glue:DeleteTable", "s3:DeleteBucket", "iam:DeleteRole"));
  }

  @Test
  void everyCallForFilesIsAllowed() throws IOException {
    AwsFixture fixture = AwsFixture.wholeTables(MotoAccount.open()).withBuckets();
    assertAllowed(
        fixture,
        SmallMesh.of(fixture.platform(), PortKind.FILES, SmallMesh.policy().build()),
        List.of("glue:CreateTable", "s3:PutBucketPolicy"),
        List.of("glue:DeleteTable", "s3:PutBucketPolicy"));
  }

  @Test
  void everyCallForDeletionRulesIsAllowed() throws IOException {
    FilesFixture fixture = new FilesFixture(MotoAccount.open()).deleting();
    assertAllowed(
        fixture,
        SmallMesh.of(fixture.platform(), SmallMesh.policy().build()),
        List.of("s3:PutLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
        List.of("s3:PutLifecycleConfiguration", "s3:DeleteBucket"));
  }

  @Test
  void everyCallForAStreamIsAllowed() throws IOException {
    StreamFixture fixture = new StreamFixture(MotoAccount.open());
    assertAllowed(
        fixture,
        SmallMesh.of(fixture.platform(), SmallMesh.policy().build()),
        List.of("kinesis:CreateStream", "kinesis:StartStreamEncryption", "glue:CreateSchema"),
        List.of("kinesis:DeleteResourcePolicy", "kinesis:DeleteStream", "glue:DeleteRegistry"));
  }

  private void assertAllowed(
      ContractFixture fixture, Mesh mesh, List<String> making, List<String> taking)
      throws IOException {
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .meter(event -> called.add(event.family().replace('.', ':')))
            .stateFolder(fixture.stateFolder())
            .build()) {
      assertAllowed(engine, engine.plan(mesh, PlanOptions.DEFAULT));
      assertThat(called).containsAll(making);
      assertAllowed(engine, engine.plan(mesh, PlanOptions.DEFAULT.withDestroy(true)));
      assertThat(called).containsAll(taking);
    }
  }

  private void assertAllowed(Meshwright engine, Plan plan) throws IOException {
    called.clear();
    Set<String> allowed = allowed(engine.rights(plan).getFirst().document());
    ApplyReport report = engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    if (called.remove("lock")) {
      called.addAll(LOCK);
    }
    assertThat(allowed).containsAll(called);
  }

  private static Set<String> allowed(String policy) throws IOException {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : new ObjectMapper().readTree(policy).get("Statement")) {
      JsonNode action = statement.get("Action");
      if (action.isTextual()) {
        actions.add(action.textValue());
      }
      action.forEach(each -> actions.add(each.textValue()));
    }
    return actions;
  }
}

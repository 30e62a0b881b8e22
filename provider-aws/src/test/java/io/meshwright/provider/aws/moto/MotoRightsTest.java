package io.meshwright.provider.aws.moto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Plan;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.SmallMesh;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a run calls is what the policy allows that was printed for it. */
class MotoRightsTest {
  /** How the meter tells of a lock, and what that is for IAM. */
  private static final Set<String> LOCK = Set.of("glue:CreateDatabase", "glue:DeleteDatabase");

  private final AwsFixture fixture = AwsFixture.wholeTables(MotoAccount.open()).withBuckets();
  private final Set<String> called = new TreeSet<>();

  @Test
  void everyCallOfAnApplyAndOfADestroyIsAllowed() throws IOException {
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .meter(event -> called.add(event.family().replace('.', ':')))
            .stateFolder(fixture.stateFolder())
            .build()) {
      Mesh mesh = SmallMesh.of(fixture.platform(), SmallMesh.policy().build());
      assertAllowed(engine, engine.plan(mesh, PlanOptions.DEFAULT));
      assertThat(called).contains("glue:CreateTable", "s3:CreateBucket", "iam:CreateRole");
      assertAllowed(engine, engine.plan(mesh, PlanOptions.DEFAULT.withDestroy(true)));
      assertThat(called).contains("glue:DeleteTable", "s3:DeleteBucket", "iam:DeleteRole");
    }
  }

  private void assertAllowed(Meshwright engine, Plan plan) throws IOException {
    called.clear();
    Set<String> allowed = allowed(engine.rights(plan).getFirst().document());
    assertThat(engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true)).succeeded())
        .isTrue();
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

package io.meshwright.provider.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.report.NeededRights;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.SmallMesh;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsPermissionsTest {
  private static final AwsFixture FIXTURE = AwsFixture.filterable().withBuckets();

  private static NeededRights rights() {
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(FIXTURE.factory()))
            .clock(FIXTURE.clock())
            .stateFolder(FIXTURE.stateFolder())
            .build()) {
      return engine
          .rights(
              engine.plan(
                  SmallMesh.of(FIXTURE.platform(), SmallMesh.policy().build()),
                  PlanOptions.DEFAULT))
          .getFirst();
    }
  }

  /** Only actions that know no resources are allowed on all. */
  @Test
  void whatIsWrittenIsNamed() {
    assertThat(rights().rights())
        .filteredOn(r -> r.on().equals("*"))
        .extracting(NeededRights.Right::action)
        .allMatch(
            a ->
                a.startsWith("lakeformation:")
                    || a.equals("iam:ListRoles")
                    || a.equals("s3:ListAllMyBuckets"));
    assertThat(rights().rights())
        .contains(
            new NeededRights.Right("s3:CreateBucket", "arn:aws:s3:::company-mesh-sales"),
            new NeededRights.Right(
                "iam:PassRole",
                "arn:aws:iam::*:role/meshwright/retailer/main/sales/company-mesh-sales"),
            new NeededRights.Right(
                "glue:CreateTable", "arn:aws:glue:*:*:table/sales_orders/orders_v1"));
  }

  @Test
  void nothingIsAllowedThatNothingNeeds() {
    assertThat(rights().document())
        .startsWith("{\n  \"Version\" : \"2012-10-17\"")
        .doesNotContain(
            "\"s3:*", "\"iam:*", "\"glue:*", "DeleteTable", "DeleteRole", "s3:GetObject");
  }
}

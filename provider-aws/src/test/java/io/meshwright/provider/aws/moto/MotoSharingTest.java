package io.meshwright.provider.aws.moto;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.Neighbours;
import io.meshwright.provider.aws.SmallMesh;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ram.RamClient;

/**
 * Shares as a third party's RAM lists them. Moto's Lake Formation makes none, and every share of
 * moto is associated: here it is made by hand.
 */
class MotoSharingTest {
  private static final String READING = "777788889999";
  private static final String GLUE = "arn:aws:glue:eu-central-1:" + Neighbours.PARTNER + ":";

  @Test
  void aShareIsFoundByWhatIsInItAndWhomItIsFor() {
    MotoAccount moto = MotoAccount.open();
    AwsFixture fixture = AwsFixture.wholeTables(moto).with("account", Neighbours.PARTNER);
    Mesh mesh =
        SmallMesh.of(fixture.platform(), PortKind.SHARE, SmallMesh.policy().build()).toBuilder()
            .principal(Principal.of("group:readers").with("lake", READING))
            .build();
    try (Meshwright engine =
            MeshwrightEngine.builder()
                .providers(List.of(fixture.factory()))
                .clock(fixture.clock())
                .stateFolder(fixture.stateFolder())
                .build();
        SdkHttpClient http = UrlConnectionHttpClient.create();
        RamClient ram =
            RamClient.builder()
                .endpointOverride(moto.address())
                .region(Region.EU_CENTRAL_1)
                .httpClient(http)
                .build()) {
      engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).problems())
          .filteredOn(p -> p.code().equals("share-pending"))
          .singleElement()
          .satisfies(p -> assertThat(p.what()).contains("no share of RAM has them"));
      ram.createResourceShare(
          r ->
              r.name("LakeFormation-V4-BYHAND")
                  .principals(READING)
                  .resourceArns(
                      GLUE + "database/sales_orders", GLUE + "table/sales_orders/orders_v1"));
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).problems())
          .extracting(Problem::code)
          .containsExactly("open-defaults");
    }
  }
}

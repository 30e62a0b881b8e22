package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views that others make over tables of the mesh. */
class ViewsOfOthersTest {
  private final RedshiftFixture fixture = RedshiftFixture.filterable();
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();
  private Mesh mesh;

  @BeforeEach
  void apply() {
    fixture.database().role("analysts");
    mesh =
        SharedMesh.of(
            fixture.platform(),
            PortKind.TABLE,
            m -> m.policy(AccessPolicy.builder("p", "group:analysts", "sales.orders").build()));
    assertThat(engine.apply(plan(), ApplyOptions.DEFAULT).succeeded()).isTrue();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan() {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  @Test
  void whatAViewOfOthersShowsIsUnknownAndItIsNeverChanged() {
    fixture.database().view("legacy", "copy", "SELECT * FROM Sales_Orders . orders_v1;");
    assertThat(plan().foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.address()).isEqualTo(Address.of("warehouse", "view", "legacy", "copy"));
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.UNKNOWN);
            });
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aViewOverSomethingElseIsNoMatter() {
    fixture.database().view("legacy", "copy", "SELECT * FROM sales_archive.orders_v1;");
    assertThat(plan().foreign()).isEmpty();
  }
}

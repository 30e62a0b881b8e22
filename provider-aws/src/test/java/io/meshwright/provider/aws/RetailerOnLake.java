package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.example.PlacedRetailer;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example, with an environment that places the domain of sales on an account, and the others on
 * a platform that is simulated.
 */
public abstract class RetailerOnLake {
  private AwsFixture fixture;
  private Mesh mesh;
  private Meshwright engine;

  /** What is open; nothing where the test was skipped. */
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** An empty account. */
  protected abstract AwsFixture open();

  /** Whether the account keeps somebody's right on a table that is gone. */
  protected boolean keepsRightsOnWhatIsGone() {
    return false;
  }

  @BeforeEach
  void read(@TempDir Path folder) {
    fixture = open();
    open.push(fixture::close);
    fixture.makeForeignObjects();
    mesh =
        PlacedRetailer.read(
            folder, fixture.platform(), name -> "arn:aws:iam::111122223333:role/" + name);
    engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    fixture.factory(),
                    new SimulatedProviderFactory(SimulatedPlatform.atomic("local"))))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
    open.push(engine::close);
  }

  @AfterEach
  void close() {
    open.forEach(Runnable::run);
  }

  private Plan plan(PlanOptions options) {
    return engine.plan(mesh, options);
  }

  private void apply(PlanOptions options) {
    ApplyReport report = engine.apply(plan(options), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.done()).as(report.results().toString()).isEqualTo(report.results().size());
  }

  @Test
  void itIsAppliedPlansEmptyShowsWhatOthersGrantedAndGoesWithoutATrace() {
    List<String> foreign = fixture.foreignObjects();
    apply(PlacedRetailer.SALES);
    assertThat(fixture.ownObjects()).isNotEmpty();
    assertThat(fixture.ownObjects())
        .anyMatch(line -> line.startsWith("ruleset GlueRuleset[name=sales_orders.orders_v2, "));
    // Where nobody says where scripts lie there is no job.
    assertThat(fixture.ownObjects())
        .filteredOn(line -> line.startsWith("job GlueJob[sales_orders.ingest_orders, "))
        .hasSize(fixture.platform().settings().containsKey("buckets") ? 1 : 0);
    Plan again = plan(PlacedRetailer.SALES);
    assertThat(again.changes()).isEmpty();
    assertThat(again.foreign()).isEmpty();

    List<Address> given =
        fixture.giveAccessByHand(Address.of("lake", "table", "sales_orders", "orders_v2"));
    assertThat(plan(PlacedRetailer.SALES).foreign())
        .extracting(ForeignObject::address)
        .containsExactlyElementsOf(given);
    List<String> foreignAndGiven = fixture.foreignObjects();
    assertThat(foreignAndGiven).hasSize(foreign.size() + given.size());

    fixture.hands().drop(Address.of("lake", "table", "sales_orders", "orders_v2"));
    apply(PlacedRetailer.SALES);
    assertThat(plan(PlacedRetailer.SALES).changes()).isEmpty();
    apply(PlacedRetailer.SALES.withDestroy(true));
    assertThat(fixture.ownObjects()).isEmpty();
    assertThat(fixture.foreignObjects())
        .isEqualTo(keepsRightsOnWhatIsGone() ? foreignAndGiven : foreign);
  }
}

package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports of streams: tables that keep their changes, for whoever makes a stream of them. */
class StreamPortsTest {
  private static final String ORDERS = "\"SALES\".\"ORDERS\".\"ORDERS_V1\"";
  private static final String TRACKED = "changes of SALES.ORDERS.ORDERS_V1 are kept";

  private final SnowflakeFixture fixture = SnowflakeFixture.streamed();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);

  @BeforeEach
  void account() {
    fixture.account().role("ANALYSTS");
    fixture.account().listener(sent::add);
  }

  private static AccessPolicy.Builder reads() {
    return AccessPolicy.builder("read", "group:analysts", "sales.orders");
  }

  private Mesh mesh(PortKind kind, AccessPolicy policy) {
    return mesh(fixture.platform(), kind, policy);
  }

  private static Mesh mesh(Platform platform, PortKind kind, AccessPolicy policy) {
    return SharedMesh.of(platform, kind, m -> m.policy(policy));
  }

  private Mesh streamed() {
    return mesh(PortKind.STREAM, reads().build());
  }

  private void apply(Mesh mesh) {
    ApplyReport report = runs.run(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(runs.plan(mesh).changes()).isEmpty();
  }

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).toList();
  }

  private List<String> limits(Mesh mesh) {
    return runs.plan(mesh).verdicts().stream()
        .map(PolicyVerdict::limit)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  @Test
  void aTableOfThePortKeepsItsChangesFromTheStatementThatMakesIt() {
    apply(streamed());
    assertThat(sentAbout("CREATE TABLE"))
        .hasSize(2)
        .allMatch(s -> s.contains("CHANGE_TRACKING = TRUE") && s.contains("changes=tracked"));
    assertThat(sentAbout("GRANT SELECT ON TABLE")).hasSize(2);
    assertThat(fixture.account().lines()).contains(TRACKED);
  }

  @Test
  void changesThatSomebodyStoppedKeepingAreKeptAgain() {
    apply(streamed());
    fixture.account().run("ALTER TABLE SALES.ORDERS.ORDERS_V1 SET CHANGE_TRACKING = FALSE");
    assertThat(runs.plan(streamed()).changes()).hasSize(1);
    apply(streamed());
    assertThat(sentAbout("CHANGE_TRACKING"))
        .containsExactly("ALTER TABLE " + ORDERS + " SET CHANGE_TRACKING = TRUE");
    assertThat(fixture.account().lines()).contains(TRACKED);
  }

  @Test
  void aPortOfTablesThatBecomesOneOfStreamsKeepsItsTables() {
    apply(mesh(PortKind.TABLE, reads().build()));
    assertThat(fixture.account().lines()).doesNotContain(TRACKED);
    apply(streamed());
    assertThat(sentAbout("CREATE TABLE")).isEmpty();
    assertThat(fixture.account().lines()).contains(TRACKED);
  }

  /** Streams that readers made of it would break. */
  @Test
  void aPortOfStreamsThatBecomesOneOfTablesGoesOnKeepingChanges() {
    apply(streamed());
    apply(mesh(PortKind.TABLE, reads().build()));
    assertThat(sentAbout("CHANGE_TRACKING")).isEmpty();
    assertThat(fixture.account().lines()).contains(TRACKED);
  }

  @Test
  void whatSomebodyKeepsOfATableIsNoDrift() {
    Mesh tables = mesh(PortKind.TABLE, reads().build());
    apply(tables);
    fixture.account().run("ALTER TABLE SALES.ORDERS.ORDERS_V1 SET CHANGE_TRACKING = TRUE");
    assertThat(runs.plan(tables).changes()).isEmpty();
  }

  @Test
  void someRowsAreFollowedByTheRowAccessPolicy() {
    apply(mesh(PortKind.STREAM, reads().rows(VerdictPolicies.rows("region = 'EU'")).build()));
    assertThat(sentAbout("ADD ROW ACCESS POLICY")).hasSize(2);
    assertThat(fixture.account().lines()).contains(TRACKED);
  }

  @Test
  void whatNeedsAViewIsFollowedByNobody() {
    Mesh views =
        mesh(fixture.platform().with("policies", "view"), PortKind.STREAM, reads().build());
    assertThat(limits(views)).contains("stream-view");
    runs.run(views, PlanOptions.DEFAULT);
    assertThat(fixture.account().readers("SALES", "ORDERS", "ORDERS_V1")).isEmpty();
    assertThat(fixture.account().readers("SALES", "ORDERS", "ORDERS_V1_VIEW")).isEmpty();
  }

  @Test
  void tablesOfIcebergAreFollowedByNobody() {
    Platform iceberg = fixture.platform().with("format", "iceberg").with("external-volume", "lake");
    Mesh kept = mesh(iceberg, PortKind.STREAM, reads().build());
    assertThat(limits(kept)).contains("stream-kind");
    runs.run(kept, PlanOptions.DEFAULT);
    assertThat(sentAbout("CHANGE_TRACKING")).isEmpty();
    assertThat(fixture.account().readers("SALES", "ORDERS", "ORDERS_V1")).isEmpty();
  }
}

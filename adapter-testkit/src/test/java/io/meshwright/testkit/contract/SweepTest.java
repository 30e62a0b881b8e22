package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.sim.SimulatedPlatform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access that ends: seen as drift, and swept without anything else. */
class SweepTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-01-01T08:00:00Z");
  private static final String SIM = "sim";

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private MeshwrightEngine engine;

  @BeforeEach
  void open() {
    engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    new RowlessProviderFactory(
                        SimulatedPlatform.atomic(SIM), new PolicyId("none"))))
            .clock(now::get)
            .stateFolder(folder)
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static Mesh.Builder shop() {
    TableSchema orders =
        TableSchema.of(
            "orders",
            Column.of("region", DataType.Text.unlimited()),
            Column.of("email", DataType.Text.unlimited()));
    return Mesh.builder("shop")
        .platform(Platform.of(SIM, "simulated"))
        .principal(Principal.of("group:analysts"))
        .principal(Principal.of("group:oncall"))
        .session(DeclaredSession.of("ana", "group:analysts"))
        .domain(Domain.of("sales", SIM))
        .product(
            DataProduct.builder("sales.orders")
                .table("orders", 1, SIM, Contract.of("orders", "1.0.0", orders))
                .build())
        .policy(AccessPolicy.builder("read", "group:analysts", "sales.orders").build())
        .policy(
            AccessPolicy.builder("incident", "group:oncall", "sales.orders")
                .until(END)
                .grounds(new Grounds("", "incident 4711", "cto", "", true))
                .build());
  }

  private static List<String> reasons(List<PlannedChange> changes) {
    return changes.stream().map(PlannedChange::reason).distinct().toList();
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).toList();
  }

  @Test
  void aSweepTakesAwayWhatHasEndedAndNothingElse() {
    Mesh mesh = shop().build();
    assertThat(
            engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT).succeeded())
        .isTrue();
    assertThat(engine.plan(mesh, PlanOptions.SWEEP).changes()).isEmpty();
    now.set(END);
    Mesh edited =
        shop()
            .policy(
                MaskingPolicy.ofColumn(
                    "hidden", "sales.orders.orders@1.orders.email", new Mask.Nullify()))
            .policy(AccessPolicy.builder("more", "group:oncall", "sales.orders").build())
            .build();

    Plan sweep = engine.plan(edited, PlanOptions.SWEEP);

    assertThat(sweep.changes()).isNotEmpty().allMatch(c -> c.change().verb().equals("delete"));
    assertThat(reasons(sweep.changes())).containsExactly("incident has ended");
    assertThat(sweep.widens()).isFalse();
    assertThat(engine.apply(sweep, ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(engine.plan(edited, PlanOptions.SWEEP).changes()).isEmpty();
    assertThat(engine.plan(edited, PlanOptions.DEFAULT).changes()).isNotEmpty();
  }

  @Test
  void aLapsedGrantThatIsStillLiveIsDriftWithItsReason() {
    Mesh mesh = shop().build();
    engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(engine.drift(mesh, PlanOptions.DEFAULT).isEmpty()).isTrue();
    now.set(END);

    assertThat(reasons(engine.drift(mesh, PlanOptions.DEFAULT).ours()))
        .containsExactly("incident has ended");
  }

  @Test
  void breakGlassIsSaidInEveryReportUntilItEnds() {
    Mesh mesh = shop().build();
    assertThat(codes(engine.validate(mesh))).contains("break-glass-active");
    Plan plan = engine.plan(mesh, PlanOptions.DEFAULT);
    assertThat(plan.problems())
        .singleElement()
        .matches(p -> p.code().equals("break-glass-active"))
        .matches(p -> p.text().contains("BREAK-GLASS") && p.text().contains("incident 4711"));
    assertThat(codes(engine.apply(plan, ApplyOptions.DEFAULT).problems()))
        .contains("break-glass-active");
    assertThat(codes(engine.drift(mesh, PlanOptions.DEFAULT).plan().problems()))
        .contains("break-glass-active");
    assertThat(codes(engine.prove(mesh).problems())).contains("break-glass-active");
    now.set(END);
    assertThat(codes(engine.plan(mesh, PlanOptions.DEFAULT).problems()))
        .doesNotContain("break-glass-active");
  }

  @Test
  void breakGlassNeedsAReasonAndAnEndWithinTheLimit() {
    assertThat(broken(grant().until(END).grounds(new Grounds("", "", "", "", true)).build(), 8))
        .containsExactly("it is break-glass without a reason");
    assertThat(broken(grant().grounds(new Grounds("", "fire", "", "", true)).build(), 8))
        .containsExactly("it is break-glass without an end, and the mesh allows 8 hours from now");
    Grounds fire = new Grounds("", "fire", "", "", true);
    assertThat(broken(grant().until(END).grounds(fire).build(), 8)).isEmpty();
    assertThat(broken(grant().until(END).grounds(fire).build(), 7))
        .containsExactly(
            "it is break-glass until 2026-01-01T08:00:00Z, and the mesh allows 7 hours from now");
  }

  private static AccessPolicy.Builder grant() {
    return AccessPolicy.builder("fire", "group:oncall", "sales.orders");
  }

  private List<String> broken(AccessPolicy policy, int hours) {
    Mesh mesh = shop().withoutPolicy("incident").policy(policy).breakGlassHours(hours).build();
    return engine.validate(mesh).stream()
        .filter(p -> p.code().equals("break-glass"))
        .map(Problem::what)
        .toList();
  }
}

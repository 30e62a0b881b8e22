package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.sim.SimulatedPlatform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform that cannot keep row policies, or no mask with a key, and a workspace that may accept
 * that.
 */
class AcceptedLossTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-02-01T00:00:00Z");
  private static final PlatformName SIM = new PlatformName("sim");
  private static final String TABLE = "sales.orders.orders@1.orders";

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
                        SimulatedPlatform.atomic(SIM.value()), new PolicyId("kept"))))
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
        .platform(Platform.of(SIM.value(), "simulated"))
        .principal(Principal.of("group:analysts"))
        .session(DeclaredSession.of("ana", "group:analysts"))
        .domain(Domain.of("sales", SIM.value()))
        .product(
            DataProduct.builder("sales.orders")
                .table("orders", 1, SIM.value(), Contract.of("orders", "1.0.0", orders))
                .build())
        .policy(AccessPolicy.builder("read", "group:analysts", "sales.orders").build());
  }

  private static Mesh.Builder weaker() {
    return shop().policy(RowPolicy.of("kept", "sales.orders", Expression.equal("region", "EU")));
  }

  private static AcceptedLoss accepted(String policy) {
    return new AcceptedLoss(new PolicyId(policy), SIM, "until the move", END);
  }

  private ApplyReport apply(Mesh mesh) {
    return engine.apply(plan(mesh), ApplyOptions.DEFAULT);
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(p -> p.severity() + " " + p.code()).toList();
  }

  private static List<ExposureChange> widenings(Plan plan) {
    return plan.exposure().stream().filter(ExposureChange::widens).toList();
  }

  @Test
  void withoutAWordTheObjectStaysClosedAndTheRunFails() {
    Plan plan = plan(weaker().build());

    assertThat(codes(plan.problems())).containsExactly("ERROR closed");
    assertThat(plan.problems().getFirst().text()).contains("WEAKER").contains("[no-row-policies]");
    assertThat(widenings(plan)).isEmpty();
    ApplyReport applied = apply(weaker().build());
    assertThat(applied.done()).isEqualTo(applied.results().size()).isPositive();
    assertThat(applied.succeeded()).isFalse();
  }

  @Test
  void anAcceptedLossOpensWhatIsWeakerUntilItEnds() {
    Mesh mesh = weaker().accept(accepted("kept")).build();
    Plan plan = plan(mesh);

    assertThat(codes(plan.problems())).containsExactly("WARNING accepted-loss");
    assertThat(plan.expires()).contains(END);
    assertThat(widenings(plan))
        .singleElement()
        .matches(e -> e.session().value().equals("ana"))
        .matches(e -> e.after().getFirst().endsWith("on all rows until " + END));
    assertThat(apply(mesh).succeeded()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  @Test
  void aLapseClosesTheObjectAndHoldsUpNoRevocation() {
    Mesh mesh = weaker().accept(accepted("kept")).build();
    assertThat(apply(mesh).succeeded()).isTrue();
    now.set(END);
    Plan plan = plan(mesh);

    assertThat(codes(plan.problems())).containsExactly("ERROR closed");
    assertThat(plan.changes()).isNotEmpty();
    assertThat(widenings(plan)).isEmpty();
    ApplyReport applied = apply(mesh);
    assertThat(applied.done()).isEqualTo(applied.results().size());
    assertThat(applied.succeeded()).isFalse();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  @Test
  void whatCannotBeExpressedIsNotOpenedByAWord() {
    Mesh.Builder mesh =
        shop()
            .policy(
                MaskingPolicy.ofColumn(
                    "keyed", TABLE + ".email", new Mask.Hash(Optional.of("env:KEY"))));
    Plan closed = plan(mesh.build());
    Plan accepted = plan(mesh.accept(accepted("keyed")).build());

    assertThat(codes(closed.problems())).containsExactly("ERROR closed");
    assertThat(codes(accepted.problems())).containsExactly("WARNING closed");
    assertThat(widenings(accepted)).isEmpty();
    assertThat(accepted.verdicts())
        .filteredOn(v -> v.verdict() == Verdict.IMPOSSIBLE)
        .singleElement()
        .matches(PolicyVerdict::closes);
  }

  @Test
  void theLedgerHasPlatformFactAndAcceptance() {
    Plan plan = plan(weaker().accept(accepted("kept")).build());

    assertThat(plan.verdicts()).hasSize(2).allMatch(v -> v.platform().equals(Optional.of(SIM)));
    PolicyVerdict weaker =
        plan.verdicts().stream()
            .filter(v -> v.verdict() == Verdict.WEAKER)
            .findFirst()
            .orElseThrow();
    assertThat(weaker.fact().orElseThrow().date()).isEqualTo("2026-11-26");
    assertThat(weaker.accepted()).contains(accepted("kept"));
    Path file = folder.resolve("plan.json");
    engine.writePlan(plan, file);
    assertThat(engine.readPlan(file)).isEqualTo(plan);
  }

  @Test
  void aProofOfWhatIsAcceptedSaysSo() {
    Mesh mesh = weaker().accept(accepted("kept")).build();
    apply(mesh);

    assertThat(engine.prove(mesh).items()).noneMatch(i -> i.status() == ProofItem.Status.DIFFERENT);
  }
}

package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.testkit.generate.RandomCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a run goes, by the authority of its platform and of its domains. */
class AuthorityTest {
  private static final String COLUMNS = "columns";

  private SimulatedFixture fixture;
  private ContractRun run;
  private Mesh mesh;

  @BeforeEach
  void open() {
    fixture = SimulatedFixture.atomic();
    run = new ContractRun(fixture);
    RandomCase made = ContractRun.newCase(3, fixture);
    mesh = made.mesh();
  }

  @AfterEach
  void close() {
    run.close();
  }

  private Mesh on(Authority platform, Optional<Authority> domain) {
    Platform known = fixture.platform();
    Mesh.Builder builder =
        mesh.toBuilder()
            .platform(new Platform(known.name(), known.provider(), known.settings(), platform));
    for (Domain each : mesh.domains().values()) {
      builder.domain(
          new Domain(
              each.name(), each.owner(), each.description(), each.platform(), each.tags(), domain));
    }
    return builder.build();
  }

  private Address table() {
    return run.plan(mesh).changes().stream()
        .map(PlannedChange::address)
        .filter(a -> a.kind().equals("table"))
        .findFirst()
        .orElseGet(
            () ->
                fixture.simulated().ownedBy(mesh.id()).stream()
                    .filter(a -> a.kind().equals("table"))
                    .findFirst()
                    .orElseThrow());
  }

  private Address byHand(String kind, String name, Map<String, Value> attributes) {
    Address table = table();
    List<String> path = new ArrayList<>(table.path());
    path.add(name);
    Address address = new Address(table.platform(), kind, path);
    fixture.simulated().byHand(Resource.of(address, attributes, List.of(table)));
    return address;
  }

  private Address grant(String name, String stranger) {
    return byHand(
        "grant",
        name,
        Map.of(
            "principals", new Value.Bag(Ordered.set(List.of(stranger))),
            "actions", new Value.Bag(Ordered.set(List.of("OWN")))));
  }

  @Test
  void whatIsOnlyReportedIsNotApplied() {
    Mesh reporting = on(Authority.REPORT, Optional.empty());

    Plan plan = run.plan(reporting);

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.reported()).hasSameSizeAs(run.plan(mesh).changes()).isNotEmpty();
    assertThat(plan.widens()).isFalse();
    assertThat(run.apply(reporting).results()).isEmpty();
    assertThat(fixture.simulated().ownedBy(mesh.id())).isEmpty();
    assertThat(run.writes()).isZero();
  }

  @Test
  void aDomainMayOnlyBeReportedOnAPlatformThatIsWrittenTo() {
    Plan plan = run.plan(on(Authority.ADDITIVE, Optional.of(Authority.REPORT)));

    assertThat(plan.changes())
        .isNotEmpty()
        .extracting(c -> c.address().kind())
        .containsOnly("principal", "login");
    assertThat(plan.reported())
        .extracting(c -> c.address().kind())
        .contains("container", "table", "grant");
  }

  @Test
  void aDomainIsWrittenToOnAPlatformThatIsOnlyReported() {
    run.apply(mesh);
    Address grant = grant("by-hand", "stranger");

    Plan plan = run.plan(on(Authority.REPORT, Optional.of(Authority.AUTHORITATIVE)));

    assertThat(plan.changes()).extracting(PlannedChange::address).containsExactly(grant);
    assertThat(plan.reported()).isEmpty();
  }

  @Test
  void whatTakesAccessAwayIsShownAndNeverRevoked() {
    run.apply(mesh);
    Address guard =
        byHand(
            "guard",
            "by-hand",
            Map.of(
                "mode",
                Value.of("deny"),
                "principals",
                new Value.Bag(
                    Ordered.set(
                        mesh.principals().keySet().stream().map(p -> p.toString()).toList())),
                "actions",
                new Value.Bag(Ordered.set(List.of("SELECT", "MODIFY", "ADMIN"))),
                COLUMNS,
                new Value.Bag(Ordered.set(columns()))));

    Plan plan = run.plan(on(Authority.AUTHORITATIVE, Optional.empty()));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.address()).isEqualTo(guard);
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.NARROWS);
            });
  }

  private List<String> columns() {
    return mesh.ports().stream()
        .flatMap(p -> p.contract().tables().stream())
        .flatMap(t -> t.columnNames().stream())
        .distinct()
        .toList();
  }

  @Test
  void twoThatGiveTheSameAreBothSeenAndBothRevoked() {
    run.apply(mesh);
    Address first = grant("by-hand", "stranger");
    Address second = grant("by-hand-too", "stranger");

    Plan plan = run.plan(on(Authority.AUTHORITATIVE, Optional.empty()));

    assertThat(plan.foreign())
        .extracting(ForeignObject::effect)
        .containsExactly(ForeignObject.Effect.WIDENS, ForeignObject.Effect.WIDENS);
    assertThat(plan.changes())
        .extracting(PlannedChange::address)
        .containsExactlyInAnyOrder(first, second);
    assertThat(plan.changes()).allSatisfy(c -> assertThat(c.reason()).contains("not declared"));
    assertThat(plan.exposure()).isNotEmpty().allSatisfy(e -> assertThat(e.widens()).isFalse());
  }

  @Test
  void driftTellsWhoGainsByIt() {
    run.apply(mesh);
    assertThat(run.engine().drift(mesh, PlanOptions.DEFAULT).isEmpty()).isTrue();
    Address grant = grant("by-hand", "stranger");
    int writes = run.writes();

    DriftReport drift = run.engine().drift(mesh, PlanOptions.DEFAULT);

    assertThat(drift.isEmpty()).isFalse();
    assertThat(drift.ours()).isEmpty();
    assertThat(drift.foreign()).extracting(ForeignObject::address).containsExactly(grant);
    assertThat(drift.access().get(grant))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.session().value()).contains("stranger"))
        .allSatisfy(e -> assertThat(e.widens()).isTrue());
    assertThat(run.writes()).isEqualTo(writes);
  }

  @Test
  void anotherWorkspaceOfTheMeshKeepsWhatIsIts() {
    run.apply(mesh);
    List<Address> owned = fixture.simulated().ownedBy(mesh.id());
    Mesh.Builder builder = Mesh.builder(new WorkspaceId(mesh.id().mesh(), "lab"));
    mesh.platforms().values().forEach(builder::platform);
    mesh.principals().values().forEach(builder::principal);
    mesh.domains().values().forEach(builder::domain);
    mesh.products().values().forEach(builder::product);
    Mesh other = builder.build();

    Plan plan = run.plan(other);

    assertThat(plan.problems())
        .filteredOn(p -> p.code().equals("foreign-object"))
        .isNotEmpty()
        .extracting(Problem::what)
        .containsOnly("belongs to workspace 'main' of this mesh");
    run.apply(other);
    run.destroy(other);
    assertThat(fixture.simulated().ownedBy(mesh.id())).isEqualTo(owned);
  }
}

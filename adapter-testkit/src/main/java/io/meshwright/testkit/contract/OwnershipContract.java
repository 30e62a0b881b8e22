package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.ForeignObject.Effect;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is not ours stays as it is; where it has our name, that is a problem of that object alone.
 */
public abstract class OwnershipContract extends ContractSuite {
  private static final int USUALLY = 6;

  @TestFactory
  final Stream<DynamicTest> foreignObjectsAreNotTouched() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          fixture().makeForeignObjects();
          List<String> foreign = fixture().foreignObjects();
          try (ContractRun run = new ContractRun(fixture())) {
            assertThat(foreign).as("the fixture makes foreign objects").isNotEmpty();
            run.apply(made.mesh());
            assertThat(fixture().foreignObjects()).as(made.text()).isEqualTo(foreign);
          } finally {
            fixture().clear();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aTakenNameIsAProblemAndTheOthersProceed() {
    return ContractCases.runs(
        USUALLY,
        this::fixture,
        (made, run) -> {
          Address taken = anySubject(made);
          fixture().occupy(taken);
          checkTaken(made, taken, run);
        });
  }

  @TestFactory
  final Stream<DynamicTest> accessByOtherHandsIsShownAndStays() {
    return ContractCases.runs(
        USUALLY / 2,
        this::fixture,
        (made, run) -> {
          run.apply(made.mesh());
          List<Address> given = fixture().giveAccessByHand(anySubject(made));
          List<ForeignObject> shown = run.plan(made.mesh()).foreign();
          assertThat(shown)
              .as(made.text())
              .extracting(ForeignObject::address)
              .containsExactlyInAnyOrderElementsOf(given);
          assertThat(shown).extracting(ForeignObject::effect).contains(Effect.WIDENS);
          assertThat(run.apply(made.mesh()).results()).as(made.text()).isEmpty();
          assertThat(run.plan(made.mesh()).foreign()).as(made.text()).isEqualTo(shown);
        });
  }

  @TestFactory
  final Stream<DynamicTest> anAuthoritativeRunRevokesExactlyThat() {
    return ContractCases.runs(
        USUALLY / 2,
        this::fixture,
        (made, run) -> {
          run.apply(made.mesh());
          List<String> ours = fixture().ownObjects();
          List<Address> given = fixture().giveAccessByHand(anySubject(made));
          Mesh mesh = authoritative(made.mesh());
          Plan plan = run.plan(mesh);
          assertThat(plan.changes())
              .as(made.text())
              .extracting(PlannedChange::address)
              .containsExactlyInAnyOrderElementsOf(given);
          assertThat(plan.widens()).as(made.text()).isFalse();
          ApplyReport report = run.apply(mesh);
          assertThat(report.done()).as("%s%n%s", made.text(), report).isEqualTo(given.size());
          Plan next = run.plan(mesh);
          assertThat(next.changes()).as(made.text()).isEmpty();
          assertThat(next.foreign()).as(made.text()).isEmpty();
          assertThat(fixture().ownObjects()).as(made.text()).isEqualTo(ours);
        });
  }

  @TestFactory
  final Stream<DynamicTest> objectsBecomeOursOnlyWhenAsked() {
    return ContractCases.runs(
        USUALLY / 2,
        this::fixture,
        (made, run) -> {
          Address container = fixture().makeContainerByHand(anySubject(made));
          PlanOptions asked = PlanOptions.DEFAULT.withAdopt(Ordered.set(List.of(container)));
          assertThat(run.plan(made.mesh()).problems())
              .as(made.text())
              .anySatisfy(p -> assertThat(p.remedy()).contains("--adopt '" + container + "'"));
          Plan plan = run.engine().plan(made.mesh(), asked);
          assertThat(plan.changes())
              .as(made.text())
              .extracting(PlannedChange::change)
              .filteredOn(c -> c instanceof Change.Adopt)
              .extracting(Change::address)
              .containsExactly(container);
          ApplyReport report =
              run.engine().apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
          assertThat(report.done()).as("%s", report).isEqualTo(report.results().size());
          assertThat(run.plan(made.mesh()).changes()).as(made.text()).isEmpty();
          assertThat(run.plan(made.mesh()).foreign()).as(made.text()).isEmpty();
          assertThat(run.engine().plan(made.mesh(), asked).changes()).as("again").isEmpty();
        });
  }

  @Test
  final void whatIsNotThereIsNotAdopted() {
    RandomCase made = ContractRun.newCase(1, fixture());
    try (ContractRun run = new ContractRun(fixture())) {
      Address missing = anySubject(made);
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(
              () ->
                  run.engine()
                      .plan(
                          made.mesh(),
                          PlanOptions.DEFAULT.withAdopt(Ordered.set(List.of(missing)))))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
          .withMessageContaining(missing.toString());
    }
  }

  private Mesh authoritative(Mesh mesh) {
    Platform platform = fixture().platform();
    return mesh.toBuilder()
        .platform(
            new Platform(
                platform.name(), platform.provider(), platform.settings(), Authority.AUTHORITATIVE))
        .build();
  }

  private Address anySubject(RandomCase made) {
    return subjects(made).values().iterator().next();
  }

  private SortedMap<TableAddress, Address> subjects(RandomCase made) {
    try (PlatformProvider provider = ContractRun.open(fixture())) {
      return LiftedAccess.of(made.mesh(), fixture().platform(), provider, made.now())
          .translation()
          .subjects();
    }
  }

  private void checkTaken(RandomCase made, Address taken, ContractRun run) {
    List<String> foreign = fixture().foreignObjects();
    Plan plan = run.plan(made.mesh());
    assertThat(plan.problems().stream().filter(Problem::isError).map(Problem::subject))
        .as(made.text())
        .contains(taken.toString());
    ApplyReport report = run.engine().apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.results()).as(made.text()).isNotEmpty();
    assertThat(report.done()).as("%s%n%s", made.text(), report).isEqualTo(report.results().size());
    assertThat(report.results().stream().map(r -> r.change().address()))
        .as(made.text())
        .doesNotContain(taken);
    assertThat(fixture().foreignObjects()).as(made.text()).isEqualTo(foreign);
    assertThat(run.plan(made.mesh()).changes()).as(made.text()).isEmpty();
  }
}

package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.KindTraits;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.Choice;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.Respelling;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A plan after an apply is empty, applying it writes nothing, and a removal leaves nothing. */
public abstract class LifecycleContract extends ContractSuite {
  private static final int USUALLY = 10;
  private static final int FEW = 3;

  @TestFactory
  final Stream<DynamicTest> aPlanAfterAnApplyIsEmpty() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (ContractRun first = new ContractRun(fixture());
              ContractRun second = new ContractRun(fixture())) {
            first.apply(made.mesh());
            Plan plan = second.plan(made.mesh());
            assertThat(plan.changes()).as(made.text()).isEmpty();
            assertThat(plan.problems().stream().filter(Problem::isError).map(Problem::code))
                .as("%s%n%s", made.text(), plan.problems())
                .allMatch(code -> code.equals("closed"));
            second.apply(made.mesh());
            assertThat(second.writes()).as(made.text()).isZero();
          } finally {
            fixture().clear();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aPlanAfterFiltersWereSpelledOtherwiseIsEmpty() {
    return ContractCases.runs(
        USUALLY,
        this::fixture,
        (made, run) -> {
          run.apply(made.mesh());
          Mesh respelled = new Respelling(Choice.of(made.seed())).of(made.mesh());
          assertThat(run.plan(respelled).changes()).as(made.text()).isEmpty();
        });
  }

  @TestFactory
  final Stream<DynamicTest> aRemovalLeavesNothingOfOursAndEverythingForeign() {
    return ContractCases.each(
        USUALLY,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          fixture().makeForeignObjects();
          List<String> foreign = fixture().foreignObjects();
          try (ContractRun run = new ContractRun(fixture())) {
            run.apply(made.mesh());
            ApplyReport report = run.destroy(made.mesh());
            assertThat(report.succeeded()).as("%s%n%s", made.text(), report.problems()).isTrue();
            assertThat(fixture().ownObjects()).as(made.text()).isEmpty();
            assertThat(fixture().foreignObjects()).as(made.text()).isEqualTo(foreign);
            assertThat(run.plan(made.mesh()).unchanged()).as(made.text()).isZero();
          } finally {
            fixture().clear();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> whatHoldsDataIsNotDeletedWithoutSayingWhatIsLost() {
    return ContractCases.each(
        FEW,
        seed -> {
          RandomCase made = ContractRun.newCase(seed, fixture());
          try (ContractRun run = new ContractRun(fixture());
              PlatformProvider provider = ContractRun.open(fixture())) {
            run.apply(made.mesh());
            Plan plan = run.engine().plan(made.mesh(), PlanOptions.DESTROY);
            for (PlannedChange planned : plan.changes()) {
              boolean holdsData =
                  Optional.ofNullable(
                          fixture().factory().capabilities().kinds().get(planned.address().kind()))
                      .filter(KindTraits::holdsData)
                      .isPresent();
              Assessment assessment = provider.executor().assess(planned.change(), new Empty());
              assertThat(assessment.losses().isEmpty())
                  .as("%s%n%s", made.text(), planned.address())
                  .isEqualTo(!holdsData);
              assertThat(planned.losses()).isEqualTo(assessment.losses());
            }
          } finally {
            fixture().clear();
          }
        });
  }

  /** A state that shows nothing: a change that takes everything away tells enough by itself. */
  private static final class Empty implements ResourceState {
    @Override
    public Optional<Resource> get(Address address) {
      return Optional.empty();
    }

    @Override
    public List<Resource> under(String kind, List<String> pathPrefix) {
      return List.of();
    }

    @Override
    public SortedSet<String> kinds() {
      return Ordered.set(List.of());
    }
  }
}

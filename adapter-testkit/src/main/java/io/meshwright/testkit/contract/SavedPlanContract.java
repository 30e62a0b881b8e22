package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A saved plan does exactly what it says, or refuses before its first write and says why. */
public abstract class SavedPlanContract extends ContractSuite {
  private static final int USUALLY = 2;
  private static final long OTHER = 3_000_000;
  private static final int MOST_TRIED = 20;

  @TestFactory
  final Stream<DynamicTest> aSavedPlanIsTheSamePlanAndMakesTheMesh() {
    return each(
        step -> {
          assertThat(step.saved()).as(step.text()).isEqualTo(step.plan());
          ApplyReport report = step.apply();
          assertThat(report.done()).as("%s%n%s", step.text(), report).isEqualTo(changes(report));
          assertThat(step.run().plan(step.after().mesh()).changes()).as(step.text()).isEmpty();
        });
  }

  private static long changes(ApplyReport report) {
    return report.results().size();
  }

  @TestFactory
  final Stream<DynamicTest> aChangedObjectIsNamedAndNothingIsWritten() {
    return each(
        step -> {
          step.destroying();
          fixture().hands().change(step.subject());
          step.isRefused(step.subject());
        });
  }

  @TestFactory
  final Stream<DynamicTest> aGrantByHandOnWhatIsChangedIsNamedAndNothingIsWritten() {
    return each(
        step -> {
          fixture().hands().grant(step.subject());
          step.isRefused(step.subject());
        });
  }

  @TestFactory
  final Stream<DynamicTest> aDroppedDependencyIsNamedAndNothingIsWritten() {
    return each(
        step -> {
          Address needed = step.needed();
          fixture().hands().drop(needed);
          step.isRefused(needed);
        });
  }

  @TestFactory
  final Stream<DynamicTest> aLostMarkerIsNamedAndNothingIsWritten() {
    return each(
        step -> {
          step.destroying();
          fixture().hands().unmark(step.subject());
          step.isRefused(step.subject());
        });
  }

  @TestFactory
  final Stream<DynamicTest> aForeignChangeElsewhereDoesNotMatter() {
    return each(
        step -> {
          fixture().makeForeignObjects();
          ApplyReport report = step.apply();
          assertThat(report.done()).as("%s%n%s", step.text(), report).isEqualTo(changes(report));
        });
  }

  @TestFactory
  final Stream<DynamicTest> afterACrashThePlanIsRefusedAndANewOneConverges() {
    return each(
        step -> {
          assertThatExceptionOfType(IllegalStateException.class)
              .isThrownBy(() -> step.apply(SavedPlanContract::crash));
          step.isRefused();
          step.run().apply(step.after().mesh());
          assertThat(step.run().plan(step.after().mesh()).changes()).as(step.text()).isEmpty();
        });
  }

  private static void crash(ApplyEvent event) {
    if (event instanceof ApplyEvent.BatchFinished) {
      throw new IllegalStateException("crashed");
    }
  }

  private Stream<DynamicTest> each(Consumer<Step> test) {
    return ContractCases.each(
        USUALLY,
        seed -> {
          long policies = seed + OTHER;
          while (!tried(seed, policies, test)) {
            policies += OTHER;
            assertThat(policies).as("seed %s", seed).isLessThan(seed + MOST_TRIED * OTHER);
          }
        });
  }

  /** Whether the policies that were chosen change somebody's access, so that there was a test. */
  private boolean tried(long seed, long policies, Consumer<Step> test) {
    Target exact = ContractRun.exact(fixture());
    Instant now = ContractRun.now(fixture());
    RandomCase before = RandomCases.of(seed, exact, now);
    RandomCase after = RandomCases.changed(before, policies, exact, now);
    try (ContractRun run = new ContractRun(fixture())) {
      run.apply(before.mesh());
      Plan plan = run.plan(after.mesh());
      Step step = new Step(before, after, run, plan);
      if (step.subjects().isEmpty() || step.dependencies().findAny().isEmpty()) {
        return false;
      }
      step.save();
      test.accept(step);
      return true;
    } finally {
      fixture().clear();
    }
  }

  /** A mesh that was applied, and the saved plan that makes it another one. */
  private final class Step {
    private final RandomCase before;
    private final RandomCase after;
    private final ContractRun run;
    private final Path file = fixture().stateFolder().resolve("plan.json");
    private Plan plan;

    Step(RandomCase before, RandomCase after, ContractRun run, Plan plan) {
      this.before = before;
      this.after = after;
      this.run = run;
      this.plan = plan;
    }

    RandomCase after() {
      return after;
    }

    ContractRun run() {
      return run;
    }

    Plan plan() {
      return plan;
    }

    String text() {
      return "from " + before.text() + "\nto " + after.text();
    }

    void save() {
      run.engine().writePlan(plan, file);
    }

    /** Saves the removal of everything instead. */
    void destroying() {
      plan = run.engine().plan(before.mesh(), PlanOptions.DESTROY);
      save();
    }

    Plan saved() {
      return run.engine().readPlan(file);
    }

    /** A published object whose access the plan changes, or that it removes without that. */
    Address subject() {
      List<Address> changed = subjects();
      return changed.isEmpty() ? removed() : changed.getFirst();
    }

    private Address removed() {
      try (PlatformProvider provider = ContractRun.open(fixture())) {
        Set<Address> published =
            Set.copyOf(
                LiftedAccess.of(before.mesh(), fixture().platform(), provider, before.now())
                    .translation()
                    .subjects()
                    .values());
        return plan.changes().stream()
            .map(PlannedChange::address)
            .filter(published::contains)
            .findFirst()
            .orElseThrow();
      }
    }

    /** Published objects whose access the plan changes; logins get access too. */
    List<Address> subjects() {
      try (PlatformProvider provider = ContractRun.open(fixture())) {
        SortedMap<TableAddress, Address> subjects =
            LiftedAccess.of(after.mesh(), fixture().platform(), provider, after.now())
                .translation()
                .subjects();
        Set<String> changed =
            plan.exposure().stream().map(ExposureChange::table).collect(Collectors.toSet());
        return subjects.entrySet().stream()
            .filter(e -> changed.contains(e.getKey().toString()))
            .map(e -> e.getValue())
            .toList();
      }
    }

    /** Something that holds data, that a change needs, and that is not changed itself. */
    Address needed() {
      return dependencies().findFirst().orElseThrow();
    }

    Stream<Address> dependencies() {
      Set<Address> changed =
          plan.changes().stream().map(PlannedChange::address).collect(Collectors.toSet());
      return plan.changes().stream()
          .map(PlannedChange::change)
          .map(Change::after)
          .flatMap(Optional::stream)
          .flatMap(r -> r.dependsOn().stream())
          .filter(a -> !changed.contains(a) && holdsData(a));
    }

    private boolean holdsData(Address address) {
      return Optional.ofNullable(fixture().factory().capabilities().kinds().get(address.kind()))
          .map(k -> k.holdsData())
          .orElse(false);
    }

    ApplyReport apply() {
      return apply(event -> {});
    }

    ApplyReport apply(Consumer<ApplyEvent> listener) {
      try (ContractRun other = new ContractRun(fixture())) {
        return other
            .engine()
            .apply(
                other.engine().readPlan(file),
                ApplyOptions.DEFAULT.withAllowDataLoss(true).withListener(listener));
      }
    }

    /** Refused with every address in the message, and without a write. */
    void isRefused(Address... named) {
      try (ContractRun other = new ContractRun(fixture())) {
        Plan read = other.engine().readPlan(file);
        assertThatExceptionOfType(MeshException.class)
            .as(text())
            .isThrownBy(
                () -> other.engine().apply(read, ApplyOptions.DEFAULT.withAllowDataLoss(true)))
            .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
            .satisfies(
                e -> {
                  for (Address address : named) {
                    assertThat(e.getMessage()).contains(String.join("/", address.path()));
                  }
                });
        assertThat(other.writes()).as(text()).isZero();
      }
    }
  }
}

package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.sim.Fault;
import io.meshwright.testkit.sim.FaultSchedule;
import io.meshwright.testkit.sim.SimulatedCrash;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * P1, P2, P5 and P6 on the simulated platform: whatever happens on the way from one mesh to
 * another, every state that was ever acknowledged is within before and after, a run without faults
 * converges and the one after that writes nothing.
 */
class FaultSimulationTest {
  private static final int CRASHED = 1;
  private static final int RANDOM = 6;
  private static final int MOST_RUNS = 6;

  /** Every so many calls; 1 for the full run. */
  private static final int STRIDE = Integer.getInteger("meshwright.test.stride", 7);

  private static final long OTHER = 2_000_000;
  private static final List<Fault> CRASHES =
      List.of(
          Fault.CRASH_BEFORE,
          Fault.CRASH_HALFWAY,
          Fault.CRASH_AFTER_EFFECT,
          Fault.CRASH_AFTER_REPLY);

  @TestFactory
  Stream<DynamicTest> crashedAtAnyCallOfAStepwiseRun() {
    return ContractCases.each(CRASHED, seed -> crashEverywhere(seed, SimulatedFixture.stepwise(4)));
  }

  @TestFactory
  Stream<DynamicTest> crashedAtAnyCallOfAnAtomicRun() {
    return ContractCases.each(CRASHED, seed -> crashEverywhere(seed, SimulatedFixture.atomic()));
  }

  @TestFactory
  Stream<DynamicTest> underRandomFaults() {
    return ContractCases.each(
        RANDOM,
        seed -> {
          SimulatedFixture fixture =
              seed % 2 == 0 ? SimulatedFixture.atomic() : SimulatedFixture.stepwise(3);
          List<Fault> faults = Stream.of(Fault.values()).filter(f -> f != Fault.NONE).toList();
          Way way = new Way(seed, fixture);
          for (int run = 0; run < MOST_RUNS; run++) {
            way.run(FaultSchedule.random(seed * 100 + run, 40, faults));
          }
          way.check("random faults");
        });
  }

  private static void crashEverywhere(long seed, SimulatedFixture fixture) {
    int crashes = 0;
    for (Fault crash : CRASHES) {
      int call = 1 + CRASHES.indexOf(crash);
      Way way = new Way(seed, fixture);
      while (way.run(FaultSchedule.once(way.calls() + call, crash))) {
        way.check(crash + " at call " + call);
        crashes++;
        call += STRIDE;
        way = new Way(seed, fixture);
      }
    }
    assertThat(crashes).as("seed %s", seed).isGreaterThanOrEqualTo(CRASHES.size() - 1);
  }

  /** The way from one mesh to another on a platform of its own. */
  private static final class Way {
    private final SimulatedFixture fixture;
    private final RandomCase before;
    private final RandomCase after;
    private final int start;

    Way(long seed, SimulatedFixture fixture) {
      this.fixture = fixture;
      fixture.clear();
      this.before = ContractRun.newCase(seed, fixture);
      this.after =
          RandomCases.changed(before, seed + OTHER, fixture.target(), ContractRun.now(fixture));
      try (ContractRun run = new ContractRun(fixture)) {
        run.apply(before.mesh());
      }
      this.start = fixture.simulated().states().size() - 1;
    }

    int calls() {
      return fixture.simulated().calls();
    }

    /** One run under faults; whether it met one that a caller notices. */
    boolean run(FaultSchedule faults) {
      int callsBefore = calls();
      boolean[] met = {false};
      fixture
          .simulated()
          .faults(
              (call, writes) -> {
                Fault fault = faults.at(call, writes);
                met[0] |= fault != Fault.NONE;
                return fault;
              });
      try (ContractRun run = new ContractRun(fixture)) {
        run.apply(after.mesh());
      } catch (SimulatedCrash | MeshException e) {
        assertThat(met[0]).as("%s: %s", after.text(), e).isTrue();
      }
      fixture.simulated().restart();
      assertThat(calls()).isGreaterThan(callsBefore);
      return met[0];
    }

    void check(String what) {
      String text = what + ", from " + before.text() + "\nto " + after.text();
      converges(text);
      try (PlatformProvider provider = ContractRun.open(fixture)) {
        LiftedAccess access =
            LiftedAccess.of(after.mesh(), fixture.platform(), provider, after.now());
        List<ResourceState> states = fixture.simulated().states();
        SortedMap<TableAddress, AccessRules> first = access.lifted(states.get(start));
        SortedMap<TableAddress, AccessRules> last = access.allTranslated();
        for (ResourceState state : states.subList(start, states.size())) {
          access
              .lifted(state)
              .forEach((table, rules) -> within(text, access, table, rules, first, last));
        }
      }
    }

    private void converges(String text) {
      try (ContractRun second = new ContractRun(fixture);
          ContractRun third = new ContractRun(fixture)) {
        second.apply(after.mesh());
        third.apply(after.mesh());
        assertThat(third.plan(after.mesh()).changes()).as(text).isEmpty();
        assertThat(third.writes()).as(text).isZero();
      }
    }

    private void within(
        String text,
        LiftedAccess access,
        TableAddress table,
        AccessRules rules,
        SortedMap<TableAddress, AccessRules> first,
        SortedMap<TableAddress, AccessRules> last) {
      TablePolicies policies = Optional.ofNullable(access.policies().get(table)).orElseThrow();
      CellComparison cells =
          new CellComparison(after, policies.schema(), after.rows().getOrDefault(table, List.of()));
      List<AccessRules> bounds =
          Stream.of(first.get(table), last.get(table))
              .flatMap(r -> Optional.ofNullable(r).stream())
              .toList();
      assertThat(cells.excess(rules, bounds)).as("%s: %s", text, table).isEqualTo(Optional.empty());
    }
  }
}

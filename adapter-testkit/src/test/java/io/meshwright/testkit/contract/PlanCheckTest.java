package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.apply.Batches;
import io.meshwright.engine.exposure.AccessAnalysis;
import io.meshwright.engine.exposure.PlanCheck;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.ReadScope;
import io.meshwright.testkit.generate.RandomCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * P6 for every state that a parallel apply can reach, not only for those of one order: lanes
 * overtake each other, changes fail, runs crash. Small plans are looked at exhaustively; on them
 * the few states that large plans are judged by are shown to be the worst.
 */
class PlanCheckTest {
  private static final int CASES = 10;
  private static final long OTHER = 3_000_000;

  /** Subjects that see more changes than this are not looked at exhaustively. */
  private static final int MOST = Integer.getInteger("meshwright.test.changes", 8);

  /** A platform on the way from one mesh to another. */
  private record Way(PlanCheck check) {
    static Way of(long seed, SimulatedFixture fixture, boolean spoilt) {
      RandomCase before = ContractRun.newCase(seed, fixture);
      RandomCase after = ContractRun.changed(before, seed + OTHER, fixture);
      try (ContractRun run = new ContractRun(fixture);
          PlatformProvider provider = ContractRun.open(fixture)) {
        run.apply(before.mesh());
        List<PlannedChange> plan = run.plan(after.mesh()).changes();
        if (spoilt) {
          plan = spoil(plan, new Random(seed));
        }
        AccessAnalysis analysis =
            AccessAnalysis.of(
                SimulatedFixture.NAME,
                provider.lifter(),
                live(after, plan, provider),
                plan.stream().map(PlannedChange::change).toList());
        assertThat(analysis.impacts()).hasSameSizeAs(plan);
        return new Way(new PlanCheck(analysis, plan, Batches.of(plan, provider.executor()::slot)));
      } finally {
        fixture.clear();
      }
    }

    private static TreeMap<Address, Resource> live(
        RandomCase after, List<PlannedChange> plan, PlatformProvider provider) {
      TreeMap<Address, Resource> live = new TreeMap<>();
      ReadScope scope =
          new ReadScope(
              after.mesh().id(), Ordered.set(plan.stream().map(PlannedChange::address).toList()));
      provider
          .reader()
          .read(
              scope,
              seen -> {
                if (seen instanceof Seen.Present present) {
                  live.put(present.address(), present.resource());
                }
              });
      return live;
    }

    /** The plan, in which some changes do not wait for some that they should wait for. */
    private static List<PlannedChange> spoil(List<PlannedChange> plan, Random random) {
      List<PlannedChange> spoilt = new ArrayList<>();
      for (PlannedChange change : plan) {
        TreeSet<Address> after = new TreeSet<>(change.after());
        after.removeIf(needed -> random.nextInt(3) > 0);
        spoilt.add(
            new PlannedChange(
                change.change(),
                change.phase(),
                change.reason(),
                after,
                change.following(),
                change.policies(),
                change.costs(),
                change.losses()));
      }
      return spoilt;
    }
  }

  private static SimulatedFixture fixture(long seed) {
    return seed % 3 == 0
        ? SimulatedFixture.atomic()
        : SimulatedFixture.stepwise(1 + (int) seed % 4);
  }

  @TestFactory
  Stream<DynamicTest> noStateThatAPlanCanReachOvergrants() {
    return ContractCases.each(
        CASES,
        seed -> {
          PlanCheck check = Way.of(seed, fixture(seed), false).check();
          assertThat(check.worstCases()).as("seed %d", seed).isEmpty();
          assertThat(check.everyState(MOST)).as("seed %d", seed).isEmpty();
        });
  }

  @Test
  void whereAnyStateOvergrantsOneOfTheWorstDoes() {
    int found = 0;
    for (long seed = 1; seed <= 3 * CASES; seed++) {
      PlanCheck check = Way.of(seed, fixture(seed), true).check();
      Set<Address> unsafe = subjects(check.everyState(MOST));
      found += unsafe.size();
      assertThat(subjects(check.worstCases())).as("seed %d", seed).containsAll(unsafe);
    }
    assertThat(found).as("spoilt plans that over-grant").isPositive();
  }

  private static Set<Address> subjects(List<PlanCheck.Finding> findings) {
    return findings.stream()
        .map(PlanCheck.Finding::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

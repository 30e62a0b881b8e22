package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Plans in a wrong order are found by what the states on the way give away. */
class OrderMutantTest {
  private static final long MOST_SEEDS = 60;
  private static final long OTHER = 1_000_000;

  @Test
  void grantsBeforeProtectionsAreFound() {
    isFound("grant-before-mask", c -> c.address().kind().equals("grant"));
  }

  @Test
  void removedProtectionsBeforeTheRestAreFound() {
    isFound(
        "protection-dropped-first",
        c -> List.of("guard", "mask").contains(c.address().kind()) && c.change().after().isEmpty());
  }

  /** The order as it is over-grants nowhere, or nothing would be found by these. */
  @Test
  void theOrderOfThePlanIsNot() {
    for (long seed = 1; seed <= MOST_SEEDS / 4; seed++) {
      assertThat(excess(seed, UnaryOperator.identity())).as("seed %s", seed).isEmpty();
    }
  }

  private static void isFound(String mutant, Predicate<PlannedChange> first) {
    for (long seed = 1; seed <= MOST_SEEDS; seed++) {
      Optional<String> excess = excess(seed, plan -> reordered(plan, first));
      if (excess.isPresent()) {
        System.getLogger(OrderMutantTest.class.getName())
            .log(
                System.Logger.Level.INFO,
                "{0}: seed {1}: {2}",
                mutant,
                Long.toString(seed),
                excess.get());
        return;
      }
    }
    assertThat(mutant).as("found by none of %s seeds", MOST_SEEDS).isNull();
  }

  private static Optional<String> excess(long seed, UnaryOperator<Plan> order) {
    SimulatedFixture fixture = SimulatedFixture.stepwise(1);
    RandomCase before = ContractRun.newCase(seed, fixture);
    RandomCase after = ContractRun.changed(before, seed + OTHER, fixture);
    List<String> excess = new ArrayList<>();
    try (ContractRun run = new ContractRun(fixture);
        PlatformProvider provider = ContractRun.open(fixture)) {
      run.apply(before.mesh());
      LiftedAccess access =
          LiftedAccess.of(after.mesh(), fixture.platform(), provider, after.now());
      SortedMap<TableAddress, AccessRules> start = access.live();
      SortedMap<TableAddress, AccessRules> end = access.allTranslated();
      run.engine()
          .apply(
              order.apply(run.plan(after.mesh())),
              ApplyOptions.DEFAULT
                  .withAllowDataLoss(true)
                  .withListener(
                      event -> {
                        if (event instanceof ApplyEvent.BatchFinished) {
                          between(after, access, start, end).ifPresent(excess::add);
                        }
                      }));
    }
    return excess.stream().findFirst();
  }

  private static Optional<String> between(
      RandomCase made,
      LiftedAccess access,
      Map<TableAddress, AccessRules> start,
      Map<TableAddress, AccessRules> end) {
    for (Map.Entry<TableAddress, AccessRules> live : access.live().entrySet()) {
      TableAddress table = live.getKey();
      TablePolicies policies = Optional.ofNullable(access.policies().get(table)).orElseThrow();
      CellComparison cells =
          new CellComparison(made, policies.schema(), made.rows().getOrDefault(table, List.of()));
      List<AccessRules> bounds =
          List.of(
              Optional.ofNullable(start.get(table)).orElseThrow(),
              Optional.ofNullable(end.get(table)).orElseThrow());
      Optional<String> excess = cells.excess(live.getValue().possible(), bounds);
      if (excess.isPresent()) {
        return excess;
      }
    }
    return Optional.empty();
  }

  /** Some changes come first, and wait for nothing but what they stand on. */
  private static Plan reordered(Plan plan, Predicate<PlannedChange> first) {
    List<PlannedChange> changes = new ArrayList<>();
    for (PlannedChange planned : plan.changes()) {
      List<String> ground = List.of("container", "table", "principal");
      changes.add(
          first.test(planned)
              ? new PlannedChange(
                  planned.change(),
                  planned.phase(),
                  planned.reason(),
                  Ordered.set(
                      planned.after().stream().filter(a -> ground.contains(a.kind())).toList()),
                  Ordered.set(List.of()),
                  planned.policies(),
                  planned.costs(),
                  planned.losses())
              : planned);
    }
    changes.sort(
        Comparator.comparingInt(
            c ->
                List.of("container", "table", "principal").contains(c.address().kind())
                    ? 0
                    : first.test(c) ? 1 : 2));
    return new Plan(
        plan.mesh(),
        plan.platforms(),
        plan.madeAt(),
        plan.expires(),
        changes,
        plan.reported(),
        plan.foreign(),
        plan.premises(),
        plan.exposure(),
        plan.verdicts(),
        plan.problems(),
        plan.unchanged());
  }
}

package io.meshwright.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.spi.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafeOrderTest {
  private static final Owner OURS = new Owner.Marked(new Marker(WorkspaceId.of("shop"), "p"));

  private static Address at(String name) {
    return Address.of("local", "thing", name);
  }

  private static Resource resource(String name, String... needs) {
    return Resource.of(at(name), Map.of(), Arrays.stream(needs).map(SafeOrderTest::at).toList());
  }

  private static Change create(String name, String... needs) {
    return new Change.Create(
        new Desired(resource(name, needs), OURS, Ordered.set(List.<PolicyId>of())));
  }

  private static Change delete(String name, String... needs) {
    return new Change.Delete(
        new Seen.Present(resource(name, needs), OURS, Ordered.map(Map.<String, Value>of())));
  }

  private static OrderedChanges order(StepCheck check, Slot slot, Change... changes) {
    return SafeOrder.of(
        List.of(changes),
        Dependencies.of(List.of(changes)),
        Map.<Address, Phase>of(),
        c -> slot,
        check);
  }

  private static final Slot ALONE = new Slot("lane", "batch", 1, false);
  private static final Slot TOGETHER = new Slot("lane", "batch", 100, true);

  private static List<String> names(OrderedChanges ordered) {
    return ordered.changes().stream().map(c -> c.address().path().getFirst()).toList();
  }

  /** Names that are done after a step. */
  private static Set<String> state(List<Change> done, List<Change> step) {
    return Stream.concat(done.stream(), step.stream())
        .map(c -> c.address().path().getFirst())
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsNeededComesFirstAndGoesLast() {
    StepCheck safe = (done, step) -> StepCheck.Judgement.SAFE;
    assertThat(names(order(safe, ALONE, create("a", "b"), create("b", "c"), create("c"))))
        .containsExactly("c", "b", "a");
    assertThat(names(order(safe, ALONE, delete("a"), delete("b", "a"), delete("c", "b"))))
        .containsExactly("c", "b", "a");
  }

  @Test
  void aStepThatWouldOvergrantWaitsForTheOneThatMakesItSafe() {
    StepCheck grantNeedsMask =
        (done, step) ->
            state(done, step).contains("grant") && !state(done, step).contains("mask")
                ? StepCheck.Judgement.OVERGRANT
                : StepCheck.Judgement.SAFE;
    assertThat(names(order(grantNeedsMask, ALONE, create("grant"), create("mask"))))
        .containsExactly("mask", "grant");
  }

  @Test
  void aStepThatWouldLeaveAGapWaitsForTheOneThatClosesIt() {
    StepCheck maskNeedsExemption =
        (done, step) ->
            state(done, step).contains("amask") && !state(done, step).contains("exemption")
                ? StepCheck.Judgement.GAP
                : StepCheck.Judgement.SAFE;
    OrderedChanges ordered = order(maskNeedsExemption, ALONE, create("amask"), create("exemption"));
    assertThat(names(ordered)).containsExactly("exemption", "amask");
    assertThat(ordered.gaps()).isEmpty();
  }

  @Test
  void anUnavoidableGapIsTakenAndNamed() {
    StepCheck gapAtA =
        (done, step) ->
            state(done, step).equals(Set.of("a"))
                ? StepCheck.Judgement.GAP
                : StepCheck.Judgement.SAFE;
    OrderedChanges ordered = order(gapAtA, ALONE, create("a"), create("b", "a"));
    assertThat(names(ordered)).containsExactly("a", "b");
    assertThat(ordered.gaps()).containsExactly(at("a"));
  }

  @Test
  void aChangeWithoutASafePlaceIsLeftOut() {
    StepCheck never =
        (done, step) ->
            state(done, step).contains("bad")
                ? StepCheck.Judgement.OVERGRANT
                : StepCheck.Judgement.SAFE;
    OrderedChanges ordered = order(never, ALONE, create("bad"), create("good"));
    assertThat(names(ordered)).containsExactly("good");
    assertThat(ordered.blocked()).extracting(Change::address).containsExactly(at("bad"));
  }

  @Test
  void whatTakesEffectAsAWholeIsJudgedAsAWhole() {
    StepCheck onlyTogether =
        (done, step) ->
            state(done, step).size() == 2
                ? StepCheck.Judgement.SAFE
                : StepCheck.Judgement.OVERGRANT;
    assertThat(names(order(onlyTogether, TOGETHER, create("a", "b"), create("b"))))
        .containsExactly("b", "a");
  }

  /** Safe when everything that an address names as its guard is done; counts what it is asked. */
  private static final class Guards implements StepCheck {
    private final Map<String, String> guards;
    private final boolean telling;
    private int asked;

    Guards(Map<String, String> guards, boolean telling) {
      this.guards = guards;
      this.telling = telling;
    }

    @Override
    public Judgement judge(List<Change> done, List<Change> step) {
      asked++;
      Set<String> state = state(done, step);
      return state(List.of(), step).stream()
              .allMatch(name -> state.contains(guards.getOrDefault(name, name)))
          ? Judgement.SAFE
          : Judgement.OVERGRANT;
    }

    @Override
    public Optional<Collection<Address>> concerns(Change change) {
      String name = change.address().path().getFirst();
      return telling
          ? Optional.of(List.of(at(name), at(guards.getOrDefault(name, name))))
          : Optional.empty();
    }
  }

  private static OrderedChanges order(StepCheck check, Slot slot, List<Change> changes) {
    return order(check, slot, changes.toArray(new Change[0]));
  }

  private static List<Change> many(int count) {
    return IntStream.range(0, count)
        .boxed()
        .flatMap(i -> Stream.of(create("a" + i), create("z" + i)))
        .toList();
  }

  private static Map<String, String> guards(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "a" + i, i -> "z" + i));
  }

  @Test
  void whatWasTriedInVainIsTriedAgainOnlyWhenWhatItDependsOnIsDone() {
    Guards check = new Guards(guards(50), true);
    OrderedChanges ordered = order(check, ALONE, many(50));
    assertThat(ordered.changes()).hasSize(100);
    assertThat(check.asked).isLessThanOrEqualTo(150);
  }

  @Test
  void whatTravelsTogetherIsJudgedOnceABatch() {
    Guards check = new Guards(guards(50), true);
    assertThat(order(check, TOGETHER, many(50)).changes()).hasSize(100);
    assertThat(check.asked).isEqualTo(1);
  }

  @Test
  void aBatchHoldsNoMoreThanItsMaximum() {
    Guards check = new Guards(Map.of(), true);
    Slot ten = new Slot("lane", "batch", 10, true);
    assertThat(order(check, ten, many(20)).changes()).hasSize(40);
    assertThat(check.asked).isEqualTo(4);
  }

  @Test
  void theOrderIsTheSameWhetherOrNotAJudgementTellsWhatItDependsOn() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Change> changes = new ArrayList<>();
      Map<String, String> guards = new HashMap<>();
      for (int i = 0; i < 12; i++) {
        String[] needs =
            random.nextInt(3) == 0 && i > 0
                ? new String[] {"c" + random.nextInt(i)}
                : new String[0];
        changes.add(create("c" + i, needs));
        if (random.nextInt(2) == 0) {
          guards.put("c" + i, "c" + random.nextInt(12));
        }
      }
      List<Slot> slots =
          List.of(ALONE, new Slot("l", "one", 5, true), new Slot("l", "two", 5, true));
      Function<Change, Slot> slot = c -> slots.get(Math.floorMod(c.address().hashCode(), 3));
      OrderedChanges telling =
          SafeOrder.of(changes, Dependencies.of(changes), Map.of(), slot, new Guards(guards, true));
      OrderedChanges silent =
          SafeOrder.of(
              changes, Dependencies.of(changes), Map.of(), slot, new Guards(guards, false));
      assertThat(telling).as("seed %d", seed).isEqualTo(silent);
    }
  }
}

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
}

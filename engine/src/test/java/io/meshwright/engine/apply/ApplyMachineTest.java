package io.meshwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Slot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ApplyMachineTest {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");
  private static final Problem DENIED = Problem.error("denied", "a", "denied", "");

  /** A change named lane/batch/name, atomic where the batch starts with "atomic". */
  private static PlannedChange change(String name, String... after) {
    return change(name, List.of(after), List.of());
  }

  private static PlannedChange change(String name, List<String> after, List<String> following) {
    Resource resource =
        Resource.of(Address.of("local", "thing", name.split("/", -1)), Map.of(), List.of());
    return new PlannedChange(
        new Change.Create(
            new Desired(
                resource,
                new Owner.Marked(new Marker(MESH, "p")),
                Ordered.set(List.<PolicyId>of()))),
        Phase.NEUTRAL,
        "",
        addresses(after),
        addresses(following),
        Ordered.set(List.<PolicyId>of()),
        List.of(),
        List.of());
  }

  private static SortedSet<Address> addresses(List<String> names) {
    return Ordered.set(
        names.stream().map(a -> Address.of("local", "thing", a.split("/", -1))).toList());
  }

  private static ApplyMachine machine(PlannedChange... changes) {
    return new ApplyMachine(
        MESH,
        List.of(changes),
        c ->
            new Slot(
                c.address().path().get(0),
                c.address().path().get(1),
                2,
                c.address().path().get(1).startsWith("atomic")));
  }

  private static List<List<String>> sent(List<ApplyMachine.Sent> batches) {
    return batches.stream()
        .map(s -> s.changes().stream().map(c -> c.address().path().get(2)).toList())
        .toList();
  }

  private static void answer(ApplyMachine machine, ApplyMachine.Sent sent, Outcome outcome) {
    machine.answered(sent, Collections.nCopies(sent.changes().size(), outcome));
  }

  private static List<String> ended(ApplyMachine machine) {
    return machine.results().stream()
        .map(r -> r.change().address().path().get(2) + " " + r.outcome().getClass().getSimpleName())
        .toList();
  }

  @Test
  void aLaneSendsOneBatchAtATimeAndLanesDoNotWaitForEachOther() {
    ApplyMachine machine = machine(change("x/b/1"), change("x/c/2"), change("y/b/3"));
    List<ApplyMachine.Sent> first = machine.next();
    assertThat(sent(first)).containsExactly(List.of("1"), List.of("3"));
    assertThat(machine.next()).isEmpty();
    answer(machine, first.getFirst(), new Outcome.Gone());
    assertThat(sent(machine.next())).containsExactly(List.of("2"));
  }

  @Test
  void aBatchHoldsNoMoreThanItsMaximum() {
    ApplyMachine machine = machine(change("x/b/1"), change("x/b/2"), change("x/b/3"));
    assertThat(sent(machine.next())).containsExactly(List.of("1", "2"));
  }

  @Test
  void withinAnAtomicBatchAChangeMayNeedAnEarlierOneElseItWaits() {
    assertThat(sent(machine(change("x/atomic/1"), change("x/atomic/2", "x/atomic/1")).next()))
        .containsExactly(List.of("1", "2"));
    assertThat(sent(machine(change("x/b/1"), change("x/b/2", "x/b/1")).next()))
        .containsExactly(List.of("1"));
  }

  @Test
  void anAtomicBatchIsNeverSentInParts() {
    ApplyMachine machine =
        machine(change("x/atomic/1"), change("x/atomic/2", "y/b/3"), change("y/b/3"));
    List<ApplyMachine.Sent> first = machine.next();
    assertThat(sent(first)).containsExactly(List.of("3"));
    answer(machine, first.getFirst(), new Outcome.Gone());
    assertThat(sent(machine.next())).containsExactly(List.of("1", "2"));
  }

  @Test
  void whatIsLeftOfAnAtomicBatchGoesTogether() {
    ApplyMachine machine =
        machine(change("x/atomic/1"), change("x/atomic/2", "y/b/3"), change("y/b/3"));
    answer(machine, machine.next().getFirst(), new Outcome.Failed(DENIED, false));
    assertThat(sent(machine.next())).containsExactly(List.of("1"));
    assertThat(ended(machine)).containsExactly("3 Failed", "2 Skipped");
  }

  @Test
  void anAtomicBatchEndsBeforeWhatWaitsForIt() {
    ApplyMachine machine =
        machine(change("x/atomic/1"), change("y/b/3", "x/atomic/1"), change("x/atomic/2", "y/b/3"));
    List<ApplyMachine.Sent> first = machine.next();
    assertThat(sent(first)).containsExactly(List.of("1"));
    answer(machine, first.getFirst(), new Outcome.Gone());
    answer(machine, machine.next().getFirst(), new Outcome.Gone());
    assertThat(sent(machine.next())).containsExactly(List.of("2"));
  }

  @Test
  void whatFollowsAChangeWaitsForItsEndAndNotForItsSuccess() {
    ApplyMachine machine = machine(change("x/b/1"), change("y/b/2", List.of(), List.of("x/b/1")));
    List<ApplyMachine.Sent> first = machine.next();
    assertThat(sent(first)).containsExactly(List.of("1"));
    answer(machine, first.getFirst(), new Outcome.Failed(DENIED, false));
    assertThat(sent(machine.next())).containsExactly(List.of("2"));
  }

  @Test
  void whatNeedsAFailedChangeIsSkippedAndTheRestGoesOn() {
    ApplyMachine machine =
        machine(
            change("x/b/1"), change("x/c/2", "x/b/1"), change("x/d/3", "x/c/2"), change("x/e/4"));
    answer(machine, machine.next().getFirst(), new Outcome.Failed(DENIED, false));
    List<ApplyMachine.Sent> next = machine.next();
    assertThat(sent(next)).containsExactly(List.of("4"));
    answer(machine, next.getFirst(), new Outcome.Gone());
    assertThat(machine.next()).isEmpty();
    assertThat(ended(machine)).containsExactly("1 Failed", "2 Skipped", "3 Skipped", "4 Done");
  }

  @Test
  void aTransientFailureIsRepeatedAndGivenUpAfterFourAttempts() {
    ApplyMachine machine = machine(change("x/b/1"));
    ApplyMachine.Sent sent = machine.next().getFirst();
    assertThat(machine.lost(sent, DENIED, true)).isPresent();
    assertThat(machine.lost(sent, DENIED, true)).isPresent();
    assertThat(machine.lost(sent, DENIED, true)).isPresent();
    assertThat(machine.lost(sent, DENIED, true)).isEmpty();
    assertThat(machine.results())
        .singleElement()
        .satisfies(r -> assertThat(((ChangeOutcome.Failed) r.outcome()).maybeApplied()).isTrue());
  }

  @Test
  void anotherFailureIsNotRepeated() {
    ApplyMachine machine = machine(change("x/b/1"));
    assertThat(machine.lost(machine.next().getFirst(), DENIED, false)).isEmpty();
  }
}

package io.meshwright.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedPlatformTest {
  private static final WorkspaceId MESH = WorkspaceId.of("retailer");
  private static final Owner OURS = new Owner.Marked(new Marker(MESH, "sales.orders"));
  private static final Owner THEIRS =
      new Owner.Marked(new Marker(WorkspaceId.of("other"), "sales.orders"));
  private static final Resource CONTAINER =
      Resource.of(Address.of("sim", "container", "c"), Map.of(), List.of());
  private static final Resource TABLE =
      Resource.of(
          Address.of("sim", "table", "c", "t"),
          Map.of("columns", new Value.Seq(List.of())),
          List.of(CONTAINER.address()));

  private final SimulatedPlatform stepwise = SimulatedPlatform.stepwise("sim", 5);
  private final SimulatedPlatform atomic = SimulatedPlatform.atomic("sim");

  private static Change create(Resource resource) {
    return create(resource, OURS);
  }

  private static Change create(Resource resource, Owner owner) {
    return new Change.Create(new Desired(resource, owner, Ordered.set(List.of())));
  }

  private static Change delete(Resource resource, Owner owner) {
    return new Change.Delete(new Seen.Present(resource, owner, Ordered.map(Map.of())));
  }

  private static List<Outcome> run(SimulatedPlatform platform, Change... changes) {
    SimulatedExecutor executor = new SimulatedExecutor(platform, writes -> {});
    try (var lease = executor.acquire(MESH)) {
      assertThat(lease).isNotNull();
      return executor.execute(
          new Batch(MESH, new Slot("lane", "batch", 100, false), List.of(changes)));
    }
  }

  @Test
  void refusesWhatHasNoParent() {
    assertThat(run(stepwise, create(TABLE))).singleElement().isInstanceOf(Outcome.Failed.class);
    assertThat(stepwise.state().kinds()).isEmpty();
  }

  @Test
  void makesAParentAndItsChildInOneBatch() {
    assertThat(run(stepwise, create(CONTAINER), create(TABLE)))
        .allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Done.class));
  }

  @Test
  void creatingTwiceIsHarmlessAndAnotherObjectOfTheNameIsAConflict() {
    run(stepwise, create(CONTAINER));
    assertThat(run(stepwise, create(CONTAINER))).singleElement().isInstanceOf(Outcome.Done.class);
    assertThat(run(stepwise, create(CONTAINER, THEIRS)))
        .singleElement()
        .isInstanceOf(Outcome.Conflict.class);
  }

  @Test
  void refusesToDeleteAContainerThatHoldsSomething() {
    run(stepwise, create(CONTAINER), create(TABLE));
    assertThat(run(stepwise, delete(CONTAINER, OURS)))
        .singleElement()
        .isInstanceOf(Outcome.Failed.class);
    assertThat(run(stepwise, delete(TABLE, OURS), delete(CONTAINER, OURS)))
        .allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Gone.class));
  }

  @Test
  void deletingTwiceIsHarmless() {
    assertThat(run(stepwise, delete(CONTAINER, OURS)))
        .singleElement()
        .isInstanceOf(Outcome.Gone.class);
  }

  @Test
  void refusesToDeleteWhatBelongsToAnotherMesh() {
    run(stepwise, create(CONTAINER, THEIRS));
    assertThat(run(stepwise, delete(CONTAINER, THEIRS)))
        .singleElement()
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void refusesWhatHasChangedSinceThePlan() {
    run(stepwise, create(CONTAINER), create(TABLE));
    Resource changed =
        Resource.of(TABLE.address(), Map.of("note", Value.of("by hand")), TABLE.dependsOn());
    stepwise.byHand(changed);
    assertThat(run(stepwise, delete(TABLE, OURS)))
        .singleElement()
        .isInstanceOf(Outcome.Conflict.class);
    assertThat(stepwise.state().get(TABLE.address())).contains(changed);
  }

  @Test
  void everyEntryOfAStepwiseBatchHasItsOwnEffect() {
    assertThat(run(stepwise, create(TABLE), create(CONTAINER)))
        .satisfiesExactly(
            o -> assertThat(o).isInstanceOf(Outcome.Failed.class),
            o -> assertThat(o).isInstanceOf(Outcome.Done.class));
    assertThat(stepwise.state().kinds()).containsExactly("container");
  }

  @Test
  void anAtomicBatchTakesEffectAsAWholeOrNotAtAll() {
    assertThat(run(atomic, create(CONTAINER), delete(TABLE, OURS), create(TABLE, OURS)))
        .allSatisfy(o -> assertThat(o).isNotInstanceOf(Outcome.Failed.class));
    int states = atomic.states().size();
    Resource lost =
        Resource.of(
            Address.of("sim", "table", "x", "t"),
            Map.of(),
            List.of(Address.of("sim", "container", "x")));
    assertThat(run(atomic, delete(TABLE, OURS), create(lost)))
        .allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Failed.class));
    assertThat(atomic.states()).hasSize(states);
    assertThat(atomic.state().get(TABLE.address())).contains(TABLE);
  }

  @Test
  void refusesASecondLeaseAndWritesWithoutOne() {
    SimulatedExecutor first = new SimulatedExecutor(stepwise, writes -> {});
    SimulatedExecutor second = new SimulatedExecutor(stepwise, writes -> {});
    Batch batch = new Batch(MESH, new Slot("l", "b", 1, false), List.of(create(CONTAINER)));
    try (var lease = first.acquire(MESH)) {
      assertThat(lease).isNotNull();
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(() -> second.acquire(MESH))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
      assertThatExceptionOfType(MeshException.class).isThrownBy(() -> second.execute(batch));
    }
    assertThatExceptionOfType(MeshException.class).isThrownBy(() -> first.execute(batch));
    assertThat(stepwise.state().kinds()).isEmpty();
  }

  @Test
  void afterACrashNothingHasAnEffectUntilTheRestart() {
    stepwise.faults(FaultSchedule.once(2, Fault.CRASH_AFTER_EFFECT));
    assertThatExceptionOfType(SimulatedCrash.class)
        .isThrownBy(() -> run(stepwise, create(CONTAINER)));
    assertThat(stepwise.state().kinds()).containsExactly("container");
    assertThatExceptionOfType(SimulatedCrash.class).isThrownBy(() -> run(stepwise, create(TABLE)));
    stepwise.restart();
    assertThat(run(stepwise, create(TABLE))).singleElement().isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatIsHiddenIsSaidToBeHidden() {
    run(stepwise, create(CONTAINER));
    stepwise.hide(CONTAINER.address(), "no right to see it");
    List<Seen> seen = new ArrayList<>();
    new SimulatedReader(stepwise, stepwise::read)
        .read(new ReadScope(MESH, Ordered.set(List.of(CONTAINER.address()))), seen::add);
    assertThat(seen).containsExactly(new Seen.Hidden(CONTAINER.address(), "no right to see it"));
  }

  @Test
  void aStaleReadShowsTheStateBefore() {
    run(stepwise, create(CONTAINER));
    run(stepwise, create(TABLE));
    stepwise.faults((call, writes) -> Fault.STALE_READ);
    assertThat(stepwise.read().kinds()).containsExactly("container");
  }
}

package io.meshwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a run makes of calls that end by an error of the machine. Where it would wait for ever, the
 * time limit ends the test.
 */
@Timeout(20)
class BrokenCallTest {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");
  private static final Delays AT_ONCE =
      (delay, action) -> {
        action.run();
        return () -> {};
      };

  private static PlannedChange change(String platform, String batch) {
    Resource resource =
        Resource.of(Address.of(platform, "thing", batch, batch, "1"), Map.of(), List.of());
    return new PlannedChange(
        new Change.Create(
            new Desired(
                resource,
                new Owner.Marked(new Marker(MESH, "p")),
                Ordered.set(List.<PolicyId>of()))),
        Phase.NEUTRAL,
        "",
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<PolicyId>of()),
        List.of(),
        List.of());
  }

  private static List<ChangeOutcome> run(Function<String, FakeExecutor> executors) {
    return ApplyRun.run(
            MESH,
            List.of(change("one", "first"), change("two", "second")),
            executors::apply,
            () -> {},
            event -> {},
            action -> () -> {},
            AT_ONCE)
        .results()
        .stream()
        .map(result -> result.outcome())
        .toList();
  }

  private static void isADefect(ChangeOutcome outcome, String told) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ChangeOutcome.Failed.class,
            failed -> {
              assertThat(failed.maybeApplied()).isTrue();
              assertThat(failed.problem().code()).isEqualTo("internal");
              assertThat(failed.problem().subject()).startsWith("one/thing/first");
              assertThat(failed.problem().toString()).contains(told);
            });
  }

  @Test
  void aBatchThatEndsByAnErrorFailsAndTheRunGoesOn() {
    FakeExecutor broken =
        new FakeExecutor()
            .answering(
                batch -> {
                  throw new StackOverflowError();
                });
    FakeExecutor sound = new FakeExecutor();
    List<ChangeOutcome> outcomes = run(name -> name.equals("one") ? broken : sound);

    assertThat(outcomes).hasSize(2).contains(new ChangeOutcome.Done());
    isADefect(
        outcomes.stream().filter(ChangeOutcome.Failed.class::isInstance).findFirst().orElseThrow(),
        "java.lang.StackOverflowError");
    assertThat(broken.calls).as("it is not repeated").containsExactly("execute first");
    assertThat(broken.givenBack.getCount()).isZero();
    assertThat(sound.givenBack.getCount()).isZero();
  }

  @Test
  void anOperationWhoseStateCannotBeAskedForAnErrorFails() {
    FakeExecutor broken =
        new FakeExecutor()
            .answering(batch -> new Outcome.Running("op-1", Duration.ofSeconds(1)))
            .onPoll(
                () -> {
                  throw new AssertionError("never so");
                });
    FakeExecutor sound = new FakeExecutor();
    List<ChangeOutcome> outcomes = run(name -> name.equals("one") ? broken : sound);

    assertThat(outcomes).hasSize(2).contains(new ChangeOutcome.Done());
    isADefect(
        outcomes.stream().filter(ChangeOutcome.Failed.class::isInstance).findFirst().orElseThrow(),
        "java.lang.AssertionError: never so");
    assertThat(broken.givenBack.getCount()).isZero();
  }

  @Test
  void aRefusalIsToldAlsoWhereTheRightToWriteCannotBeGivenBack() {
    FakeExecutor unreleasable =
        new FakeExecutor()
            .onRelease(
                () -> {
                  throw new IllegalStateException("no way back");
                });
    FakeExecutor refusing =
        new FakeExecutor()
            .onAcquire(
                () -> {
                  throw new MeshException(ErrorKind.CONFLICT, "held by another run");
                });

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> run(name -> name.equals("one") ? unreleasable : refusing))
        .withMessageContaining("held by another run")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void whatCannotBeGivenBackKeepsNoOtherPlatform() {
    FakeExecutor sound = new FakeExecutor();
    FakeExecutor unreleasable =
        new FakeExecutor()
            .onRelease(
                () -> {
                  throw new IllegalStateException("no way back");
                });

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> run(name -> name.equals("one") ? sound : unreleasable));
    assertThat(sound.givenBack.getCount()).isZero();
  }
}

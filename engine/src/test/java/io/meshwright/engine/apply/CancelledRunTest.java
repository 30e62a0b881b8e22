package io.meshwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a cancelled run leaves; time passes only where a test lets it. */
class CancelledRunTest {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");
  private static final List<PlannedChange> TWO_BATCHES =
      List.of(change("x/first/1"), change("x/second/2"), change("x/second/3"));
  private static final ChangeOutcome SKIPPED = new ChangeOutcome.Skipped("the run was cancelled");
  private static final Delays NEVER = (delay, action) -> () -> {};

  private final Stop stop = new Stop();

  private static PlannedChange change(String name) {
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
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<PolicyId>of()),
        List.of(),
        List.of());
  }

  private ApplyRun.Ended run(FakeExecutor executor, Delays delays) {
    return ApplyRun.run(MESH, TWO_BATCHES, name -> executor, () -> {}, event -> {}, stop, delays);
  }

  private static List<ChangeOutcome> outcomes(ApplyRun.Ended ended) {
    return ended.results().stream().map(r -> r.outcome()).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsUnderWayIsAskedOnceToEndAndNothingMoreIsSent() {
    CountDownLatch asked = new CountDownLatch(1);
    Problem ended = Problem.error("ended", "x", "ended on request", "");
    FakeExecutor executor =
        new FakeExecutor()
            .onCancel(asked::countDown)
            .answering(
                batch -> {
                  stop.now();
                  await(asked);
                  return new Outcome.Failed(ended, false);
                });
    ApplyRun.Ended run = run(executor, NEVER);

    assertThat(run.cancelled()).isTrue();
    assertThat(executor.calls).containsExactly("execute first", "cancel");
    assertThat(outcomes(run))
        .containsExactlyInAnyOrder(new ChangeOutcome.Failed(ended, false), SKIPPED, SKIPPED);
    assertThat(executor.givenBack.getCount()).isZero();
    assertThat(stop.registered()).isZero();
  }

  @Test
  void aCallThatDoesNotAnswerIsGivenUpAfterTheGraceAndKeepsTheRightToWriteUntilItDoes() {
    CountDownLatch answer = new CountDownLatch(1);
    FakeExecutor executor =
        new FakeExecutor()
            .answering(
                batch -> {
                  stop.now();
                  await(answer);
                  return new Outcome.Gone();
                });
    ApplyRun.Ended run =
        run(
            executor,
            (delay, action) -> {
              assertThat(delay).isEqualTo(ApplyRun.GRACE).isLessThan(Duration.ofSeconds(3));
              action.run();
              return () -> {};
            });

    assertThat(outcomes(run).getLast())
        .isInstanceOfSatisfying(
            ChangeOutcome.Failed.class,
            failed -> {
              assertThat(failed.maybeApplied()).isTrue();
              assertThat(failed.problem().code()).isEqualTo("cancelled");
            });
    assertThat(outcomes(run)).filteredOn(SKIPPED::equals).hasSize(2);
    assertThat(executor.givenBack.getCount()).isOne();
    answer.countDown();
    await(executor.givenBack);
  }

  @Test
  void aBatchThatWaitsToBeRepeatedEndsAtOnce() {
    AtomicBoolean forgotten = new AtomicBoolean();
    FakeExecutor executor =
        new FakeExecutor()
            .answering(
                batch -> {
                  throw new MeshException(ErrorKind.TRANSIENT, "busy");
                });
    ApplyRun.Ended run =
        run(
            executor,
            (delay, action) -> {
              stop.now();
              return () -> forgotten.set(true);
            });

    assertThat(executor.calls).containsExactly("execute first");
    assertThat(forgotten).isTrue();
    assertThat(outcomes(run).getFirst()).isInstanceOf(ChangeOutcome.Failed.class);
    assertThat(outcomes(run).subList(1, 3)).containsOnly(SKIPPED);
  }

  @Test
  void anOperationThatRunsIsNotAskedAboutAnyMore() {
    FakeExecutor executor =
        new FakeExecutor()
            .answering(
                batch -> {
                  stop.now();
                  return new Outcome.Running("op-1", Duration.ofHours(1));
                });
    ApplyRun.Ended run = run(executor, NEVER);

    assertThat(executor.calls).doesNotContain("poll op-1", "execute second");
    assertThat(outcomes(run))
        .filteredOn(o -> o instanceof ChangeOutcome.Failed failed && failed.maybeApplied())
        .hasSize(1);
    assertThat(executor.givenBack.getCount()).isZero();
  }

  @Test
  void aRunThatWasCancelledBeforeItBeganWritesNothing() {
    FakeExecutor executor = new FakeExecutor();
    stop.now();
    ApplyRun.Ended run = run(executor, NEVER);

    assertThat(run.cancelled()).isTrue();
    assertThat(executor.calls).isEmpty();
    assertThat(outcomes(run)).containsOnly(SKIPPED).hasSize(3);
    await(executor.givenBack);
  }

  @Test
  void aPlatformThatDoesNotGiveTheRightToWriteHoldsNobodyUp() {
    CountDownLatch connected = new CountDownLatch(1);
    FakeExecutor executor =
        new FakeExecutor()
            .onAcquire(
                () -> {
                  stop.now();
                  await(connected);
                });
    ApplyRun.Ended run = run(executor, NEVER);

    assertThat(outcomes(run)).containsOnly(SKIPPED).hasSize(3);
    assertThat(executor.givenBack.getCount()).isOne();
    connected.countDown();
    await(executor.givenBack);
  }

  /** Often, since its threads meet in another order each time. */
  @RepeatedTest(200)
  void aRunThatNobodyCancelsDoesEverything() {
    ApplyRun.Ended run = run(new FakeExecutor(), NEVER);

    assertThat(run.cancelled()).isFalse();
    assertThat(outcomes(run)).containsOnly(new ChangeOutcome.Done()).hasSize(3);
  }
}

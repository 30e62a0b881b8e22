package io.meshwright.engine.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Permission;
import io.meshwright.spi.Slot;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A platform that answers as a test says, with a lane for each second part of an address. */
final class FakeExecutor implements Executor {
  /** What was asked of it, in order. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** Opened when the right to write has been given back. */
  final CountDownLatch givenBack = new CountDownLatch(1);

  private Function<Batch, Outcome> answer = batch -> new Outcome.Gone();
  private Runnable onAcquire = () -> {};
  private Runnable onCancel = () -> {};
  private Runnable onPoll = () -> {};
  private Runnable onRelease = () -> {};

  FakeExecutor answering(Function<Batch, Outcome> value) {
    answer = value;
    return this;
  }

  FakeExecutor onAcquire(Runnable value) {
    onAcquire = value;
    return this;
  }

  FakeExecutor onRelease(Runnable value) {
    onRelease = value;
    return this;
  }

  FakeExecutor onPoll(Runnable value) {
    onPoll = value;
    return this;
  }

  FakeExecutor onCancel(Runnable value) {
    onCancel = value;
    return this;
  }

  @Override
  public Lease acquire(WorkspaceId mesh) {
    onAcquire.run();
    return () -> {
      onRelease.run();
      givenBack.countDown();
    };
  }

  @Override
  public Slot slot(Change change) {
    return new Slot(change.address().path().get(0), change.address().path().get(1), 10, true);
  }

  @Override
  public List<Outcome> execute(Batch batch) {
    calls.add("execute " + batch.slot().batch());
    Outcome outcome = answer.apply(batch);
    return batch.changes().stream().map(c -> outcome).toList();
  }

  @Override
  public Outcome poll(String operation) {
    calls.add("poll " + operation);
    onPoll.run();
    return new Outcome.Gone();
  }

  @Override
  public Assessment assess(Change change, ResourceState live) {
    return Assessment.HARMLESS;
  }

  @Override
  public void cancel() {
    calls.add("cancel");
    onCancel.run();
  }

  @Override
  public SortedSet<Permission> permissions(Change change) {
    return Ordered.set(List.of());
  }
}

package io.meshwright.engine.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.Executor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of a run, each on a thread of its own, and the queue that they report to. */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final Function<String, Executor> executors;
  private final Delays delays;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Set<Call> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Call, Runnable> waiting = new IdentityHashMap<>();
  private int givenUp;

  Calls(Function<String, Executor> executors, Delays delays) {
    this.executors = executors;
    this.delays = delays;
  }

  /** From any thread: makes {@link #take()} return. */
  void wake() {
    events.add(new Event.Woken());
  }

  /** Whether any call runs or waits. */
  boolean any() {
    return !underWay.isEmpty() || !waiting.isEmpty();
  }

  /** The next event. */
  Event take() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "the run was interrupted; what was sent may have taken effect, run it again",
          e);
    }
  }

  void startLater(Duration delay, Call call) {
    waiting.put(call, delays.after(delay, () -> events.add(new Event.Due(call))));
  }

  /** A call is due, unless it was forgotten. */
  void due(Call call) {
    if (waiting.remove(call) != null) {
      start(call);
    }
  }

  /** A call has answered. */
  void answered(Call call) {
    underWay.remove(call);
  }

  void start(Call call) {
    underWay.add(call);
    Executor executor = executors.apply(call.platform());
    LOG.debug("{} changes of platform {}", call.changes().size(), call.platform());
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                events.add(answer(call, executor));
              } catch (RuntimeException | Error e) {
                // A defect of an adapter comes back as an event too, whatever it throws, a stack
                // that overflowed or an assertion: or the loop would wait for ever.
                events.add(new Event.Lost(call, e));
              }
            });
  }

  private static Event answer(Call call, Executor executor) {
    return switch (call) {
      case Call.Execute execute ->
          new Event.Answered(execute, executor.execute(execute.sent().batch()));
      case Call.Poll poll -> new Event.Polled(poll, executor.poll(poll.running().operation()));
    };
  }

  /** Forgets the calls that wait, and says which. */
  List<Call> forgetWaiting() {
    List<Call> forgotten = new ArrayList<>(waiting.keySet());
    waiting.values().forEach(Runnable::run);
    waiting.clear();
    return forgotten;
  }

  /** Asks what is under way to end soon; an event tells when that has taken too long. */
  void askToEnd(Duration grace) {
    if (underWay.isEmpty()) {
      return;
    }
    delays.after(grace, () -> events.add(new Event.GraceOver()));
    underWay.stream().map(Call::platform).distinct().sorted().forEach(this::cancel);
  }

  private void cancel(String platform) {
    Executor executor = executors.apply(platform);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                executor.cancel();
              } catch (RuntimeException | Error e) {
                // The calls are given up after a while in any case.
                LOG.warn("platform {} could not be asked to cancel", platform, e);
              }
            });
  }

  /** Waits no longer for what is under way, and says what it is. */
  List<Call> giveUp() {
    List<Call> left = new ArrayList<>(underWay);
    underWay.clear();
    givenUp += left.size();
    return left;
  }

  /**
   * Gives the right to write back when no call is under way any more: at once, or after waiting for
   * them; on a thread of its own where nobody may wait.
   */
  void end(Leases leases, boolean mayWait) {
    forgetWaiting();
    int unanswered = givenUp + underWay.size();
    if (unanswered > 0 && !mayWait) {
      Thread.ofVirtual().start(() -> awaitAnswers(unanswered, leases));
    } else {
      awaitAnswers(unanswered, leases);
    }
  }

  private void awaitAnswers(int calls, Leases leases) {
    try (leases) {
      int left = calls;
      while (left > 0) {
        left -=
            switch (take()) {
              case Event.Answered answered -> 1;
              case Event.Polled polled -> 1;
              case Event.Lost lost -> 1;
              case Event.Woken woken -> 0;
              case Event.Due due -> 0;
              case Event.GraceOver over -> 0;
            };
      }
    }
  }
}

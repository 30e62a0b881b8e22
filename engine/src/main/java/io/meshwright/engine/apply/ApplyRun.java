package io.meshwright.engine.apply;

import io.meshwright.api.Cancellation;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the state machine: threads make the calls, this one thread does everything else. */
public final class ApplyRun {
  private static final Logger LOG = LoggerFactory.getLogger(ApplyRun.class);

  /** How long calls under way may take to answer after a cancellation. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private final ApplyMachine machine;
  private final Runnable whenHeld;
  private final Consumer<ApplyEvent> listener;
  private final Calls calls;
  private volatile boolean stopAsked;
  private boolean stopped;
  private int reported;

  private ApplyRun(
      ApplyMachine machine, Runnable whenHeld, Consumer<ApplyEvent> listener, Calls calls) {
    this.machine = machine;
    this.whenHeld = whenHeld;
    this.listener = listener;
    this.calls = calls;
  }

  /**
   * How a run ended.
   *
   * @param results every change and how it ended
   * @param cancelled whether it was stopped before all of them had ended by themselves
   */
  public record Ended(List<ChangeResult> results, boolean cancelled) {
    /** Copies the results. */
    public Ended {
      results = List.copyOf(results);
    }
  }

  /**
   * Takes the right to write, carries out changes in plan order, and gives the right back when the
   * last call has answered.
   *
   * @param executors by name of platform
   * @param whenHeld done with the right to write and before the first change; what it throws ends
   *     the run with nothing written
   * @param listener told of progress on the calling thread; what it throws ends the run
   * @param cancellation stops the run: it returns after two seconds at the latest, without waiting
   *     for calls that do not answer
   * @throws MeshException of kind CONFLICT where another run holds a platform
   */
  public static Ended run(
      WorkspaceId mesh,
      List<PlannedChange> changes,
      Function<String, Executor> executors,
      Runnable whenHeld,
      Consumer<ApplyEvent> listener,
      Cancellation cancellation) {
    return run(mesh, changes, executors, whenHeld, listener, cancellation, Delays.onThreads());
  }

  static Ended run(
      WorkspaceId mesh,
      List<PlannedChange> changes,
      Function<String, Executor> executors,
      Runnable whenHeld,
      Consumer<ApplyEvent> listener,
      Cancellation cancellation,
      Delays delays) {
    ApplyMachine machine =
        new ApplyMachine(mesh, changes, c -> executors.apply(c.address().platform()).slot(c));
    ApplyRun run = new ApplyRun(machine, whenHeld, listener, new Calls(executors, delays));
    Cancellation.Registration registration = cancellation.onCancel(run::stop);
    try {
      return run.holding(
          Leases.acquire(
              mesh,
              changes.stream().map(c -> c.address().platform()).distinct().sorted().toList(),
              executors,
              run.calls::wake));
    } finally {
      registration.close();
    }
  }

  private void stop() {
    stopAsked = true;
    calls.wake();
  }

  private Ended holding(CompletableFuture<Leases> leases) {
    try {
      while (!leases.isDone() && !stopAsked) {
        handle(calls.take());
      }
    } catch (MeshException e) {
      closeWhenHeld(leases);
      throw e;
    }
    if (stopAsked) {
      closeWhenHeld(leases);
      machine.cancel();
      report();
      return new Ended(machine.results(), true);
    }
    return loop(held(leases));
  }

  private static void closeWhenHeld(CompletableFuture<Leases> leases) {
    CompletableFuture<Void> closed = leases.thenAccept(Leases::close);
    LOG.debug("the right to write is not needed any more: {}", closed);
  }

  private static Leases held(CompletableFuture<Leases> leases) {
    try {
      return leases.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** No call outlives the right to write, also where a listener throws. */
  private Ended loop(Leases leases) {
    try {
      whenHeld.run();
      send();
      while (calls.any()) {
        handle(calls.take());
        report();
        send();
      }
      machine.endStuck();
      report();
      return new Ended(machine.results(), stopped);
    } finally {
      calls.end(leases, !stopped && !Thread.currentThread().isInterrupted());
    }
  }

  private void send() {
    if (stopAsked) {
      cancel();
      return;
    }
    for (ApplyMachine.Sent sent : machine.next()) {
      listener.accept(
          new ApplyEvent.BatchStarted(
              sent.batch().slot().lane(), sent.batch().slot().batch(), sent.changes().size()));
      calls.start(new Call.Execute(sent));
    }
    report();
  }

  /** Ends what was not sent and asks what was to end soon; once. */
  private void cancel() {
    if (stopped) {
      return;
    }
    stopped = true;
    calls.forgetWaiting().forEach(call -> machine.giveUp(call.changes()));
    machine.cancel();
    report();
    calls.askToEnd(GRACE);
  }

  private void handle(Event event) {
    switch (event) {
      case Event.Woken woken -> LOG.debug("looking again");
      case Event.Due(Call call) -> calls.due(call);
      case Event.Answered(Call.Execute call, List<Outcome> outcomes) -> {
        calls.answered(call);
        answered(call.sent(), outcomes);
      }
      case Event.Polled(Call.Poll call, Outcome outcome) -> {
        calls.answered(call);
        if (!machine.polled(call.change(), outcome) && outcome instanceof Outcome.Running again) {
          startLater(again.again(), new Call.Poll(call.change(), again));
        }
      }
      case Event.Lost(Call call, Throwable why) -> {
        calls.answered(call);
        lost(call, why);
      }
      case Event.GraceOver over -> calls.giveUp().forEach(call -> machine.giveUp(call.changes()));
    }
  }

  private void startLater(Duration delay, Call call) {
    if (stopped) {
      machine.giveUp(call.changes());
    } else {
      calls.startLater(delay, call);
    }
  }

  private void answered(ApplyMachine.Sent sent, List<Outcome> outcomes) {
    Map<PlannedChange, Outcome.Running> running = machine.answered(sent, outcomes).running();
    listener.accept(
        new ApplyEvent.BatchFinished(sent.batch().slot().lane(), sent.batch().slot().batch()));
    running.forEach(
        (change, operation) -> startLater(operation.again(), new Call.Poll(change, operation)));
  }

  private void lost(Call call, Throwable why) {
    Problem problem = problem(call.changes().getFirst(), why);
    switch (call) {
      case Call.Execute(ApplyMachine.Sent sent) ->
          machine.lost(sent, problem, isTransient(why)).ifPresent(delay -> startLater(delay, call));
      case Call.Poll poll -> machine.polled(poll.change(), new Outcome.Failed(problem, true));
    }
  }

  private static boolean isTransient(Throwable why) {
    return why instanceof MeshException mesh && mesh.kind() == ErrorKind.TRANSIENT;
  }

  private static Problem problem(PlannedChange change, Throwable why) {
    if (why instanceof MeshException mesh) {
      return Problem.error(
          code(mesh.kind()), change.address().toString(), String.valueOf(mesh.getMessage()), "");
    }
    LOG.error("a defect while carrying out {}", change.address(), why);
    return Problem.error(
        "internal", change.address().toString(), "a defect of the library: " + why, "report it");
  }

  private static String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "platform-user";
      case PERMISSION -> "platform-permission";
      case CONFLICT -> "platform-conflict";
      case TRANSIENT -> "platform-transient";
      case INTERNAL -> "platform-internal";
    };
  }

  private void report() {
    List<ChangeResult> results = machine.results();
    while (reported < results.size()) {
      ChangeResult result = results.get(reported++);
      listener.accept(new ApplyEvent.ChangeEnded(result.change(), result.outcome()));
    }
  }
}

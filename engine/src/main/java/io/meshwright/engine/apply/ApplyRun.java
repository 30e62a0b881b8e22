package io.meshwright.engine.apply;

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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the state machine: threads make the calls, this one thread does everything else. */
public final class ApplyRun {
  private static final Logger LOG = LoggerFactory.getLogger(ApplyRun.class);

  private final ApplyMachine machine;
  private final Function<String, Executor> executors;
  private final Consumer<ApplyEvent> listener;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private int underWay;
  private int reported;

  private ApplyRun(
      ApplyMachine machine, Function<String, Executor> executors, Consumer<ApplyEvent> listener) {
    this.machine = machine;
    this.executors = executors;
    this.listener = listener;
  }

  /** Something that a thread reports. */
  private sealed interface Event {
    record Answered(ApplyMachine.Sent sent, List<Outcome> outcomes) implements Event {}

    record Lost(ApplyMachine.Sent sent, RuntimeException why) implements Event {}

    record Polled(PlannedChange change, Outcome outcome) implements Event {}

    record PollLost(PlannedChange change, RuntimeException why) implements Event {}
  }

  /**
   * Carries out changes in plan order.
   *
   * @param executors by name of platform
   * @param listener told of progress on the calling thread; what it throws ends the run
   * @return every change and how it ended
   */
  public static List<ChangeResult> run(
      WorkspaceId mesh,
      List<PlannedChange> changes,
      Function<String, Executor> executors,
      Consumer<ApplyEvent> listener) {
    ApplyMachine machine =
        new ApplyMachine(mesh, changes, c -> executors.apply(c.address().platform()).slot(c));
    return new ApplyRun(machine, executors, listener).loop();
  }

  private List<ChangeResult> loop() {
    try {
      send();
      while (underWay > 0) {
        handle(take());
        report();
        send();
      }
      machine.endStuck();
      report();
      return List.copyOf(machine.results());
    } finally {
      waitForWhatIsUnderWay();
    }
  }

  /** A listener that throws ends the run, but no call outlives the right to write. */
  private void waitForWhatIsUnderWay() {
    while (underWay > 0 && !Thread.currentThread().isInterrupted()) {
      take();
      underWay--;
    }
  }

  private void send() {
    for (ApplyMachine.Sent sent : machine.next()) {
      listener.accept(
          new ApplyEvent.BatchStarted(
              sent.batch().slot().lane(), sent.batch().slot().batch(), sent.changes().size()));
      call(sent, Duration.ZERO);
    }
    report();
  }

  private void call(ApplyMachine.Sent sent, Duration delay) {
    underWay++;
    LOG.debug(
        "batch {} of lane {}: {} changes",
        sent.batch().slot().batch(),
        sent.batch().slot().lane(),
        sent.changes().size());
    Executor executor = executors.apply(sent.changes().getFirst().address().platform());
    start(
        delay,
        () -> {
          try {
            events.add(new Event.Answered(sent, executor.execute(sent.batch())));
          } catch (MeshException e) {
            events.add(new Event.Lost(sent, e));
          } catch (RuntimeException e) {
            // A defect of an adapter must come back as an event too, or the loop would wait
            // forever.
            events.add(new Event.Lost(sent, new CompletionException(e)));
          }
        });
  }

  private void poll(PlannedChange change, Outcome.Running running) {
    underWay++;
    Executor executor = executors.apply(change.address().platform());
    start(
        running.again(),
        () -> {
          try {
            events.add(new Event.Polled(change, executor.poll(running.operation())));
          } catch (RuntimeException e) {
            events.add(new Event.PollLost(change, e));
          }
        });
  }

  private static void start(Duration delay, Runnable call) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              call.run();
            });
  }

  private Event take() {
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

  private void handle(Event event) {
    underWay--;
    switch (event) {
      case Event.Answered(ApplyMachine.Sent sent, List<Outcome> outcomes) -> {
        Map<PlannedChange, Outcome.Running> running = machine.answered(sent, outcomes).running();
        listener.accept(
            new ApplyEvent.BatchFinished(sent.batch().slot().lane(), sent.batch().slot().batch()));
        running.forEach(this::poll);
      }
      case Event.Lost(ApplyMachine.Sent sent, RuntimeException why) ->
          machine
              .lost(sent, problem(sent.changes().getFirst(), why), isTransient(why))
              .ifPresent(delay -> call(sent, delay));
      case Event.Polled(PlannedChange change, Outcome outcome) -> {
        if (!machine.polled(change, outcome) && outcome instanceof Outcome.Running running) {
          poll(change, running);
        }
      }
      case Event.PollLost(PlannedChange change, RuntimeException why) ->
          machine.polled(change, new Outcome.Failed(problem(change, why), true));
    }
  }

  private static boolean isTransient(RuntimeException why) {
    return why instanceof MeshException mesh && mesh.kind() == ErrorKind.TRANSIENT;
  }

  private static Problem problem(PlannedChange change, RuntimeException why) {
    if (why instanceof MeshException mesh) {
      return Problem.error(
          "platform-" + mesh.kind().name().toLowerCase(Locale.ROOT),
          change.address().toString(),
          String.valueOf(mesh.getMessage()),
          "");
    }
    LOG.error("a defect while carrying out {}", change.address(), why);
    return Problem.error(
        "internal", change.address().toString(), "a defect of the library: " + why, "report it");
  }

  private void report() {
    List<ChangeResult> results = machine.results();
    while (reported < results.size()) {
      ChangeResult result = results.get(reported++);
      listener.accept(new ApplyEvent.ChangeEnded(result.change(), result.outcome()));
    }
  }
}

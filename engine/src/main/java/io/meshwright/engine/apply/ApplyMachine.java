package io.meshwright.engine.apply;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The state machine of an apply. Single-threaded and without I/O: it is told what came back and
 * says what to send next. A lane sends its changes in plan order, those of one batch together; a
 * change waits for the changes it needs, and is skipped when one of them did not work.
 */
final class ApplyMachine {
  private static final int MAX_ATTEMPTS = 4;

  private final WorkspaceId mesh;
  private final Map<String, List<PlannedChange>> lanes = new LinkedHashMap<>();
  private final Map<Address, Slot> slots = new LinkedHashMap<>();
  private final Set<String> busy = new HashSet<>();
  private final Set<Address> done = new HashSet<>();
  private final Map<Address, String> failed = new LinkedHashMap<>();
  private final Set<Address> planned = new HashSet<>();
  private final Map<Batch, Integer> attempts = new LinkedHashMap<>();
  private final List<ChangeResult> results = new ArrayList<>();
  private boolean cancelled;

  ApplyMachine(WorkspaceId mesh, List<PlannedChange> changes, Function<Change, Slot> slotOf) {
    this.mesh = mesh;
    for (PlannedChange change : changes) {
      Slot slot = slotOf.apply(change.change());
      slots.put(change.address(), slot);
      planned.add(change.address());
      lanes.computeIfAbsent(slot.lane(), k -> new ArrayList<>()).add(change);
    }
  }

  /** Batches that can be sent now; each occupies its lane until it is answered. */
  List<Sent> next() {
    List<Sent> ready = new ArrayList<>();
    for (Map.Entry<String, List<PlannedChange>> lane : lanes.entrySet()) {
      if (busy.contains(lane.getKey())) {
        continue;
      }
      skipHopeless(lane.getValue());
      List<PlannedChange> head = head(lane.getValue());
      if (!head.isEmpty()) {
        lane.getValue().removeAll(head);
        busy.add(lane.getKey());
        ready.add(sent(head));
      }
    }
    return ready;
  }

  private Sent sent(List<PlannedChange> head) {
    Slot slot = slot(head.getFirst());
    return new Sent(new Batch(mesh, slot, head.stream().map(PlannedChange::change).toList()), head);
  }

  private Slot slot(PlannedChange change) {
    return Optional.ofNullable(slots.get(change.address()))
        .orElseThrow(() -> new IllegalStateException(change.address() + " is not planned"));
  }

  private void skipHopeless(List<PlannedChange> lane) {
    for (PlannedChange change : List.copyOf(lane)) {
      Optional<Address> missing = change.after().stream().filter(failed::containsKey).findFirst();
      if (missing.isPresent()) {
        lane.remove(change);
        end(
            change,
            new ChangeOutcome.Skipped("it needs " + missing.get() + ", which did not work"));
      }
    }
  }

  /** The first changes of a lane that are ready and travel together. */
  private List<PlannedChange> head(List<PlannedChange> lane) {
    List<PlannedChange> head = new ArrayList<>();
    Set<Address> inside = new HashSet<>();
    for (PlannedChange change : lane) {
      Slot slot = slot(change);
      boolean sameBatch =
          head.isEmpty()
              || slot.batch().equals(slot(head.getFirst()).batch()) && head.size() < slot.max();
      boolean ready =
          change.after().stream()
              .allMatch(
                  a ->
                      !planned.contains(a)
                          || done.contains(a)
                          || slot.atomic() && inside.contains(a));
      if (!sameBatch || !ready) {
        break;
      }
      head.add(change);
      inside.add(change.address());
    }
    return head;
  }

  /** A batch came back. */
  Answer answered(Sent sent, List<Outcome> outcomes) {
    busy.remove(sent.batch().slot().lane());
    Map<PlannedChange, Outcome.Running> running = new LinkedHashMap<>();
    for (int i = 0; i < sent.changes().size(); i++) {
      PlannedChange change = sent.changes().get(i);
      switch (outcomes.get(i)) {
        case Outcome.Running operation -> running.put(change, operation);
        default -> end(change, outcome(change, outcomes.get(i)));
      }
    }
    return new Answer(running);
  }

  /** A running operation was polled; true when it has ended. */
  boolean polled(PlannedChange change, Outcome outcome) {
    if (outcome instanceof Outcome.Running) {
      return false;
    }
    end(change, outcome(change, outcome));
    return true;
  }

  private static ChangeOutcome outcome(PlannedChange change, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done ignored -> new ChangeOutcome.Done();
      case Outcome.Gone ignored -> new ChangeOutcome.Done();
      case Outcome.NotYetVisible(Instant until) ->
          new ChangeOutcome.NotYetVisible(until.toString());
      case Outcome.Failed(Problem problem, boolean maybeApplied) ->
          new ChangeOutcome.Failed(problem, maybeApplied);
      case Outcome.Conflict conflict ->
          new ChangeOutcome.Failed(
              Problem.error(
                  "conflict",
                  change.address().toString(),
                  "is no longer what the plan saw",
                  "plan again"),
              false);
      case Outcome.Running running ->
          throw new IllegalStateException("a running operation has no outcome yet");
    };
  }

  /**
   * A batch did not come back. Repeats it when that may help.
   *
   * @return how long to wait before sending it again; empty when it is given up
   */
  Optional<Duration> lost(Sent sent, Problem problem, boolean transientFailure) {
    int attempt = attempts.merge(sent.batch(), 1, Integer::sum);
    if (transientFailure && attempt < MAX_ATTEMPTS && !cancelled) {
      return Optional.of(Duration.ofMillis(100L << attempt));
    }
    busy.remove(sent.batch().slot().lane());
    sent.changes().forEach(c -> end(c, new ChangeOutcome.Failed(problem, true)));
    return Optional.empty();
  }

  private void end(PlannedChange change, ChangeOutcome outcome) {
    results.add(new ChangeResult(change, outcome));
    if (outcome instanceof ChangeOutcome.Done) {
      done.add(change.address());
    } else {
      failed.put(change.address(), outcome.toString());
    }
  }

  /** What ended so far, in that order. */
  List<ChangeResult> results() {
    return Collections.unmodifiableList(results);
  }

  /** Nothing more is sent: what was not tried is skipped. */
  void cancel() {
    cancelled = true;
    for (List<PlannedChange> lane : lanes.values()) {
      lane.forEach(change -> end(change, new ChangeOutcome.Skipped("the run was cancelled")));
      lane.clear();
    }
  }

  /** Nobody waits any more for what was sent. */
  void giveUp(List<PlannedChange> sent) {
    for (PlannedChange change : sent) {
      end(
          change,
          new ChangeOutcome.Failed(
              Problem.error(
                  "cancelled",
                  change.address().toString(),
                  "the run was cancelled before the platform had answered",
                  "run it again"),
              true));
    }
  }

  /** Changes that nothing can be done about any more, when nothing is under way. */
  void endStuck() {
    for (List<PlannedChange> lane : lanes.values()) {
      for (PlannedChange change : List.copyOf(lane)) {
        lane.remove(change);
        end(change, new ChangeOutcome.Skipped("what it needs was never done"));
      }
    }
  }

  /** A batch on its way, with the planned changes behind it. */
  record Sent(Batch batch, List<PlannedChange> changes) {
    Sent {
      changes = List.copyOf(changes);
    }
  }

  /** Operations of an answer that still run. */
  record Answer(Map<PlannedChange, Outcome.Running> running) {
    Answer {
      running = Collections.unmodifiableMap(new LinkedHashMap<>(running));
    }
  }
}

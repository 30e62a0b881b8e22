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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The state machine of an apply. Single-threaded and without I/O: it is told what came back and
 * says what to send next. A lane sends its changes in plan order, those of one batch together, and
 * of an atomic batch all or none; a change waits for the changes it needs, and is skipped when one
 * of them did not work.
 */
final class ApplyMachine {
  private static final int MAX_ATTEMPTS = 4;

  private final WorkspaceId mesh;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final TreeMap<Integer, Lane> due = new TreeMap<>();
  private final Map<Address, Slot> slots = new HashMap<>();
  private final Map<Address, List<PlannedChange>> batches = new HashMap<>();
  private final Map<Address, List<PlannedChange>> dependents = new HashMap<>();
  private final Map<Address, List<PlannedChange>> followers = new HashMap<>();
  private final Set<Address> done = new HashSet<>();
  private final Set<Address> ended = new HashSet<>();
  private final Map<Batch, Integer> attempts = new LinkedHashMap<>();
  private final List<ChangeResult> results = new ArrayList<>();
  private boolean cancelled;

  ApplyMachine(WorkspaceId mesh, List<PlannedChange> changes, Function<Change, Slot> slotOf) {
    this.mesh = mesh;
    for (PlannedChange change : changes) {
      Slot slot = slotOf.apply(change.change());
      slots.put(change.address(), slot);
      lanes
          .computeIfAbsent(slot.lane(), k -> new Lane(lanes.size()))
          .waiting
          .put(change.address(), change);
      change
          .after()
          .forEach(a -> dependents.computeIfAbsent(a, k -> new ArrayList<>(1)).add(change));
      change
          .following()
          .forEach(a -> followers.computeIfAbsent(a, k -> new ArrayList<>(1)).add(change));
    }
    for (List<PlannedChange> batch : Batches.of(changes, slotOf)) {
      batch.forEach(change -> batches.put(change.address(), batch));
    }
    lanes.values().forEach(lane -> due.put(lane.number, lane));
  }

  /** What a single writer has still to do, in plan order. */
  private static final class Lane {
    private final int number;
    private final LinkedHashMap<Address, PlannedChange> waiting = new LinkedHashMap<>();
    private boolean busy;

    Lane(int number) {
      this.number = number;
    }
  }

  /** Batches that can be sent now; each occupies its lane until it is answered. */
  List<Sent> next() {
    List<Lane> looked = List.copyOf(due.values());
    due.clear();
    List<Sent> ready = new ArrayList<>();
    for (Lane lane : looked) {
      List<PlannedChange> head = lane.busy ? List.of() : head(lane);
      if (!head.isEmpty()) {
        head.forEach(change -> lane.waiting.remove(change.address()));
        lane.busy = true;
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

  private Lane lane(Slot slot) {
    return Optional.ofNullable(lanes.get(slot.lane()))
        .orElseThrow(() -> new IllegalStateException(slot.lane() + " is no lane"));
  }

  private void free(Slot slot) {
    Lane lane = lane(slot);
    lane.busy = false;
    due.put(lane.number, lane);
  }

  /** The first changes of a lane that travel together, where they are ready. */
  private List<PlannedChange> head(Lane lane) {
    Optional<PlannedChange> first = lane.waiting.values().stream().findFirst();
    if (first.isEmpty()) {
      return List.of();
    }
    return slot(first.get()).atomic()
        ? whole(lane, first.get())
        : ready(lane.waiting.values(), slot(first.get()));
  }

  /** What is left of an atomic batch, once all of it is ready: never a part of it. */
  private List<PlannedChange> whole(Lane lane, PlannedChange first) {
    List<PlannedChange> left =
        Optional.ofNullable(batches.get(first.address())).orElse(List.of()).stream()
            .filter(change -> lane.waiting.containsKey(change.address()))
            .toList();
    Set<Address> inside = new HashSet<>();
    left.forEach(change -> inside.add(change.address()));
    return left.stream().allMatch(change -> isReady(change, inside)) ? left : List.of();
  }

  /** The first changes of a lane that are ready, of one batch. */
  private List<PlannedChange> ready(Collection<PlannedChange> waiting, Slot slot) {
    List<PlannedChange> head = new ArrayList<>();
    for (PlannedChange change : waiting) {
      if (!slot(change).batch().equals(slot.batch())
          || head.size() == slot.max()
          || !isReady(change, Set.of())) {
        break;
      }
      head.add(change);
    }
    return head;
  }

  private boolean isReady(PlannedChange change, Set<Address> inside) {
    return change.after().stream()
            .allMatch(a -> !slots.containsKey(a) || done.contains(a) || inside.contains(a))
        && change.following().stream()
            .allMatch(a -> !slots.containsKey(a) || ended.contains(a) || inside.contains(a));
  }

  /** A batch came back. */
  Answer answered(Sent sent, List<Outcome> outcomes) {
    free(sent.batch().slot());
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
    free(sent.batch().slot());
    sent.changes().forEach(c -> end(c, new ChangeOutcome.Failed(problem, true)));
    return Optional.empty();
  }

  /** Ends a change, and with one that did not work all that need it. */
  private void end(PlannedChange change, ChangeOutcome outcome) {
    Deque<ChangeResult> ending = new ArrayDeque<>(List.of(new ChangeResult(change, outcome)));
    while (!ending.isEmpty()) {
      ChangeResult result = ending.removeFirst();
      results.add(result);
      Address address = result.change().address();
      ended.add(address);
      followers.getOrDefault(address, List.of()).forEach(this::look);
      boolean worked = result.outcome() instanceof ChangeOutcome.Done;
      if (worked) {
        done.add(address);
      }
      for (PlannedChange next : dependents.getOrDefault(address, List.of())) {
        Lane lane = look(next);
        if (!worked && lane.waiting.remove(next.address()) != null) {
          ending.add(
              new ChangeResult(
                  next, new ChangeOutcome.Skipped("it needs " + address + ", which did not work")));
        }
      }
    }
  }

  /** Something that a change waits for has ended. */
  private Lane look(PlannedChange waiting) {
    Lane lane = lane(slot(waiting));
    due.put(lane.number, lane);
    return lane;
  }

  /** What ended so far, in that order. */
  List<ChangeResult> results() {
    return Collections.unmodifiableList(results);
  }

  /** Nothing more is sent: what was not tried is skipped. */
  void cancel() {
    cancelled = true;
    endWaiting("the run was cancelled");
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
    endWaiting("what it needs was never done");
  }

  private void endWaiting(String because) {
    for (Lane lane : lanes.values()) {
      while (!lane.waiting.isEmpty()) {
        PlannedChange change = lane.waiting.values().iterator().next();
        lane.waiting.remove(change.address());
        end(change, new ChangeOutcome.Skipped(because));
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

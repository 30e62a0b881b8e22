package io.meshwright.testkit.sim;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The account behind a simulated platform. It outlives providers that are opened on it, belongs to
 * the test, and remembers every state that it was ever in.
 */
public final class SimulatedPlatform {
  private final String name;
  private final boolean atomic;
  private final int batchSize;
  private final List<NativeStore> history = new ArrayList<>(List.of(NativeStore.empty()));
  private final Map<Address, List<List<DataValue>>> rows = new HashMap<>();
  private final Map<Address, String> hidden = new TreeMap<>();
  private FaultSchedule faults = FaultSchedule.none();
  private Optional<UUID> lease = Optional.empty();
  private int calls;
  private boolean dead;

  private SimulatedPlatform(String name, boolean atomic, int batchSize) {
    this.name = name;
    this.atomic = atomic;
    this.batchSize = batchSize;
  }

  /** A platform whose batches take effect as a whole. */
  public static SimulatedPlatform atomic(String name) {
    return new SimulatedPlatform(name, true, Integer.MAX_VALUE);
  }

  /** A platform whose batches hold so many changes at most, each with an effect of its own. */
  public static SimulatedPlatform stepwise(String name, int batchSize) {
    return new SimulatedPlatform(name, false, batchSize);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  boolean isAtomic() {
    return atomic;
  }

  int batchSize() {
    return batchSize;
  }

  /** What goes wrong from now on. */
  public synchronized void faults(FaultSchedule value) {
    this.faults = value;
  }

  /** How many calls it has had. */
  public synchronized int calls() {
    return calls;
  }

  /** After a crash: the dead caller's lease has run out, and a new one may come. */
  public synchronized void restart() {
    dead = false;
    lease = Optional.empty();
    faults = FaultSchedule.none();
  }

  /** Every state it was in, the first one empty. */
  public synchronized List<ResourceState> states() {
    return List.copyOf(history);
  }

  /** What is there. */
  public synchronized ResourceState state() {
    return store();
  }

  /** Addresses of what carries no marker, or that of another mesh. */
  public synchronized List<Address> foreignTo(WorkspaceId mesh) {
    return store().objects().values().stream()
        .filter(e -> !e.owner().isOf(mesh))
        .map(e -> e.resource().address())
        .toList();
  }

  /** Addresses of what belongs to a mesh. */
  public synchronized List<Address> ownedBy(WorkspaceId mesh) {
    return store().objects().values().stream()
        .filter(e -> e.owner().isOf(mesh))
        .map(e -> e.resource().address())
        .toList();
  }

  /** Addresses of what belongs to any workspace of a mesh. */
  public synchronized List<Address> ownedByMesh(String mesh) {
    return store().objects().values().stream()
        .filter(e -> e.owner().mark().filter(m -> m.mesh().mesh().equals(mesh)).isPresent())
        .map(e -> e.resource().address())
        .toList();
  }

  /** Somebody makes or changes an object by hand; what was ours and is only changed stays ours. */
  public synchronized void byHand(Resource resource) {
    TreeMap<Address, NativeEntry> next = new TreeMap<>(store().objects());
    Owner owner =
        Optional.ofNullable(next.get(resource.address()))
            .map(NativeEntry::owner)
            .orElseGet(Owner.Foreign::new);
    next.put(resource.address(), new NativeEntry(resource, owner));
    history.add(new NativeStore(next));
  }

  /** Somebody takes the marker off an object by hand. */
  public synchronized void unmarkByHand(Address address) {
    TreeMap<Address, NativeEntry> next = new TreeMap<>(store().objects());
    next.computeIfPresent(address, (a, e) -> new NativeEntry(e.resource(), new Owner.Foreign()));
    history.add(new NativeStore(next));
  }

  /** Somebody removes an object by hand. */
  public synchronized void removeByHand(Address address) {
    TreeMap<Address, NativeEntry> next = new TreeMap<>(store().objects());
    next.remove(address);
    history.add(new NativeStore(next));
  }

  /** The deployer may no longer see an object. */
  public synchronized void hide(Address address, String why) {
    hidden.put(address, why);
  }

  synchronized Map<Address, String> hidden() {
    return Map.copyOf(hidden);
  }

  synchronized NativeStore store() {
    return history.getLast();
  }

  /** A write is refused unless its holder has the lease. */
  synchronized void acquire(UUID holder) {
    call(() -> true);
    if (lease.isPresent()) {
      throw new MeshException(
          ErrorKind.CONFLICT, name + ": another run holds the lease; wait for it to end");
    }
    lease = Optional.of(holder);
  }

  synchronized void release(UUID holder) {
    if (!dead && holds(holder)) {
      lease = Optional.empty();
    }
  }

  private boolean holds(UUID holder) {
    return lease.equals(Optional.of(holder));
  }

  /** What a read shows. */
  synchronized NativeStore read() {
    Fault fault = before(false);
    NativeStore shown =
        fault == Fault.STALE_READ && history.size() > 1 ? history.get(history.size() - 2) : store();
    after(fault);
    return shown;
  }

  private <T> T call(Supplier<T> effect) {
    Fault fault = before(false);
    T result = effect.get();
    after(fault);
    return result;
  }

  synchronized List<Outcome> write(UUID holder, Batch batch) {
    Fault fault = before(true);
    if (!holds(holder)) {
      throw new MeshException(ErrorKind.CONFLICT, name + ": writes need the lease");
    }
    TreeMap<Address, NativeEntry> next = new TreeMap<>(store().objects());
    List<Outcome> outcomes = new ArrayList<>();
    int last = fault == Fault.CRASH_HALFWAY ? batch.changes().size() / 2 : batch.changes().size();
    List<NativeStore> steps = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      outcomes.add(
          fault == Fault.ENTRY_FAILS && i == 0
              ? NativeChange.refused(batch.changes().get(i).address(), "failed by schedule")
              : new NativeChange(batch.mesh(), next).carryOut(batch.changes().get(i)));
      if (!atomic || i == last - 1) {
        steps.add(new NativeStore(next));
      }
    }
    if (atomic && (last < batch.changes().size() || !allWorked(outcomes))) {
      after(fault);
      return rolledBack(batch, outcomes);
    }
    history.addAll(steps);
    forgetRows(batch, outcomes);
    after(fault);
    return List.copyOf(outcomes);
  }

  /** The rows of a table that is gone, or was made again, are gone. */
  private void forgetRows(Batch batch, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      Change change = batch.changes().get(i);
      boolean drops = change instanceof Change.Replace || change instanceof Change.Delete;
      if (drops && !(outcomes.get(i) instanceof Outcome.Failed)) {
        rows.remove(change.address());
      }
    }
  }

  private static boolean allWorked(List<Outcome> outcomes) {
    return outcomes.stream().allMatch(o -> o instanceof Outcome.Done || o instanceof Outcome.Gone);
  }

  private static List<Outcome> rolledBack(Batch batch, List<Outcome> outcomes) {
    List<Outcome> result = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      result.add(
          outcome instanceof Outcome.Done || outcome instanceof Outcome.Gone
              ? NativeChange.refused(batch.changes().get(i).address(), "its batch was rolled back")
              : outcome);
    }
    return result;
  }

  private Fault before(boolean writes) {
    calls++;
    if (dead) {
      throw new SimulatedCrash(calls);
    }
    Fault fault = faults.at(calls, writes);
    if (fault == Fault.CRASH_BEFORE) {
      dead = true;
      throw new SimulatedCrash(calls);
    }
    if (fault == Fault.THROTTLED) {
      throw new MeshException(ErrorKind.TRANSIENT, name + ": too many calls; try again");
    }
    return fault;
  }

  private void after(Fault fault) {
    switch (fault) {
      case CRASH_HALFWAY, CRASH_AFTER_EFFECT -> {
        dead = true;
        throw new SimulatedCrash(calls);
      }
      case CRASH_AFTER_REPLY -> dead = true;
      case LOST_REPLY ->
          throw new MeshException(ErrorKind.TRANSIENT, name + ": the reply was lost; try again");
      case NONE, CRASH_BEFORE, THROTTLED, STALE_READ, ENTRY_FAILS -> {}
    }
  }

  synchronized List<List<DataValue>> rows(Address table) {
    return List.copyOf(rows.getOrDefault(table, List.of()));
  }

  synchronized void insert(Address table, List<List<DataValue>> more) {
    rows.computeIfAbsent(table, k -> new ArrayList<>()).addAll(more);
  }
}

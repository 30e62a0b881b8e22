package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Permission;
import io.meshwright.spi.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes to the platform. Stepwise platforms have a lane per container, atomic ones have one. */
final class SimulatedExecutor implements Executor {
  private static final String ALL = "all";
  private static final Set<String> SHARED = Set.of(SimulatedKinds.PRINCIPAL, SimulatedKinds.LOGIN);

  private final SimulatedPlatform platform;
  private final Consumer<Boolean> meter;
  private final UUID holder = UUID.randomUUID();

  SimulatedExecutor(SimulatedPlatform platform, Consumer<Boolean> meter) {
    this.platform = platform;
    this.meter = meter;
  }

  @Override
  public Lease acquire(WorkspaceId mesh) {
    meter.accept(false);
    platform.acquire(holder);
    return () -> platform.release(holder);
  }

  @Override
  public Assessment assess(Change change, ResourceState live) {
    boolean goes = change instanceof Change.Delete || change instanceof Change.Replace;
    return goes && change.address().kind().equals(SimulatedKinds.TABLE)
        ? new Assessment(List.of(), List.of("every row of it"), Optional.empty())
        : Assessment.HARMLESS;
  }

  /** Calls on a map end by themselves. */
  @Override
  public void cancel() {}

  @Override
  public Slot slot(Change change) {
    if (platform.isAtomic()) {
      return new Slot(ALL, ALL, platform.batchSize(), true);
    }
    String kind = change.address().kind();
    String lane = SHARED.contains(kind) ? "directory" : change.address().path().getFirst();
    return new Slot(lane, kind, platform.batchSize(), false);
  }

  @Override
  public List<Outcome> execute(Batch batch) {
    meter.accept(true);
    return platform.write(holder, batch);
  }

  @Override
  public Outcome poll(String operation) {
    throw new MeshException(
        ErrorKind.INTERNAL, "nothing ever runs here, and so '" + operation + "' does not");
  }

  @Override
  public SortedSet<Permission> permissions(Change change) {
    return Ordered.set(
        List.of(new Permission(change.verb() + " " + change.address().kind(), platform.name())));
  }
}

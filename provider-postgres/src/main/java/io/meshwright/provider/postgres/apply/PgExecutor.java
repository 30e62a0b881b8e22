package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.client.DdlGateway;
import io.meshwright.provider.postgres.client.PgFailure;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Permission;
import io.meshwright.spi.Slot;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Carries out batches: one transaction each, one after the other. */
public final class PgExecutor implements Executor {
  /**
   * A transaction keeps a lock for each relation until its end: four for a table with a key. The
   * server has room for {@code max_locks_per_transaction} times its connections, 64 × 100 unless
   * told otherwise, for all that run.
   */
  private static final int MAX_CHANGES = 1500;

  private final PlatformName platform;
  private final DdlGateway gateway;
  private final PgStatements statements = new PgStatements();
  private final SideEffects sideEffects = new SideEffects();

  /** Writes to a platform. */
  @Inject
  PgExecutor(PlatformName platform, DdlGateway gateway) {
    this.platform = platform;
    this.gateway = gateway;
  }

  @Override
  public Lease acquire(WorkspaceId mesh) {
    try {
      sideEffects.clear();
      return gateway.lease(mesh);
    } catch (PgFailure e) {
      throw e.turned();
    }
  }

  @Override
  public Assessment assess(Change change, ResourceState live) {
    return PgAssessment.of(change);
  }

  @Override
  public void cancel() {
    gateway.cancel();
  }

  @Override
  public Slot slot(Change change) {
    // What is not ours goes by itself: who may not take it away must not hold up the rest.
    String batch = marker(change).map(Marker::scope).orElseGet(() -> change.address().toString());
    return new Slot(platform.value(), batch, MAX_CHANGES, true);
  }

  private static Optional<Marker> marker(Change change) {
    Owner owner =
        switch (change) {
          case Change.Create create -> create.desired().owner();
          case Change.Update update -> update.desired().owner();
          case Change.Replace replace -> replace.desired().owner();
          case Change.Adopt adopt -> adopt.desired().owner();
          case Change.Delete delete -> delete.live().owner();
        };
    return switch (owner) {
      case Owner.Marked(Marker marker) -> Optional.of(marker);
      case Owner.Within(var container, Marker marker) -> Optional.of(marker);
      case Owner.Claimed(var ledger, Marker marker) -> Optional.of(marker);
      case Owner.Foreign() -> Optional.empty();
    };
  }

  @Override
  public List<Outcome> execute(Batch batch) {
    return new PgBatch(platform.value(), gateway, statements, sideEffects, batch.changes()).run();
  }

  @Override
  public Outcome poll(String operation) {
    throw new MeshException(
        ErrorKind.INTERNAL,
        "there is no operation '%s': PostgreSQL ends every batch before it answers"
            .formatted(operation));
  }

  @Override
  public SortedSet<Permission> permissions(Change change) {
    return PgPermissions.of(change);
  }
}

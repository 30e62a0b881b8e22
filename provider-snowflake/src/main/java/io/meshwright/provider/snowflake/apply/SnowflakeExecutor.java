package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.client.SnowflakeTarget;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Permission;
import io.meshwright.spi.Slot;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;

/** Carries out batches of changes of one database, statement by statement. */
public final class SnowflakeExecutor implements Executor {
  private static final int MOST = 50;

  private final PlatformName platform;
  private final SnowflakeGateway gateway;
  private final SnowflakeTarget target;
  private final InstantSource clock;

  /** Writes to a platform. */
  @Inject
  SnowflakeExecutor(
      PlatformName platform,
      SnowflakeGateway gateway,
      SnowflakeTarget target,
      InstantSource clock) {
    this.platform = platform;
    this.gateway = gateway;
    this.target = target;
    this.clock = clock;
  }

  @Override
  public Lease acquire(WorkspaceId mesh) {
    return RunLock.take(gateway, mesh, clock.instant());
  }

  /** A role's ledger is read, changed and written: one lane for what is in one database. */
  @Override
  public Slot slot(Change change) {
    String kind = change.address().kind();
    String database = change.address().path().getFirst();
    // A request has a time limit, and each is filled in its own.
    int most = kind.equals(SfDynamicTable.KIND) ? 1 : MOST;
    return new Slot(platform.value() + " " + database, kind + " " + change.verb(), most, false);
  }

  @Override
  public List<Outcome> execute(Batch batch) {
    return new SfBatch(platform.value(), gateway, batch.changes(), target.warehouse()).run();
  }

  @Override
  public Outcome poll(String operation) {
    throw new MeshException(
        ErrorKind.INTERNAL,
        "there is no operation '%s': statements are waited for".formatted(operation));
  }

  @Override
  public Assessment assess(Change change, ResourceState live) {
    return SfAssessment.of(change, live);
  }

  @Override
  public void cancel() {
    // A statement ends by itself, and what it did is read back: the engine sends no more.
  }

  @Override
  public SortedSet<Permission> permissions(Change change) {
    return SfPermissions.of(change);
  }

  @Override
  public String document(SortedSet<Permission> permissions) {
    return SfPermissions.document(permissions, target.role());
  }
}

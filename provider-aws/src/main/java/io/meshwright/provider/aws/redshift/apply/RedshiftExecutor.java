package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import io.meshwright.provider.aws.redshift.resource.RsTable;
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

/** Carries out batches, each as one transaction of 40 statements at the most. */
public final class RedshiftExecutor implements Executor {
  /** To make a schema takes two statements. */
  private static final int SCHEMAS = 20;

  /** To change a table takes three, and one for each column that is new. */
  private static final int TABLES = 1;

  /** A right takes five, and its ledger one; a row policy five. */
  private static final int RIGHTS = 6;

  private final PlatformName platform;
  private final RedshiftGateway gateway;
  private final InstantSource clock;

  /** Writes to a platform. */
  @Inject
  RedshiftExecutor(PlatformName platform, RedshiftGateway gateway, InstantSource clock) {
    this.platform = platform;
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public Lease acquire(WorkspaceId mesh) {
    return RunLock.take(gateway, mesh, clock.instant());
  }

  @Override
  public Slot slot(Change change) {
    String kind = change.address().kind();
    // Ledgers are comments, which are read, changed and written: one lane for all.
    int max =
        switch (kind) {
          case RsSchema.KIND -> SCHEMAS;
          case RsTable.KIND -> change.before().isEmpty() ? SCHEMAS / 2 : TABLES;
          case RsMask.KIND, RsShare.KIND, RsShareAuthorisation.KIND -> 1;
          default -> RIGHTS;
        };
    return new Slot(platform.value(), kind + " " + change.verb(), max, true);
  }

  @Override
  public List<Outcome> execute(Batch batch) {
    return new RsBatch(platform.value(), gateway, batch.changes()).run();
  }

  @Override
  public Outcome poll(String operation) {
    throw new MeshException(
        ErrorKind.INTERNAL,
        "there is no operation '%s': a transaction is waited for".formatted(operation));
  }

  @Override
  public Assessment assess(Change change, ResourceState live) {
    return RsAssessment.of(change);
  }

  @Override
  public void cancel() {
    // A transaction ends by itself, and what it did is read back: the engine sends no more.
  }

  @Override
  public SortedSet<Permission> permissions(Change change) {
    return RsPermissions.of(change);
  }
}

package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.Lease;

/** Changes definitions, one transaction at a time. */
public interface DdlGateway extends AutoCloseable {
  /**
   * Takes the right to write for a mesh.
   *
   * @throws io.meshwright.api.problem.MeshException of kind CONFLICT where another session holds it
   */
  Lease lease(WorkspaceId mesh) throws PgFailure;

  /** Begins a transaction. */
  Transaction begin() throws PgFailure;

  /** Asks a transaction under way to fail soon, from another thread; harmless without one. */
  void cancel();

  /** Closes the connection, which gives every lease back; the next use opens another. */
  @Override
  void close();

  /** A transaction; closing it without a commit rolls it back. */
  interface Transaction extends AutoCloseable {
    /** The catalogue as this transaction sees it. */
    CatalogueRows read(CatalogueScope scope) throws PgFailure;

    /** Does one step for a change of an object. */
    void execute(Address subject, DdlStep step) throws PgFailure;

    /** Makes it all take effect. */
    void commit() throws PgFailure;

    @Override
    void close();
  }
}

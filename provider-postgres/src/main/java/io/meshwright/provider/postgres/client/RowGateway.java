package io.meshwright.provider.postgres.client;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.TableRows;
import java.util.Iterator;
import java.util.List;

/** Reads and loads rows. */
public interface RowGateway extends AutoCloseable {
  /** Rows as the deployer sees them; a query that row security would cut short fails instead. */
  TableRows read(String query, List<Column> columns) throws PgFailure;

  /** Rows as somebody else sees them, who logs in for it. */
  SessionRows as(LocalServer.Credentials login) throws PgFailure;

  /**
   * Copies rows into a table, all or none.
   *
   * @param target the table and its columns as {@code COPY} wants them, quoted
   * @param afterwards queries in the same transaction, whose rows are not of interest
   * @return how many
   */
  long copy(
      String target, List<Column> columns, Iterator<List<DataValue>> rows, List<String> afterwards)
      throws PgFailure;

  /** Closes the deployer's connection. */
  @Override
  void close();

  /** Somebody who is logged in. */
  interface SessionRows extends AutoCloseable {
    /**
     * The columns of a relation that the session may read, in their order; none where it may not
     * enter the schema, or the relation is not there.
     */
    List<String> readable(String schema, String relation) throws PgFailure;

    /** Rows as the session sees them. */
    TableRows read(String query, List<Column> columns) throws PgFailure;

    @Override
    void close();
  }
}

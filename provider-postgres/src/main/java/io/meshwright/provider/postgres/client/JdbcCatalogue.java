package io.meshwright.provider.postgres.client;

import io.meshwright.kit.apply.CallMeter;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue over a connection that cannot write, opened when it is first needed. */
public final class JdbcCatalogue implements CatalogueGateway {
  private final PgConnections connections;
  private final CallMeter meter;
  private @Nullable Connection connection;

  /** A catalogue behind connections. */
  @Inject
  JdbcCatalogue(PgConnections connections, CallMeter meter) {
    this.connections = connections;
    this.meter = meter;
  }

  @Override
  public synchronized CatalogueRows read(CatalogueScope scope) throws PgFailure {
    Connection open = connection();
    try {
      open.setReadOnly(true);
      open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      open.setAutoCommit(false);
      CatalogueRows rows = new CatalogueReading(open, meter).read(scope);
      open.commit();
      open.setAutoCommit(true);
      return rows;
    } catch (SQLException e) {
      // Whatever state it is in, the next read starts afresh.
      close();
      throw PgErrors.turned(e, connections.target().place(), "reading the catalogue");
    }
  }

  private Connection connection() throws PgFailure {
    Connection open = connection;
    if (open == null) {
      open = connections.reading();
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Quietly.close(connection);
    connection = null;
  }
}

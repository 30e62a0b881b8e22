package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.spi.Lease;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes definitions over one connection, opened when it is first needed. The lease is a lock of
 * that connection: whoever loses the connection loses the lease, and has to get it again before
 * anything more is written.
 */
public final class JdbcDdl implements DdlGateway {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcDdl.class);
  private static final String LOCK = "SELECT pg_try_advisory_lock(?, ?)";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(?, ?)";

  private final PgConnections connections;
  private final CallMeter meter;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Running running;
  private @Nullable WorkspaceId leased;

  /** Behind connections. */
  @Inject
  JdbcDdl(PgConnections connections, CallMeter meter) {
    this.connections = connections;
    this.meter = meter;
  }

  @Override
  public synchronized Lease lease(WorkspaceId mesh) throws PgFailure {
    if (leased != null) {
      throw held(mesh);
    }
    lock(connection(), mesh);
    leased = mesh;
    return () -> release(mesh);
  }

  @Override
  public synchronized Transaction begin() throws PgFailure {
    Connection open = connection();
    try {
      open.setAutoCommit(false);
      Running begun = new Running(open);
      running = begun;
      return begun;
    } catch (SQLException e) {
      drop();
      throw turned(e, connections.target().place(), "BEGIN");
    }
  }

  @Override
  public void cancel() {
    Running begun = running;
    if (begun != null) {
      begun.cancel();
    }
  }

  @Override
  public synchronized void close() {
    leased = null;
    drop();
  }

  private Connection connection() throws PgFailure {
    Connection open = connection;
    if (open == null || lost(open)) {
      drop();
      open = connections.writing();
      connection = open;
      lock(open, leased);
    }
    return open;
  }

  /** The lock belongs to the connection, so a new one has to ask for it again. */
  private void lock(Connection open, @Nullable WorkspaceId mesh) throws PgFailure {
    if (mesh == null) {
      return;
    }
    try {
      if (!advisory(open, LOCK, mesh)) {
        drop();
        throw held(mesh);
      }
    } catch (SQLException e) {
      drop();
      throw turned(e, connections.target().place(), "taking the lock of mesh " + mesh);
    }
  }

  private synchronized void release(WorkspaceId mesh) {
    Connection open = connection;
    leased = null;
    if (open == null) {
      return;
    }
    try {
      advisory(open, UNLOCK, mesh);
    } catch (SQLException e) {
      // Closing the connection gives the lock back as well.
      drop();
    }
  }

  private boolean advisory(Connection open, String text, WorkspaceId mesh) throws SQLException {
    meter.read("lease");
    String key = Digest.of("meshwright:" + mesh).hex();
    try (PreparedStatement statement = open.prepareStatement(text)) {
      statement.setInt(1, Integer.parseUnsignedInt(key.substring(0, 8), 16));
      statement.setInt(2, Integer.parseUnsignedInt(key.substring(8, 16), 16));
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  private MeshException held(WorkspaceId mesh) {
    return new MeshException(
        ErrorKind.CONFLICT,
        "mesh %s on %s: another run holds the right to write; let it finish, then run this again"
            .formatted(mesh, connections.target().place()));
  }

  private void drop() {
    Quietly.close(connection);
    connection = null;
  }

  private static boolean lost(Connection open) {
    try {
      return open.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private static PgFailure turned(SQLException e, String subject, String what) {
    return PgErrors.turned(e, subject, what);
  }

  private final class Running implements Transaction {
    private final Connection open;
    private boolean ended;
    private volatile boolean cancelled;

    private Running(Connection open) {
      this.open = open;
    }

    @Override
    public CatalogueRows read(CatalogueScope scope) throws PgFailure {
      try {
        return new CatalogueReading(open, meter).read(scope);
      } catch (SQLException e) {
        throw turned(e, connections.target().place(), "reading the catalogue");
      }
    }

    /** What is between two statements ends at the next one, should the server hear nothing. */
    private void cancel() {
      cancelled = true;
      try {
        open.unwrap(PGConnection.class).cancelQuery();
      } catch (SQLException e) {
        LOG.debug("the server could not be asked to cancel", e);
      }
    }

    @Override
    public void execute(Address subject, DdlStep step) throws PgFailure {
      if (cancelled) {
        throw new PgFailure(
            ErrorKind.TRANSIENT,
            Problem.error(
                "postgres-cancelled",
                subject.toString(),
                "%s was not sent, since the run was cancelled".formatted(step.what()),
                "run it again; nothing of this batch was written"));
      }
      meter.write("ddl");
      try {
        switch (step) {
          case DdlStep.Sql sql -> run(sql.text());
          case DdlStep.Password(String role) -> password(role);
        }
      } catch (SQLException e) {
        Map<String, String> remedies = step instanceof DdlStep.Sql sql ? sql.remedies() : Map.of();
        throw PgErrors.turned(e, subject.toString(), step.what(), remedies);
      }
    }

    private void run(String text) throws SQLException {
      try (Statement statement = open.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(text);
      }
    }

    /** The driver sends a SCRAM verifier, so the password is in no statement and no log. */
    private void password(String role) throws SQLException {
      Optional<char[]> password = connections.target().passwordOf(role);
      if (password.isPresent()) {
        open.unwrap(PGConnection.class).alterUserPassword(role, password.get(), "scram-sha-256");
      }
    }

    @Override
    public void commit() throws PgFailure {
      meter.write("commit");
      try {
        open.commit();
        ended = true;
        open.setAutoCommit(true);
      } catch (SQLException e) {
        throw turned(e, connections.target().place(), "COMMIT");
      }
    }

    @Override
    public void close() {
      if (ended) {
        return;
      }
      ended = true;
      try {
        open.rollback();
        open.setAutoCommit(true);
      } catch (SQLException e) {
        // The server rolls back what a lost connection left.
        drop();
      }
    }
  }
}

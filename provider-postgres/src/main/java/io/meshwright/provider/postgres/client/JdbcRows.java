package io.meshwright.provider.postgres.client;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.TableRows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows over connections, the deployer's opened when it is first needed. */
public final class JdbcRows implements RowGateway {
  private static final String READABLE =
      """
      SELECT a.attname::text
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
        AND has_schema_privilege(n.oid, 'USAGE')
        AND has_column_privilege(c.oid, a.attnum, 'SELECT')
      ORDER BY a.attnum
      """;

  private static final int FETCH_SIZE = 1000;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final PgConnections connections;
  private final CallMeter meter;
  private @Nullable Connection connection;

  /** Behind connections. */
  @Inject
  JdbcRows(PgConnections connections, CallMeter meter) {
    this.connections = connections;
    this.meter = meter;
  }

  @Override
  public synchronized TableRows read(String query, List<Column> columns) throws PgFailure {
    Connection open = connection();
    try {
      open.setAutoCommit(false);
      try (Statement statement = open.createStatement()) {
        statement.execute("SET LOCAL row_security = off");
      }
      TableRows rows = rows(open, query, columns);
      open.rollback();
      return rows;
    } catch (SQLException e) {
      close();
      throw PgErrors.turned(e, connections.target().place(), "SELECT");
    }
  }

  @Override
  public SessionRows as(LocalServer.Credentials login) throws PgFailure {
    return new Session(login.user(), connections.reading(login, connections.target().url()));
  }

  @Override
  public synchronized long copy(
      String target, List<Column> columns, Iterator<List<DataValue>> rows, List<String> afterwards)
      throws PgFailure {
    Connection open = connection();
    meter.write("rows.copy");
    try {
      open.setAutoCommit(false);
      CopyIn copy =
          open.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
      try {
        send(copy, columns, rows);
        long loaded = copy.endCopy();
        try (Statement statement = open.createStatement()) {
          for (String query : afterwards) {
            statement.execute(query);
          }
        }
        open.commit();
        return loaded;
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
        open.rollback();
      }
    } catch (SQLException e) {
      close();
      throw PgErrors.turned(e, target, "COPY");
    }
  }

  private static void send(CopyIn copy, List<Column> columns, Iterator<List<DataValue>> rows)
      throws SQLException {
    StringBuilder chunk = new StringBuilder();
    while (rows.hasNext()) {
      chunk.append(CopyText.line(columns, rows.next()));
      if (chunk.length() >= CHUNK_BYTES) {
        send(copy, chunk);
      }
    }
    send(copy, chunk);
  }

  private static void send(CopyIn copy, StringBuilder chunk) throws SQLException {
    byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    chunk.setLength(0);
  }

  private TableRows rows(Connection open, String query, List<Column> columns) throws SQLException {
    meter.read("rows.read");
    try (PreparedStatement statement = open.prepareStatement(query)) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet results = statement.executeQuery()) {
        List<List<DataValue>> rows = new ArrayList<>();
        while (results.next()) {
          List<DataValue> row = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            row.add(JdbcValues.read(results, i + 1, columns.get(i).type()));
          }
          rows.add(row);
        }
        return new TableRows(columns.stream().map(Column::name).toList(), rows);
      }
    }
  }

  private Connection connection() throws PgFailure {
    Connection open = connection;
    if (open == null) {
      open = connections.writing();
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Quietly.close(connection);
    connection = null;
  }

  private final class Session implements SessionRows {
    private final String user;
    private final Connection open;

    private Session(String user, Connection open) {
      this.user = user;
      this.open = open;
    }

    @Override
    public List<String> readable(String schema, String relation) throws PgFailure {
      meter.read("rows.privileges");
      try (PreparedStatement statement = open.prepareStatement(READABLE)) {
        statement.setString(1, schema);
        statement.setString(2, relation);
        List<String> names = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
          while (results.next()) {
            names.add(results.getString(1));
          }
        }
        return names;
      } catch (SQLException e) {
        throw PgErrors.turned(e, schema + "." + relation, "reading the rights of " + user);
      }
    }

    @Override
    public TableRows read(String query, List<Column> columns) throws PgFailure {
      try {
        open.setAutoCommit(false);
        TableRows rows = rows(open, query, columns);
        open.rollback();
        return rows;
      } catch (SQLException e) {
        throw PgErrors.turned(e, connections.target().place(), "SELECT as " + user);
      } finally {
        restore();
      }
    }

    /** A failed query leaves a transaction behind. */
    private void restore() throws PgFailure {
      try {
        open.setAutoCommit(false);
        open.rollback();
        open.setAutoCommit(true);
      } catch (SQLException e) {
        throw PgErrors.turned(e, connections.target().place(), "ROLLBACK");
      }
    }

    @Override
    public void close() {
      Quietly.close(open);
    }
  }
}

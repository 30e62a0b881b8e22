package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.kit.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account over its JDBC driver. It connects when it is first asked, and keeps connections for
 * those who ask next.
 */
public final class JdbcGateway implements SnowflakeGateway {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcGateway.class);
  private static final int SECONDS = 600;

  /** Sessions that read at once: a warehouse of one cluster takes eight statements at a time. */
  private static final int READERS = 4;

  private final SnowflakeTarget target;
  private final CallMeter meter;
  private final JdbcSession session;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * An account.
   *
   * @param secrets resolves references to secrets
   */
  public JdbcGateway(
      SnowflakeTarget target, CallMeter meter, Function<String, Optional<char[]>> secrets) {
    this.target = target;
    this.meter = meter;
    this.session = new JdbcSession(target, secrets);
  }

  @Override
  public List<SnowflakeRow> query(CatalogueRead read) {
    String family = "snowflake." + read.query().name().toLowerCase(Locale.ROOT);
    meter.read(family);
    return with(family, statement -> rows(statement, CatalogueSql.of(read)));
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public void run(List<SqlText> statements) {
    if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
      throw new MeshException(
          ErrorKind.INTERNAL,
          "a request of " + statements.size() + " statements, of 1 to " + MAX_STATEMENTS);
    }
    meter.write("snowflake.statements");
    with("running " + statements.size() + " statements", s -> run(s, statements));
  }

  @Override
  public void lock(SqlText statement) {
    meter.read("lock");
    with("the right to write", s -> run(s, List.of(statement)));
  }

  /** What is done with one statement of the driver. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  private <T> T with(String doing, Work<T> work) {
    boolean sound = false;
    Connection connection = borrow(doing);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      T result = work.with(statement);
      sound = true;
      return result;
    } catch (SQLException e) {
      MeshException turned = SnowflakeErrors.turned(doing, target, e);
      sound = turned.kind() != ErrorKind.TRANSIENT && turned.kind() != ErrorKind.INTERNAL;
      throw turned;
    } finally {
      giveBack(connection, sound);
    }
  }

  private static List<SnowflakeRow> rows(Statement statement, SqlText sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql.toString())) {
      ResultSetMetaData columns = result.getMetaData();
      List<SnowflakeRow> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
          Optional.ofNullable(result.getString(i)).ifPresent(v -> values.put(name, v));
        }
        rows.add(new SnowflakeRow(values));
      }
      return List.copyOf(rows);
    }
  }

  /** The number of statements is said, so that none of them is taken for two. */
  private static boolean run(Statement statement, List<SqlText> statements) throws SQLException {
    statement
        .unwrap(SnowflakeStatement.class)
        .setParameter("MULTI_STATEMENT_COUNT", statements.size());
    return statement.execute(
        String.join(";\n", statements.stream().map(SqlText::toString).toList()));
  }

  private Connection borrow(String doing) {
    synchronized (idle) {
      if (closed) {
        throw new MeshException(ErrorKind.INTERNAL, "the account is closed");
      }
      Connection kept = idle.pollFirst();
      if (kept != null) {
        return kept;
      }
    }
    try {
      return session.open();
    } catch (SQLException e) {
      throw SnowflakeErrors.turned("signing in for " + doing, target, e);
    }
  }

  private void giveBack(Connection connection, boolean sound) {
    synchronized (idle) {
      if (sound && !closed) {
        idle.addFirst(connection);
        return;
      }
    }
    end(connection);
  }

  /** Ends connections; those in use end when they are given back. */
  public void close() {
    List<Connection> all;
    synchronized (idle) {
      closed = true;
      all = List.copyOf(idle);
      idle.clear();
    }
    all.forEach(JdbcGateway::end);
  }

  private static void end(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection did not close", e);
    }
  }
}

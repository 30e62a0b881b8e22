package io.meshwright.provider.postgres.client;

import io.meshwright.spi.LocalServer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Opens connections to one server, all with the same settings. */
public final class PgConnections {
  /**
   * What statements and their texts rely on: names are qualified wherever they are shown, and
   * nobody waits for ever.
   */
  private static final String SETTINGS =
      "SET search_path = ''; SET standard_conforming_strings = on; SET TIME ZONE 'UTC';"
          + " SET lock_timeout = '30s'";

  /** How long an answer may take: a table that is written again takes its time. */
  private static final int READ_SECONDS = 600;

  private static final int WRITE_SECONDS = 6 * 60 * 60;

  private static final String READ_ONLY = "; SET default_transaction_read_only = on";

  private final PgTarget target;

  /** Connections to a server. */
  @Inject
  PgConnections(PgTarget target) {
    this.target = target;
  }

  PgTarget target() {
    return target;
  }

  /** A connection of the deployer that cannot write. */
  Connection reading() throws PgFailure {
    return open(true);
  }

  /** A connection of the deployer. */
  Connection writing() throws PgFailure {
    return open(false);
  }

  /** A connection that cannot write, for somebody. */
  Connection reading(LocalServer.Credentials login, String url) throws PgFailure {
    return open(url, login, SETTINGS + READ_ONLY, READ_SECONDS);
  }

  private Connection open(boolean readOnly) throws PgFailure {
    String url = target.url();
    return readOnly
        ? open(url, target.deployer(), SETTINGS + READ_ONLY, READ_SECONDS)
        : open(url, target.deployer(), SETTINGS, WRITE_SECONDS);
  }

  private Connection open(String url, LocalServer.Credentials login, String settings, int seconds)
      throws PgFailure {
    try {
      Connection connection = new Driver().connect(url, properties(login, seconds));
      if (connection == null) {
        throw new PSQLException("the url is not one of PostgreSQL", PSQLState.UNEXPECTED_ERROR);
      }
      return prepared(connection, settings);
    } catch (SQLException e) {
      throw PgErrors.turned(e, target.place(), "login of " + login.user());
    }
  }

  private static Connection prepared(Connection connection, String settings) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(settings);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Properties properties(LocalServer.Credentials login, int seconds) {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, login.user());
    char[] password = login.password();
    if (password.length > 0) {
      PGProperty.PASSWORD.set(properties, new String(password));
    }
    PGProperty.APPLICATION_NAME.set(properties, "meshwright");
    PGProperty.CONNECT_TIMEOUT.set(properties, 10);
    PGProperty.LOGIN_TIMEOUT.set(properties, 20);
    PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    // Details repeat values of rows.
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
    if (target.embedded()) {
      PGProperty.SSL_MODE.set(properties, "disable");
    }
    return properties;
  }
}

package io.meshwright.provider.snowflake.emulator;

import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.CatalogueQuery;
import io.meshwright.provider.snowflake.client.CatalogueRead;
import io.meshwright.provider.snowflake.client.JdbcGateway;
import io.meshwright.provider.snowflake.client.SignIn;
import io.meshwright.provider.snowflake.client.SnowflakeRow;
import io.meshwright.provider.snowflake.client.SnowflakeTarget;
import io.meshwright.testkit.server.LocalServer;
import io.meshwright.testkit.server.PythonPackages;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import net.snowflake.client.api.driver.SnowflakeDriver;
import org.junit.jupiter.api.Assumptions;

/**
 * Fakesnow, a third party's reading of Snowflake over its wire protocol, as a process of ours on
 * 127.0.0.1. Where it cannot be installed there is none, and its tests are skipped with the reason.
 */
public final class Fakesnow implements AutoCloseable {
  private final URI address;
  private final JdbcGateway gateway;
  private Optional<Connection> asking = Optional.empty();

  private Fakesnow(URI address) {
    this.address = address;
    SnowflakeTarget target =
        new SnowflakeTarget(
            "COMPANY-TEST",
            "DEPLOYER",
            "DEPLOY",
            Optional.empty(),
            Optional.empty(),
            new SignIn.ProgrammaticToken("env:TOKEN"),
            Optional.of(address));
    this.gateway =
        new JdbcGateway(
            target,
            new CallMeter(new PlatformName("warehouse"), call -> {}),
            reference -> Optional.of("any".toCharArray()));
  }

  private static final class Once {
    static final LocalServer STARTED = started();
  }

  private static LocalServer started() {
    return PythonPackages.folder("fakesnow", Fakesnow.class, "/fakesnow-requirements.txt")
        .map(f -> f.resolve("bin/fakesnow").toString())
        .map(
            program ->
                LocalServer.start(
                    "fakesnow",
                    port ->
                        List.of(program, "-s", "--host", "127.0.0.1", "-p", Integer.toString(port)),
                    Fakesnow::listens))
        .orElseGet(() -> LocalServer.none(PythonPackages.missing("fakesnow")));
  }

  private static boolean listens(URI address) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** A session; where there is no server the test is skipped. Databases stay until it ends. */
  public static Fakesnow open() {
    LocalServer server = Once.STARTED;
    Assumptions.assumeTrue(server.address().isPresent(), server.reason());
    return new Fakesnow(server.address().orElseThrow());
  }

  /** Sends a statement as an apply does. */
  void run(SqlText statement) {
    gateway.run(List.of(statement));
  }

  /** Asks as a plan does. */
  List<SnowflakeRow> query(CatalogueQuery query, String database) {
    return gateway.query(new CatalogueRead(query, database, List.of(), Optional.empty()));
  }

  /** Rows of a question of the test's own, by the driver; values joined by a blank. */
  public List<String> rows(String sql) throws SQLException {
    if (asking.isEmpty()) {
      asking = Optional.of(connect());
    }
    try (Statement statement = asking.get().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", values));
      }
      return rows;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "any");
    properties.setProperty("password", "any");
    properties.setProperty("account", "any");
    properties.setProperty("db", "QUESTIONS");
    properties.setProperty("schema", "PUBLIC");
    properties.setProperty("ssl", "off");
    properties.setProperty("disablePlatformDetection", "true");
    return new SnowflakeDriver()
        .connect("jdbc:snowflake://127.0.0.1:" + address.getPort(), properties);
  }

  @Override
  public void close() throws SQLException {
    gateway.close();
    if (asking.isPresent()) {
      asking.get().close();
    }
  }
}

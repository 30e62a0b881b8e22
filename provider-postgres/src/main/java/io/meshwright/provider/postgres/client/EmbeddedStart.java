package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One start of a server that does not run.
 *
 * @param home the server's folder
 * @param data its data folder
 */
record EmbeddedStart(Path home, Path data, EmbeddedPrograms programs, EmbeddedAccount account) {
  /**
   * A small server for one machine. Statements never reach the log, not even failing ones, as they
   * may hold passwords; nor do details of errors, as they hold rows.
   */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "max_connections=50",
          "max_locks_per_transaction=256",
          "shared_buffers=64MB",
          "max_wal_size=256MB",
          "max_parallel_workers_per_gather=0",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_min_messages=warning",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_statement=none");

  private static final String START_SECONDS = "120";
  private static final int ATTEMPTS = 50;
  private static final long LOG_LIMIT_BYTES = 8L << 20;

  /** What the server of a folder says. */
  static Path log(Path home) {
    return home.resolve("log").resolve("server.log");
  }

  /**
   * Starts it; tries again where somebody takes the port at the same moment, or a killed server has
   * left processes.
   */
  EmbeddedPostmaster run() throws IOException {
    prepareLog();
    int port = port();
    for (int attempt = 1; ; attempt++) {
      long logged = Files.exists(log(home)) ? Files.size(log(home)) : 0;
      EmbeddedCommand.Result result = attempt(port);
      if (result.exit() == 0) {
        return started();
      }
      String said = EmbeddedFiles.tail(log(home), logged);
      if (attempt == ATTEMPTS || !mayRepeat(said)) {
        throw failed(result, said);
      }
      if (portTaken(said)) {
        port = anyFreePort();
      }
      if (memoryHeld(said)) {
        EmbeddedPostmaster.endOrphans(data);
      }
    }
  }

  private EmbeddedCommand.Result attempt(int port) throws IOException {
    String options =
        SETTINGS.stream().map(setting -> " -c " + setting).collect(Collectors.joining());
    return account
        .command(
            home,
            programs.path("pg_ctl"),
            List.of(
                "start",
                "-w",
                "-t",
                START_SECONDS,
                "-D",
                data.toString(),
                "-l",
                log(home).toString(),
                "-o",
                "-c port=" + port + " -c cluster_name=" + EmbeddedPostmaster.title(data) + options))
        .run();
  }

  private EmbeddedPostmaster started() throws IOException {
    EmbeddedPostmaster postmaster =
        EmbeddedPostmaster.settled(data)
            .orElseThrow(
                () ->
                    new MeshException(
                        ErrorKind.TRANSIENT,
                        "PostgreSQL in %s started and ended at once; see %s, and start it again"
                            .formatted(home, log(home))));
    EmbeddedFiles.replace(portFile(), postmaster.port() + "\n");
    return postmaster;
  }

  private MeshException failed(EmbeddedCommand.Result result, String said) {
    if (result.output().contains("did not start in time")) {
      return new MeshException(
          ErrorKind.TRANSIENT,
          "PostgreSQL in %s does not accept connections after %s seconds: %s; it may still be recovering: see %s, and start it again"
              .formatted(home, START_SECONDS, said, log(home)));
    }
    if (memoryHeld(said)) {
      return new MeshException(
          ErrorKind.TRANSIENT,
          "PostgreSQL in %s cannot start while processes of its killed predecessor run: %s; end them, then start it again"
              .formatted(home, said));
    }
    String cause = said.isEmpty() ? result.failure() : said;
    ErrorKind kind =
        (said + result.output()).contains("Permission denied")
            ? ErrorKind.PERMISSION
            : ErrorKind.USER;
    return new MeshException(
        kind,
        "PostgreSQL in %s, run by %s, did not start: %s; correct what it names (log: %s), then start it again"
            .formatted(home, account.name(), cause, log(home)));
  }

  // Each attempt of pg_ctl takes a tenth of a second, which is time enough for others to end.
  private static boolean mayRepeat(String said) {
    return portTaken(said) || memoryHeld(said);
  }

  private static boolean memoryHeld(String said) {
    return said.contains("shared memory block") && said.contains("is still in use");
  }

  private static boolean portTaken(String said) {
    return said.contains("could not bind");
  }

  private void prepareLog() throws IOException {
    Path log = log(home);
    Path folder = home.resolve("log");
    EmbeddedFiles.passage(folder);
    account.own(folder);
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  // Kept from start to start, so that addresses that people noted stay right.
  private int port() throws IOException {
    int kept = 0;
    if (Files.exists(portFile())) {
      String text = Files.readString(portFile()).strip();
      kept = text.matches("\\d{4,5}") ? Integer.parseInt(text) : 0;
    }
    return kept > 0 && kept <= 0xFFFF && free(kept) ? kept : anyFreePort();
  }

  private Path portFile() {
    return home.resolve("port");
  }

  private static boolean free(int port) throws IOException {
    try (ServerSocket socket = bound(port)) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    }
  }

  private static int anyFreePort() throws IOException {
    try (ServerSocket socket = bound(0)) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket bound(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }
}

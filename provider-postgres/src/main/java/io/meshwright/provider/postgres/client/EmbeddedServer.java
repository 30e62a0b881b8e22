package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The PostgreSQL server of one folder, for Linux and macOS. It listens on 127.0.0.1 only, keeps its
 * data, and outlives the process that started it: whoever names the same folder next attaches to
 * it. Instances hold no state, so any number of them, in any number of processes, may name one
 * folder.
 *
 * <p>Every failure is a {@link MeshException} that names the folder, the cause and a remedy, and
 * holds no secret.
 */
public final class EmbeddedServer {
  private static final String STOP_SECONDS = "60";

  private final Path folder;
  private final Function<EmbeddedHost, Path> cache;
  private final EmbeddedAccount.Choice accounts;

  EmbeddedServer(Path folder, Function<EmbeddedHost, Path> cache, EmbeddedAccount.Choice accounts) {
    this.folder = folder.toAbsolutePath().normalize();
    this.cache = cache;
    this.accounts = accounts;
  }

  /**
   * The server of a folder. Its programs are unpacked once per user, in {@code
   * ~/.cache/meshwright/postgres}, for root in {@code /var/cache/meshwright/postgres}, and inside
   * the folder where the user has no home.
   */
  public static EmbeddedServer at(Path folder) {
    return new EmbeddedServer(
        folder,
        host -> host.cache().orElseGet(() -> folder.toAbsolutePath().resolve("programs")),
        EmbeddedAccount::choose);
  }

  /**
   * The server of a folder, with its programs unpacked under {@code cache}, which others may share.
   */
  public static EmbeddedServer at(Path folder, Path cache) {
    return new EmbeddedServer(folder, host -> cache.toAbsolutePath(), EmbeddedAccount::choose);
  }

  /**
   * Attaches to the running server, or starts it; the first start also makes the database {@code
   * mesh}. Returns when connections are accepted. Callers at the same time, in this process or
   * others, get the same server.
   *
   * @throws MeshException USER where platform, path, disk or settings do not allow it, PERMISSION
   *     where the file system refuses, CONFLICT where the data belongs to another major version,
   *     TRANSIENT where time ran out
   */
  public Running ensureRunning() {
    return EmbeddedErrors.turned(
        "start",
        folder,
        () -> {
          Optional<Running> attached = running();
          if (attached.isPresent()) {
            return attached.get();
          }
          Path home = EmbeddedFiles.home(folder);
          return EmbeddedLock.holding(home.resolve("lock"), () -> attachOrStart(home));
        });
  }

  /** The server if it accepts connections, without starting it. */
  public Optional<Running> running() {
    return EmbeddedErrors.turned(
        "look at",
        folder,
        () -> {
          if (!Files.isDirectory(folder)) {
            return Optional.empty();
          }
          return EmbeddedPostmaster.of(cluster(folder.toRealPath()).data())
              .filter(postmaster -> postmaster.status() == EmbeddedPostmaster.Status.READY)
              .map(EmbeddedServer::running);
        });
  }

  /**
   * Ends the server and waits until it is gone: open transactions are rolled back. Harmless where
   * none runs. Only the process that the data folder names is ended, and only if it is a server of
   * that folder.
   */
  public void stop() {
    EmbeddedErrors.turned(
        "stop",
        folder,
        () -> {
          if (!Files.isDirectory(cluster(folder).data())) {
            return folder;
          }
          Path home = folder.toRealPath();
          return EmbeddedLock.holding(home.resolve("lock"), () -> stopped(home));
        });
  }

  /** The superuser, who is also the owner of the database. */
  public String adminUser() {
    return EmbeddedCluster.ADMIN;
  }

  /**
   * The password of the superuser, made at random by the first start. The caller clears the array.
   *
   * @throws MeshException USER where the folder has never been started
   */
  public char[] adminPassword() {
    return EmbeddedErrors.turned(
        "read the password of", folder, () -> cluster(folder).adminPassword());
  }

  /**
   * The password that a login role of this server has to be given: always the same for one role of
   * one folder, and not to be guessed without the folder's secret. The caller clears the array.
   *
   * @throws MeshException USER where the folder has never been started
   */
  public char[] passwordOf(String role) {
    return EmbeddedErrors.turned(
        "read the secret of", folder, () -> cluster(folder).passwordOf(role));
  }

  /**
   * A server that accepts connections.
   *
   * @param port of 127.0.0.1; the next start keeps it if it is free then
   * @param pid of the server's first process
   */
  public record Running(int port, long pid) {
    /** Where to connect, for JDBC. */
    public String url() {
      return "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedCluster.DATABASE;
    }
  }

  private Running attachOrStart(Path home) throws IOException {
    EmbeddedCluster cluster = cluster(home);
    Optional<EmbeddedPostmaster> live = EmbeddedPostmaster.settled(cluster.data());
    if (live.isPresent()) {
      return running(live.get());
    }
    EmbeddedFiles.ignore(home);
    EmbeddedHost host = EmbeddedHost.current();
    EmbeddedAccount account = accounts.choose(host, cluster.data());
    EmbeddedPrograms programs = EmbeddedPrograms.unpacked(host.archive(), cache.apply(host));
    cluster.ensureCreated(programs, account);
    EmbeddedPostmaster.removeStale(cluster.data());
    return running(new EmbeddedStart(home, cluster.data(), programs, account).run());
  }

  private Path stopped(Path home) throws IOException {
    Path data = cluster(home).data();
    if (EmbeddedPostmaster.of(data).isEmpty()) {
      return home;
    }
    EmbeddedHost host = EmbeddedHost.current();
    EmbeddedPrograms programs = EmbeddedPrograms.unpacked(host.archive(), cache.apply(host));
    EmbeddedCommand.Result result =
        accounts
            .choose(host, data)
            .command(
                home,
                programs.path("pg_ctl"),
                List.of("stop", "-w", "-m", "fast", "-t", STOP_SECONDS, "-D", data.toString()))
            .run();
    if (result.exit() != 0 && EmbeddedPostmaster.of(data).isPresent()) {
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "PostgreSQL in %s did not stop within %s seconds: %s; see %s, and stop it again"
              .formatted(home, STOP_SECONDS, result.failure(), EmbeddedStart.log(home)));
    }
    return home;
  }

  private static EmbeddedCluster cluster(Path home) {
    return new EmbeddedCluster(home);
  }

  private static Running running(EmbeddedPostmaster postmaster) {
    return new Running(postmaster.port(), postmaster.pid());
  }
}

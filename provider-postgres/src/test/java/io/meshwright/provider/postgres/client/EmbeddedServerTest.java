package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.postgres.client.EmbeddedServer.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every test has a folder, and so a server, of its own; the unpacked programs are shared. */
@Timeout(60)
final class EmbeddedServerTest {
  @TempDir private static Path cache;

  @TempDir private Path temporary;
  private Path folder;
  private EmbeddedServer server;

  @BeforeEach
  void nameTheFolder() throws IOException {
    // JUnit makes it for one user only, and some tests run the server as another.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx--x--x"));
    folder = temporary.resolve("my mesh").resolve("postgres");
    server = EmbeddedServer.at(folder, cache);
  }

  @AfterEach
  void endTheServer() {
    server.stop();
  }

  @Test
  void theFirstStartMakesAnEmptyMeshDatabase() throws SQLException {
    Running running = server.ensureRunning();

    assertThat(running.url()).isEqualTo("jdbc:postgresql://127.0.0.1:" + running.port() + "/mesh");
    assertThat(ask(running, "select current_database()")).isEqualTo("mesh");
    assertThat(ask(running, "select count(*) from pg_tables where schemaname = 'public'"))
        .isEqualTo("0");
    assertThat(ask(running, "show server_encoding")).isEqualTo("UTF8");
    assertThat(ask(running, "show timezone")).isEqualTo("UTC");
    assertThat(ask(running, "select upper('straße ä') || ('Z' < 'a')")).isEqualTo("STRASSE Ätrue");
  }

  @Test
  void aRunningServerIsAttachedTo() {
    assertThat(server.running()).isEmpty();

    Running running = server.ensureRunning();

    assertThat(EmbeddedServer.at(folder, cache).ensureRunning()).isEqualTo(running);
    assertThat(server.running()).contains(running);
  }

  @Test
  void theServerIsNoChildOfThisProcess() {
    long pid = server.ensureRunning().pid();

    assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid)).doesNotContain(pid);
  }

  @Test
  void aStopIsSeenAndASecondOneIsHarmless() {
    server.stop();
    Running running = server.ensureRunning();

    server.stop();
    server.stop();

    assertThat(server.running()).isEmpty();
    assertThatThrownBy(() -> ask(running, "select 1")).hasMessageContaining("refused");
  }

  @Test
  void aRestartKeepsDataPortAndPasswords() throws SQLException {
    Running before = server.ensureRunning();
    change(before, "create table kept as select 42 as answer");
    char[] password = server.adminPassword();

    server.stop();
    Running after = server.ensureRunning();

    assertThat(after.port()).isEqualTo(before.port());
    assertThat(server.adminPassword()).isEqualTo(password);
    assertThat(ask(after, "select answer from kept")).isEqualTo("42");
  }

  @Test
  void aTakenPortIsGivenUp() throws IOException, SQLException {
    int before = server.ensureRunning().port();
    server.stop();
    try (ServerSocket squatter = new ServerSocket(before, 1, InetAddress.getByName("127.0.0.1"))) {
      Running after = server.ensureRunning();

      assertThat(after.port()).isNotEqualTo(squatter.getLocalPort());
      assertThat(ask(after, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void startsAtTheSameTimeGetOneServer() throws Exception {
    int callers = 4;
    CyclicBarrier barrier = new CyclicBarrier(callers);
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<Running>> answers = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        answers.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return EmbeddedServer.at(folder, cache).ensureRunning();
                }));
      }
      Set<Running> servers = new HashSet<>();
      for (Future<Running> answer : answers) {
        servers.add(answer.get());
      }

      assertThat(servers).containsExactly(server.ensureRunning());
    }
  }

  @Test
  void startsOfTwoProcessesGetOneServer() throws Exception {
    Process other = start(folder, cache);
    Running own = server.ensureRunning();

    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).as(said).isZero();
    assertThat(said.strip()).isEqualTo(own.toString());
    assertThat(server.running()).contains(own);
  }

  @Test
  void aServerOutlivesTheProcessThatStartedIt() throws Exception {
    Process other = start(folder, cache);

    assertThat(other.waitFor()).isZero();

    assertThat(server.running()).isPresent();
  }

  @Test
  void aWrongPasswordIsRefused() {
    Running running = server.ensureRunning();

    assertThatThrownBy(() -> connect(running, "meshwright_admin", "wrong"))
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> connect(running, "meshwright_admin", ""))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aRoleLogsInWithThePasswordMadeForIt() throws SQLException {
    Running running = server.ensureRunning();
    String password = String.valueOf(server.passwordOf("reader"));
    change(running, "create role reader login password '" + password + "'");

    try (Connection connection = connect(running, "reader", password)) {
      assertThat(connection.isValid(1)).isTrue();
    }
    assertThat(server.passwordOf("reader")).isEqualTo(password.toCharArray());
    assertThat(server.passwordOf("writer")).isNotEqualTo(password.toCharArray());
    assertThat(password).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void passwordsNeedAFirstStart() {
    assertThatThrownBy(() -> server.adminPassword())
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("start it first");
  }

  @Test
  void aKilledServerStartsAgainWithItsData() throws SQLException {
    Running before = server.ensureRunning();
    change(before, "create table kept as select 42 as answer");

    kill(before.pid());
    Running after = server.ensureRunning();

    assertThat(after.pid()).isNotEqualTo(before.pid());
    assertThat(ask(after, "select answer from kept")).isEqualTo("42");
  }

  @Test
  void aStaleFileThatNamesAForeignProcessIsNoHindrance() throws IOException {
    server.ensureRunning();
    Path file = folder.resolve("cluster/data/postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    server.stop();
    lines.set(0, String.valueOf(ProcessHandle.current().pid()));
    Files.write(file, lines);

    assertThat(server.running()).isEmpty();
    server.stop();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
    assertThat(server.ensureRunning().pid()).isNotEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void whatAFirstStartLeftHalfDoneIsSweptAway() throws IOException {
    Path half = Files.createDirectories(folder.resolve(".cluster-123/data"));
    Files.writeString(half.resolve("PG_VERSION"), "18");

    server.ensureRunning();

    assertThat(half).doesNotExist();
  }

  @Test
  void dataOfAnotherMajorVersionIsRefused() throws IOException {
    Path data = Files.createDirectories(folder.resolve("cluster/data"));
    Files.writeString(data.resolve("PG_VERSION"), "12\n");

    assertThatThrownBy(() -> server.ensureRunning())
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("PostgreSQL 12")
        .hasMessageContaining("move the folder away");
  }

  @Test
  void aPathThatAShellWouldReadIsRefused() {
    EmbeddedServer odd = EmbeddedServer.at(temporary.resolve("a$(b)"), cache);

    assertThatThrownBy(odd::ensureRunning)
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .hasMessageContaining("choose another folder");
  }

  @Test
  void aFailedStartSaysWhatTheServerSaid() throws IOException {
    server.ensureRunning();
    server.stop();
    Files.writeString(folder.resolve("cluster/data/postgresql.auto.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(() -> server.ensureRunning())
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("no_such_setting")
        .hasMessageContaining("server.log");
  }

  @Test
  void secretsAreReadByTheirOwnerOnly() throws IOException {
    server.ensureRunning();

    for (String file : List.of("cluster/admin-password", "cluster/role-secret")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(folder.resolve(".gitignore")).hasContent("*");
  }

  @Test
  void failingStatementsDoNotReachTheLog() throws IOException {
    Running running = server.ensureRunning();

    assertThatThrownBy(() -> change(running, "create role meshwright_admin password 'hush-hush'"))
        .isInstanceOf(SQLException.class);

    assertThat(folder.resolve("log/server.log"))
        .content()
        .contains("already exists")
        .doesNotContain("hush-hush");
  }

  @Test
  void theServerListensOnOneAddressOnly() throws SQLException {
    Running running = server.ensureRunning();

    assertThat(ask(running, "show listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask(running, "show unix_socket_directories")).isEmpty();
    assertThat(ask(running, "select string_agg(auth_method, ',') from pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
  }

  @Test
  void rootWithoutUserNamespacesRunsItAsAnotherUser() throws IOException, SQLException {
    assumeThat(EmbeddedHost.current().root()).isTrue();
    EmbeddedServer fallback =
        new EmbeddedServer(
            folder,
            host -> cache,
            (host, data) -> EmbeddedAccount.firstUsable(EmbeddedAccount.unprivileged()));

    fallback.ensureRunning();
    fallback.stop();
    // From now on the owner of the data decides.
    Running running = server.ensureRunning();

    assertThat(ask(running, "select 1")).isEqualTo("1");
    assertThat(Files.getOwner(folder.resolve("cluster/data")).getName()).isEqualTo("nobody");
    assertThat(Files.getOwner(folder.resolve("cluster/role-secret")).getName()).isEqualTo("root");
  }

  @Test
  void dataOfRootIsHandedOverWhereUserNamespacesAreGone() throws IOException, SQLException {
    assumeThat(EmbeddedHost.current().root()).isTrue();
    change(server.ensureRunning(), "create table kept as select 42 as answer");
    server.stop();
    EmbeddedServer fallback =
        new EmbeddedServer(
            folder,
            host -> cache,
            (host, data) -> EmbeddedAccount.firstUsable(EmbeddedAccount.unprivileged()));

    assertThat(ask(fallback.ensureRunning(), "select answer from kept")).isEqualTo("42");
  }

  /** Starts the server of a folder, for a process of its own. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      System.out.println(
          EmbeddedServer.at(Path.of(arguments[0]), Path.of(arguments[1])).ensureRunning());
    }
  }

  private static Process start(Path folder, Path cache) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            folder.toString(),
            cache.toString())
        .redirectErrorStream(true)
        .start();
  }

  private void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    // Not until the process is reaped, and its children have noticed: a start has to get over both.
    while (server.running().isPresent()) {
      Thread.onSpinWait();
    }
  }

  private Connection connect(Running running, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(running.url(), properties);
  }

  private void change(Running running, String sql) throws SQLException {
    try (Connection connection = admin(running);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(Running running, String sql) throws SQLException {
    try (Connection connection = admin(running);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection admin(Running running) throws SQLException {
    return connect(running, server.adminUser(), String.valueOf(server.adminPassword()));
  }
}

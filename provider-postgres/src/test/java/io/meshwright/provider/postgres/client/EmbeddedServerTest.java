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
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, all in folders with a blank in their path; the unpacked programs are shared. */
@Timeout(60)
final class EmbeddedServerTest {
  @TempDir private static Path cache;
  @TempDir private static Path temporary;

  @BeforeAll
  static void letOtherUsersPass() throws IOException {
    // JUnit makes the folders for one user only, and some tests run the server as another.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** Each test has a folder of its own, which is not there when it begins. */
  @Nested
  final class FirstStart {
    private Path folder;
    private EmbeddedServer server;

    @BeforeEach
    void nameTheFolder(TestInfo test) {
      folder = folder(test.getTestMethod().orElseThrow().getName());
      server = EmbeddedServer.at(folder, cache);
    }

    @AfterEach
    void endTheServer() {
      server.stop();
    }

    @Test
    void whatAnEarlierOneLeftHalfDoneIsSweptAway() throws IOException {
      Path half = Files.createDirectories(folder.resolve(".cluster-123/data"));
      Files.writeString(half.resolve("PG_VERSION"), "18");

      server.ensureRunning();

      assertThat(folder.resolve(".cluster-123")).doesNotExist();
    }

    @Test
    void manyAtTheSameTimeGetOneServer() throws Exception {
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
    void twoProcessesGetOneServer() throws Exception {
      Process one = startByProcess(folder);
      Process two = startByProcess(folder);

      String said = outcome(one);

      assertThat(outcome(two)).isEqualTo(said);
      assertThat(server.running().map(Running::toString)).contains(said);
    }

    @Test
    void rootWithoutUserNamespacesBecomesAnotherUser() throws IOException, SQLException {
      assumeThat(EmbeddedHost.current().root()).isTrue();
      EmbeddedServer fallback = withoutNamespaces(folder);

      fallback.ensureRunning();
      fallback.stop();
      // From now on the owner of the data decides.
      Running running = server.ensureRunning();

      assertThat(ask(server, running, "select 1")).isEqualTo("1");
      assertThat(Files.getOwner(folder.resolve("cluster/data")).getName()).isEqualTo("nobody");
      assertThat(Files.getOwner(folder.resolve("cluster/role-secret")).getName()).isEqualTo("root");
    }

    @Test
    void rootHandsItsDataOverWhereUserNamespacesAreGone() throws SQLException {
      assumeThat(EmbeddedHost.current().root()).isTrue();
      change(server, server.ensureRunning(), "create table kept as select 42 as answer");
      server.stop();

      Running running = withoutNamespaces(folder).ensureRunning();

      assertThat(ask(server, running, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws IOException {
      Path data = Files.createDirectories(folder.resolve("cluster/data"));
      Files.writeString(data.resolve("PG_VERSION"), "12\n");

      assertThatThrownBy(server::ensureRunning)
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("PostgreSQL 12")
          .hasMessageContaining("move the folder away");
    }

    @Test
    void aPathThatAShellWouldReadIsRefused() {
      EmbeddedServer odd = EmbeddedServer.at(folder("a$(b)"), cache);

      assertThatThrownBy(odd::ensureRunning)
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
          .hasMessageContaining("choose another folder");
    }

    @Test
    void thereAreNoPasswordsBefore() {
      assertThatThrownBy(server::adminPassword)
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("start it first");
    }
  }

  /** All tests have one folder, whose server runs when they begin. */
  @Nested
  final class Restart {
    private static final String LONG = "do $$ begin for n in 1..1000000000 loop end loop; end $$";

    private static Path folder;
    private static EmbeddedServer server;
    private Running before;

    @BeforeAll
    static void nameTheFolder() {
      folder = folder("restart");
      server = EmbeddedServer.at(folder, cache);
    }

    @BeforeEach
    void runTheServer() throws SQLException {
      before = server.ensureRunning();
      change(server, before, "drop table if exists kept; create table kept as select 42 as answer");
    }

    @AfterAll
    static void endTheServer() {
      server.stop();
    }

    @Test
    void keepsDataPortAndPasswords() throws SQLException {
      char[] password = server.adminPassword();

      server.stop();
      Running after = server.ensureRunning();

      assertThat(after.port()).isEqualTo(before.port());
      assertThat(after.pid()).isNotEqualTo(before.pid());
      assertThat(server.adminPassword()).isEqualTo(password);
      assertThat(ask(server, after, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void aStopIsSeenAndASecondOneIsHarmless() {
      server.stop();
      server.stop();

      assertThat(server.running()).isEmpty();
      assertThatThrownBy(() -> ask(server, before, "select 1")).hasMessageContaining("refused");
    }

    @Test
    void givesUpATakenPort() throws IOException, SQLException {
      server.stop();
      try (ServerSocket squatter =
          new ServerSocket(before.port(), 1, InetAddress.getLoopbackAddress())) {
        Running after = server.ensureRunning();

        assertThat(after.port()).isNotEqualTo(squatter.getLocalPort());
        assertThat(ask(server, after, "select 1")).isEqualTo("1");
      }
    }

    @Test
    void followsAKillInTheMiddleOfAQueryWithoutLoss() throws Exception {
      try (Connection connection = admin(server, before);
          ExecutorService thread = Executors.newSingleThreadExecutor()) {
        String backend = ask(connection, "select pg_backend_pid()");
        Future<Boolean> query = thread.submit(() -> execute(connection, LONG));
        awaitQueryOf(backend);

        kill(before);
        Running after = server.ensureRunning();

        assertThat(after.pid()).isNotEqualTo(before.pid());
        assertThat(ask(server, after, "select answer from kept")).isEqualTo("42");
        assertThatThrownBy(query::get).hasCauseInstanceOf(SQLException.class);
      }
    }

    @Test
    void findsTheServerOfAFolderThatWasRenamed() throws IOException {
      Path renamed = folder("renamed");
      Files.move(folder, renamed);
      try {
        assertThat(EmbeddedServer.at(renamed, cache).ensureRunning()).isEqualTo(before);
      } finally {
        Files.move(renamed, folder);
      }
    }

    private void awaitQueryOf(String backend) throws SQLException {
      String sql = "select state from pg_stat_activity where pid = " + backend;
      while (!ask(server, before, sql).equals("active")) {
        Thread.onSpinWait();
      }
    }

    private void kill(Running running) {
      ProcessHandle.of(running.pid()).orElseThrow().destroyForcibly();
      // Not until the process is reaped: a start has to get over that, too.
      while (server.running().isPresent()) {
        Thread.onSpinWait();
      }
    }

    @Test
    void isNotHinderedByAFileThatNamesAForeignProcess() throws IOException {
      Path file = folder.resolve("cluster/data/postmaster.pid");
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      server.stop();
      lines.set(0, String.valueOf(ProcessHandle.current().pid()));
      Files.write(file, lines);

      assertThat(server.running()).isEmpty();
      server.stop();
      assertThat(server.ensureRunning().pid()).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void saysWhatTheServerSaidWhereItFails() throws IOException {
      server.stop();
      Path settings = folder.resolve("cluster/data/postgresql.auto.conf");
      String right = Files.readString(settings);
      Files.writeString(settings, "no_such_setting = 1\n");
      try {
        assertThatThrownBy(server::ensureRunning)
            .isInstanceOf(MeshException.class)
            .hasMessageContaining("no_such_setting")
            .hasMessageContaining("server.log");
      } finally {
        Files.writeString(settings, right);
      }
    }

    @Test
    void outlivesTheProcessThatAskedForIt() throws Exception {
      server.stop();

      String said = outcome(startByProcess(folder));

      assertThat(server.running().map(Running::toString)).contains(said);
    }
  }

  /** All tests have one server, which runs all the time. */
  @Nested
  final class Access {
    private static Path folder;
    private static EmbeddedServer server;
    private static Running running;

    @BeforeAll
    static void runTheServer() {
      folder = folder("access");
      server = EmbeddedServer.at(folder, cache);
      running = server.ensureRunning();
    }

    @AfterAll
    static void endTheServer() {
      server.stop();
    }

    @Test
    void leadsToAnEmptyMeshDatabase() throws SQLException {
      assertThat(running.url())
          .isEqualTo("jdbc:postgresql://127.0.0.1:" + running.port() + "/mesh");
      assertThat(ask(server, running, "select current_database()")).isEqualTo("mesh");
      assertThat(
              ask(
                  server,
                  running,
                  "select count(*) from pg_tables where schemaname not in ('pg_catalog',"
                      + " 'information_schema')"))
          .isEqualTo("0");
    }

    @Test
    void comparesTextByCodePoint() throws SQLException {
      assertThat(ask(server, running, "show server_encoding")).isEqualTo("UTF8");
      assertThat(ask(server, running, "select 'Z' < 'a' and 'z' < 'ä' and upper('ä') = 'Ä'"))
          .isEqualTo("t");
    }

    @Test
    void isSharedByAllWhoNameTheFolder() {
      assertThat(EmbeddedServer.at(folder, cache).ensureRunning()).isEqualTo(running);
      assertThat(server.running()).contains(running);
    }

    @Test
    void isOnOneAddressAndByPasswordOnly() throws SQLException {
      assertThat(ask(server, running, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, running, "show unix_socket_directories")).isEmpty();
      assertThat(
              ask(
                  server,
                  running,
                  "select string_agg(type || ' ' || auth_method, ',') from pg_hba_file_rules"))
          .isEqualTo("host scram-sha-256");
    }

    @Test
    void aWrongPasswordIsRefused() {
      assertThatThrownBy(() -> connect(running, "meshwright_admin", "wrong"))
          .hasMessageContaining("password authentication failed");
    }

    @Test
    void aRoleLogsInWithThePasswordMadeForIt() throws SQLException {
      String password = String.valueOf(server.passwordOf("reader"));
      change(server, running, "create role reader login password '" + password + "'");

      try (Connection connection = connect(running, "reader", password)) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }

    @Test
    void theSameRoleGetsTheSamePassword() {
      String password = String.valueOf(server.passwordOf("writer"));

      assertThat(password).matches("[A-Za-z0-9_-]{43}");
      assertThat(server.passwordOf("writer")).isEqualTo(password.toCharArray());
      assertThat(server.passwordOf("Writer")).isNotEqualTo(password.toCharArray());
    }

    @Test
    void secretsAreReadByTheirOwnerOnly() throws IOException {
      for (String file : List.of("admin-password", "role-secret")) {
        Path path = folder.resolve("cluster").resolve(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .isEqualTo("rw-------");
      }
      assertThat(folder.resolve(".gitignore")).hasContent("*");
    }

    @Test
    void failingStatementsDoNotReachTheLog() {
      assertThatThrownBy(
              () -> change(server, running, "create role meshwright_admin password 'hush-hush'"))
          .isInstanceOf(SQLException.class);

      assertThat(folder.resolve("log/server.log"))
          .content()
          .contains("role \"meshwright_admin\" already exists")
          .doesNotContain("hush-hush");
    }
  }

  /** Starts the server of a folder from a process of its own. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      System.out.println(
          EmbeddedServer.at(Path.of(arguments[0]), Path.of(arguments[1])).ensureRunning());
    }
  }

  private static Path folder(String name) {
    return temporary.resolve("my mesh").resolve(name);
  }

  private static EmbeddedServer withoutNamespaces(Path folder) {
    return new EmbeddedServer(
        folder,
        host -> cache,
        (host, data) -> EmbeddedAccount.firstUsable(EmbeddedAccount.unprivileged()));
  }

  private static Process startByProcess(Path folder) throws IOException {
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

  private static String outcome(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  private static void change(EmbeddedServer server, Running running, String sql)
      throws SQLException {
    try (Connection connection = admin(server, running)) {
      execute(connection, sql);
    }
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String ask(EmbeddedServer server, Running running, String sql)
      throws SQLException {
    try (Connection connection = admin(server, running)) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection admin(EmbeddedServer server, Running running) throws SQLException {
    return connect(running, server.adminUser(), String.valueOf(server.adminPassword()));
  }

  private static Connection connect(Running running, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(running.url(), user, password);
  }
}

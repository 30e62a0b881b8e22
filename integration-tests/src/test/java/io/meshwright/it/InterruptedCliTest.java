package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line, ended by a signal in the middle of an apply. A transaction of the test's own
 * holds the apply where it is.
 */
class InterruptedCliTest {
  @TempDir Path folder;

  private String workspace() {
    return folder.resolve("shop").toString();
  }

  @BeforeEach
  void makeAWorkspaceWithAServer() throws IOException, InterruptedException {
    // JUnit makes the folder for one user only, and root has to run the server as another.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    assertThat(finished("init", workspace()).exit()).isZero();
    assertThat(finished("db", "start", workspace()).exit()).isZero();
  }

  @AfterEach
  void stopTheServer() throws IOException, InterruptedException {
    assertThat(finished("db", "stop", workspace()).exit()).isZero();
  }

  /** How a run of the command line ended. */
  private record Ended(int exit, String out) {}

  private static ProcessBuilder commandLine(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    words.add("-Dorg.slf4j.simpleLogger.log.io.meshwright.engine.apply=debug");
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add("io.meshwright.cli.Main");
    words.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(words);
  }

  private Ended finished(String... arguments) throws IOException, InterruptedException {
    Process process =
        commandLine(arguments).redirectError(folder.resolve("errors.log").toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  /**
   * Has made a role of the second batch, without a commit: whoever makes the same one has to wait
   * for what becomes of it.
   */
  private Connection holdingARole() throws IOException, InterruptedException, SQLException {
    Connection connection =
        DriverManager.getConnection(
            finished("db", "url", workspace(), "--with-password").out().strip());
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE session_ana");
    }
    return connection;
  }

  /** Sends a signal to an apply whose second batch is on its way. */
  private Ended interrupted(String signal) throws IOException, InterruptedException {
    Process process = commandLine("apply", workspace(), "--yes").redirectErrorStream(true).start();
    StringBuilder out = new StringBuilder();
    int batches = 0;
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        out.append(line).append('\n');
        if (line.contains("changes of platform") && ++batches == 2) {
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
        }
      }
    }
    return new Ended(process.waitFor(), out.toString());
  }

  private void anInterruptedRunIsGoneOnWith(String signal, int exit)
      throws IOException, InterruptedException, SQLException {
    try (Connection holding = holdingARole()) {
      assertThat(holding.isClosed()).isFalse();
      Ended ended = interrupted(signal);
      assertThat(ended.exit()).as(ended.out()).isEqualTo(exit);
      assertThat(ended.out())
          .containsPattern(
              "\nApplied: [1-9]\\d* of \\d+ changes done, \\d+ failed, \\d+ skipped.\n")
          .contains("\nNot done\n", "the run was cancelled\n")
          .contains("Interrupted: what is done stays done. Run it again to go on.\n");
    }
    Ended next = finished("apply", workspace(), "--yes");
    assertThat(next.exit()).as(next.out()).isZero();
    assertThat(next.out()).contains(" done.\n", "Proved: ");
    Ended last = finished("plan", workspace(), "--detailed-exitcode");
    assertThat(last.exit()).as(last.out()).isZero();
  }

  @Test
  void whatCtrlCInterruptedTheNextRunFinishes()
      throws IOException, InterruptedException, SQLException {
    assumeThat(ignoresInterrupts()).as("started with SIGINT ignored").isFalse();
    anInterruptedRunIsGoneOnWith("INT", 130);
  }

  @Test
  void whatAServiceManagerEndedTheNextRunFinishes()
      throws IOException, InterruptedException, SQLException {
    anInterruptedRunIsGoneOnWith("TERM", 143);
  }

  /** A shell starts what runs in its background so, and children inherit it. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .anyMatch(ignored -> (ignored & 0b10) != 0);
  }
}

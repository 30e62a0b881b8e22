package io.meshwright.testkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A server of a third party as a process of ours on 127.0.0.1, with a home of its own in a
 * temporary folder. It ends with the process of the tests.
 *
 * @param address where it answers; empty where it does not
 * @param reason why there is none, for whoever skips a test; empty where there is one
 */
public record LocalServer(Optional<URI> address, String reason) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** There is none. */
  public static LocalServer none(String reason) {
    return new LocalServer(Optional.empty(), reason);
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param name what it is, for messages and folders
   * @param command the command line for a port
   * @param isReady whether it answers at an address
   */
  public static LocalServer start(
      String name, IntFunction<List<String>> command, Predicate<URI> isReady) {
    try {
      int port = freePort();
      Path home = Files.createTempDirectory(name);
      ProcessBuilder builder =
          new ProcessBuilder(command.apply(port))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("log").toFile());
      builder.environment().put("HOME", home.toString());
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      URI address = URI.create("http://127.0.0.1:" + port);
      return answers(process, address, isReady)
          ? new LocalServer(Optional.of(address), "")
          : none(name + " did not start: see " + home.resolve("log"));
    } catch (IOException e) {
      return none(name + " cannot be started: " + e.getMessage());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(Process process, URI address, Predicate<URI> isReady) {
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      if (isReady.test(address)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }
}

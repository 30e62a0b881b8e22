package io.meshwright.provider.aws.moto;

import io.meshwright.api.resource.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Moto, a third party's reading of AWS, as a process of ours on 127.0.0.1. It is installed from
 * pinned packages into a folder of the user's cache, once; where that cannot be done there is none,
 * and its tests are skipped with the reason.
 */
final class MotoServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MINUTES_TO_INSTALL = 5;

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  private MotoServer(URI address) {
    this.address = address;
  }

  /** A server, or why there is none. */
  record Started(Optional<MotoServer> server, String reason) {}

  private static final class Once {
    static final Started STARTED = start();
  }

  /** The one server of this process; it ends with it. */
  static Started started() {
    return Once.STARTED;
  }

  URI address() {
    return address;
  }

  private static Started start() {
    try {
      Optional<Path> folder = installed();
      if (folder.isEmpty()) {
        return new Started(Optional.empty(), "moto cannot be installed: it needs Python 3.11");
      }
      int port = freePort();
      Path home = Files.createTempDirectory("moto");
      ProcessBuilder command =
          new ProcessBuilder(
                  folder.get().resolve("bin/moto_server").toString(),
                  "-H",
                  "127.0.0.1",
                  "-p",
                  Integer.toString(port))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("log").toFile());
      command.environment().put("HOME", home.toString());
      Process process = command.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      MotoServer server = new MotoServer(URI.create("http://127.0.0.1:" + port));
      return server.isReady(process)
          ? new Started(Optional.of(server), "")
          : new Started(Optional.empty(), "moto did not start: see " + home.resolve("log"));
    } catch (IOException e) {
      return new Started(Optional.empty(), "moto cannot be started: " + e.getMessage());
    }
  }

  private static Optional<Path> installed() throws IOException {
    String pins = pins();
    Path folder =
        Path.of(System.getProperty("user.home"), ".cache", "meshwright-moto")
            .resolve(Digest.of(pins).hex().substring(0, 12));
    if (Files.exists(folder.resolve("complete"))) {
      return Optional.of(folder);
    }
    Optional<String> python = python();
    if (python.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path requirements = Files.writeString(folder.resolve("requirements.txt"), pins);
    boolean made =
        run(python.get(), "-m", "venv", folder.toString())
            && run(
                folder.resolve("bin/pip").toString(),
                "install",
                "-q",
                "--disable-pip-version-check",
                "-r",
                requirements.toString());
    if (!made) {
      return Optional.empty();
    }
    Files.writeString(folder.resolve("complete"), "");
    return Optional.of(folder);
  }

  private static String pins() throws IOException {
    try (InputStream stream = MotoServer.class.getResourceAsStream("/moto-requirements.txt")) {
      if (stream == null) {
        throw new IOException("moto-requirements.txt is no resource of the tests");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> python() {
    return List.of("python3", "python3.13", "python3.12", "python3.11").stream()
        .filter(p -> run(p, "-c", "import sys; sys.exit(sys.version_info[:2] < (3, 11))"))
        .findFirst();
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady(Process process) {
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      if (status("GET", "/moto-api/data.json") == 200) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /** Forgets everything. */
  void reset() {
    int status = status("POST", "/moto-api/reset");
    if (status != 200) {
      throw new IllegalStateException("moto does not forget: " + status);
    }
  }

  private int status(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(5))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (java.net.ConnectException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}

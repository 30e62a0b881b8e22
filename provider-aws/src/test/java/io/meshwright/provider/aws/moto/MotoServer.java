package io.meshwright.provider.aws.moto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Moto, a third party's reading of AWS, as a process of ours on 127.0.0.1. Where it cannot be
 * installed there is none, and its tests are skipped with the reason.
 */
final class MotoServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
      Optional<Path> folder = MotoInstallation.folder();
      if (folder.isEmpty()) {
        return new Started(Optional.empty(), MotoInstallation.MISSING);
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

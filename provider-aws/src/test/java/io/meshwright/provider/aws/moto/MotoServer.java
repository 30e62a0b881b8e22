package io.meshwright.provider.aws.moto;

import io.meshwright.testkit.server.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Moto, a third party's reading of AWS, as a process of ours on 127.0.0.1. Where it cannot be
 * installed there is none, and its tests are skipped with the reason.
 */
final class MotoServer {
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  MotoServer(URI address) {
    this.address = address;
  }

  private static final class Once {
    static final LocalServer STARTED =
        MotoInstallation.folder()
            .map(MotoServer::start)
            .orElseGet(() -> LocalServer.none(MotoInstallation.MISSING));
  }

  /** The one server of this process; it ends with it. */
  static LocalServer started() {
    return Once.STARTED;
  }

  URI address() {
    return address;
  }

  private static LocalServer start(Path folder) {
    String program = folder.resolve("bin/moto_server").toString();
    HttpClient http = HttpClient.newHttpClient();
    return LocalServer.start(
        "moto",
        port -> List.of(program, "-H", "127.0.0.1", "-p", Integer.toString(port)),
        address -> status(http, "GET", address.resolve("/moto-api/data.json")) == 200);
  }

  /** Forgets everything. */
  void reset() {
    int status = status(http, "POST", address.resolve("/moto-api/reset"));
    if (status != 200) {
      throw new IllegalStateException("moto does not forget: " + status);
    }
  }

  private static int status(HttpClient http, String method, URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
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

package io.meshwright.provider.aws.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * A service that gives prepared answers in order, the last of them again and again, and keeps what
 * it was asked. It knows nothing of AWS: it shows what the client makes of an answer.
 */
final class CannedService implements AutoCloseable {
  private final HttpServer server;
  private final AwsClients clients;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  record Answer(int status, String body) {}

  private CannedService(List<Answer> answers) throws IOException {
    this.answers.addAll(answers);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    System.setProperty("aws.accessKeyId", "canned");
    System.setProperty("aws.secretAccessKey", "canned");
    clients =
        new AwsClients(
            new AwsTarget(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))));
  }

  static CannedService answering(Answer... answers) throws IOException {
    return new CannedService(List.of(answers));
  }

  static Answer ok(String body) {
    return new Answer(200, body);
  }

  static Answer refusal(String code) {
    return new Answer(400, "{\"__type\":\"%s\",\"Message\":\"no\"}".formatted(code));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** The bodies of all requests so far. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  SdkCatalogue catalogue() {
    return new SdkCatalogue(clients, meter(), 2);
  }

  SdkPermissions permissions() {
    return new SdkPermissions(clients, meter(), 2);
  }

  private static CallMeter meter() {
    return new CallMeter(new PlatformName("lake"), event -> {});
  }

  @Override
  public void close() {
    clients.close();
    server.stop(0);
  }
}

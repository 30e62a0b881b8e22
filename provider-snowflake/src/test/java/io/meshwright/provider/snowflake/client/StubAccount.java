package io.meshwright.provider.snowflake.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * What the driver talks to: it lets everybody in, keeps what it was sent, and answers every
 * statement in the same way. Of SQL it knows nothing.
 */
final class StubAccount implements AutoCloseable {
  private static final String DONE = "\"success\":true,\"code\":null,\"message\":null}";
  private static final String ROW =
      "{\"data\":{\"parameters\":[],\"rowtype\":[{\"name\":\"ROLE\",\"type\":\"text\","
          + "\"nullable\":true,\"length\":10,\"byteLength\":40,\"scale\":null,\"precision\":null},"
          + "{\"name\":\"nothing\",\"type\":\"text\",\"nullable\":true,\"length\":10,"
          + "\"byteLength\":40,\"scale\":null,\"precision\":null}],"
          + "\"rowset\":[[\"DEPLOY\",null]],\"total\":1,\"returned\":1,\"queryId\":\"q-1\","
          + "\"statementTypeId\":4096,\"version\":1,\"sendResultTime\":0,"
          + "\"queryResultFormat\":\"json\"},"
          + DONE;
  private static final String LET_IN =
      "{\"data\":{\"token\":\"t\",\"masterToken\":\"m\",\"validityInSeconds\":3600,"
          + "\"masterValidityInSeconds\":14400,\"sessionId\":1,"
          + "\"parameters\":[{\"name\":\"AUTOCOMMIT\",\"value\":true}],"
          + "\"sessionInfo\":{\"roleName\":\"DEPLOY\"}},"
          + DONE;

  private final HttpServer server;
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private volatile String answer = ROW;
  private volatile String login = LET_IN;

  StubAccount() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = body(exchange);
    String said = "{\"data\":{}," + DONE;
    if (path.endsWith("/login-request")) {
      logins.add(exchange.getRequestURI() + " " + body);
      said = login;
    } else if (path.endsWith("/query-request")) {
      statements.add(body);
      said = answer;
    }
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream in = packed ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Refuses every statement from now on. */
  void refuses(String code, String state, String message) {
    answer = refusal(code, state, message);
  }

  /** Lets nobody in. */
  void keepsOut(String code, String message) {
    login = refusal(code, "08001", message);
  }

  private static String refusal(String code, String state, String message) {
    return "{\"data\":{\"errorCode\":\"%s\",\"sqlState\":\"%s\",\"queryId\":\"q-2\"},\"success\":false,\"code\":\"%s\",\"message\":\"%s\"}"
        .formatted(code, state, code, message);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> logins() {
    return List.copyOf(logins);
  }

  List<String> statements() {
    return List.copyOf(statements);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.meshwright.provider.aws.moto;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server on 127.0.0.1, passes everything on byte for byte, and counts. */
final class CountingProxy implements AutoCloseable {
  private final HttpServer server;
  private final PassingOn behind;
  private final AtomicInteger requests = new AtomicInteger();

  CountingProxy(URI behind) throws IOException {
    this.behind = new PassingOn(behind);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many since it was asked before. */
  int count() {
    return requests.getAndSet(0);
  }

  private void pass(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    if ("AWSGlue.ListDataQualityRulesets".equals(target(exchange))) {
      // Moto has no rulesets, and so nobody has any.
      byte[] none = "{\"Rulesets\":[]}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, none.length);
      exchange.getResponseBody().write(none);
      exchange.close();
      return;
    }
    behind.pass(exchange);
  }

  private static String target(HttpExchange exchange) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    return target == null ? "" : target;
  }

  @Override
  public void close() {
    server.stop(0);
    behind.close();
  }
}

package io.meshwright.provider.aws.moto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;

/**
 * Moto, which keeps the grant option of a right that is given by itself, and loses that of a batch:
 * its {@code batch_grant_permissions} and {@code batch_revoke_permissions} read a member {@code
 * PermissionsWithGrantOptions}, and AWS's is {@code PermissionsWithGrantOption}. So entries of
 * batches say it by both names; everything else goes to moto byte for byte.
 */
final class MotoWithGrantOption implements MotoAccount.Front {
  private static final Set<String> BATCHES =
      Set.of("/BatchGrantPermissions", "/BatchRevokePermissions");
  private static final String AWS = "PermissionsWithGrantOption";
  private static final String MOTO = "PermissionsWithGrantOptions";

  private final HttpServer server;
  private final PassingOn moto;
  private final ObjectMapper json = new ObjectMapper();

  private MotoWithGrantOption(URI moto) throws IOException {
    this.moto = new PassingOn(moto);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  static MotoWithGrantOption before(URI moto) {
    try {
      return new MotoWithGrantOption(moto);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean isBatch = BATCHES.contains(exchange.getRequestURI().getPath());
    moto.pass(exchange, isBatch ? spelled(body) : body);
  }

  private byte[] spelled(byte[] body) throws IOException {
    JsonNode request = json.readTree(body);
    for (JsonNode entry : request.path("Entries")) {
      if (entry.has(AWS)) {
        ((ObjectNode) entry).set(MOTO, entry.path(AWS));
      }
    }
    return json.writeValueAsBytes(request);
  }

  @Override
  public void clear() {
    // It keeps nothing.
  }

  @Override
  public void close() {
    server.stop(0);
    moto.close();
  }
}

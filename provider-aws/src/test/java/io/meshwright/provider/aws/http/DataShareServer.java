package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshwright.provider.aws.redshift.client.DataShareGateway.ListedShare;
import io.meshwright.provider.aws.redshift.fake.FakeAuthorisations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A FAKE of ours: datashares of Redshift's own API behind HTTP on 127.0.0.1, for the real SDK. What
 * it keeps and refuses is {@link FakeAuthorisations}, our reading of the vendor's pages. What it
 * adds is not ours: every request and answer is held to the service model that AWS publishes. It
 * lists one datashare a page.
 */
public final class DataShareServer implements AutoCloseable, AwsHttpServer.Service {
  /** Errors that every operation may answer with, by the page of common errors; 400 or 403. */
  private static final Set<String> COMMON = Set.of("AccessDenied", "Throttling", "ValidationError");

  private final HttpServer server;
  private final ServiceModel model;
  private final QueryAnswers protocol;
  private final FakeAuthorisations authorisations;
  private final List<String> asked = new ArrayList<>();
  private Optional<String> fault = Optional.empty();

  private DataShareServer(FakeAuthorisations authorisations, ServiceModel model)
      throws IOException {
    this.authorisations = authorisations;
    this.model = model;
    this.protocol = new QueryAnswers(model);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A server over what a fake database shares; empty where AWS's model is not installed. */
  public static Optional<DataShareServer> over(FakeAuthorisations authorisations)
      throws IOException {
    Optional<ServiceModel> model = ServiceModel.redshift();
    return model.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataShareServer(authorisations, model.get()));
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The operations that it was asked so far. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** What everything is answered with from now on. */
  synchronized void fails(String code) {
    fault = Optional.of(code);
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    ObjectNode request = (ObjectNode) protocol.request(body);
    String operation = request.path("Action").asText();
    asked.add(operation);
    try {
      checkAddress(exchange, request);
      if (fault.isPresent()) {
        throw new Refused(fault.get(), "a fault that was asked for");
      }
      request.remove(List.of("Action", "Version"));
      JsonNode answer =
          AwsHttpServer.held(
              this, operation, protocol.typed(model.input(operation), request), "ValidationError");
      send(exchange, 200, protocol.answer(operation, answer));
    } catch (Refused e) {
      boolean known = COMMON.contains(e.code()) || model.errors(operation).contains(e.code());
      int refused = e.code().equals("AccessDenied") ? 403 : 400;
      send(
          exchange,
          known ? refused : 500,
          protocol.error(known ? e.code() : "InternalFailure", e.said()));
    }
  }

  private void checkAddress(HttpExchange exchange, JsonNode request) {
    String signed = exchange.getRequestHeaders().getFirst("Authorization");
    if (signed == null || !signed.contains("/redshift/aws4_request")) {
      throw new Refused("AccessDenied", "not signed for the service: " + signed);
    }
    if (!exchange.getRequestMethod().equals("POST")
        || !request.path("Version").asText().equals(model.metadata("apiVersion"))
        || !model.knows(request.path("Action").asText())) {
      throw new Refused("InternalFailure", "not a request as the service has them: " + request);
    }
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    String arn = request.path("DataShareArn").asText();
    String account = request.path("ConsumerIdentifier").asText();
    switch (operation) {
      case "DescribeDataShares" -> {
        return page(request.path("Marker").asInt(0));
      }
      case "AuthorizeDataShare" ->
          authorisations.authorise(arn, account, request.path("AllowWrites").asBoolean());
      case "DeauthorizeDataShare" -> authorisations.deauthorise(arn, account);
      default -> throw new Refused("InternalFailure", operation + " is not in the fake");
    }
    return json(
        authorisations.listed().stream()
            .filter(s -> s.arn().equals(arn))
            .findFirst()
            .orElseThrow());
  }

  private ObjectNode page(int from) {
    List<ListedShare> all = authorisations.listed();
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode shares = page.putArray("DataShares");
    if (from < all.size()) {
      shares.add(json(all.get(from)));
    }
    if (from + 1 < all.size()) {
      page.put("Marker", String.valueOf(from + 1));
    }
    return page;
  }

  /** Who is not authorised yet is listed as well, and so are namespaces, by their ARN. */
  private static ObjectNode json(ListedShare share) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("DataShareArn", share.arn()).put("AllowPubliclyAccessibleConsumers", false);
    ArrayNode consumers = json.putArray("DataShareAssociations");
    consumers
        .addObject()
        .put("ConsumerIdentifier", "arn:aws:redshift:eu-central-1:123456789012:namespace:a")
        .put("Status", "ACTIVE");
    consumers
        .addObject()
        .put("ConsumerIdentifier", "000000000000")
        .put("Status", "PENDING_AUTHORIZATION");
    share
        .authorised()
        .forEach(
            (account, writes) ->
                consumers
                    .addObject()
                    .put("ConsumerIdentifier", account)
                    .put("Status", "AUTHORIZED")
                    .put("ProducerAllowedWrites", writes));
    return json;
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

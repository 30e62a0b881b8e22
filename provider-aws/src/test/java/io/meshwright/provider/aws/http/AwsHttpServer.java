package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.fake.FakeAccount;
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
 * A FAKE of ours: Glue, Lake Formation and RAM of one account behind HTTP on 127.0.0.1, for the
 * real SDK. What it keeps and refuses is {@link FakeAccount}, our reading of the vendor's pages; it
 * says nothing of what AWS does. What it adds is not ours: every request, and every answer of its
 * own, is held to the service model that AWS publishes, and no word of it is shared with the
 * client.
 */
public final class AwsHttpServer implements AutoCloseable {
  /** Errors that every operation may answer with. */
  private static final Set<String> COMMON =
      Set.of(
          "AccessDeniedException", "InternalFailure", "ThrottlingException", "ValidationException");

  /** What Lake Formation says of a request that is not as the model has it. */
  static final String INVALID = "InvalidInputException";

  private final HttpServer server;
  private final ObjectMapper json = new ObjectMapper();
  private final Faults faults = new Faults();
  private final List<String> asked = new ArrayList<>();
  private final GlueService glue;
  private final LakeService lake;
  private final SharingService sharing;

  /** A service: which operation asks what is the business of the model. */
  interface Service {
    ServiceModel model();

    JsonNode answer(String operation, JsonNode request);
  }

  private AwsHttpServer(FakeAccount account, ServiceModel glue, ServiceModel lake, ServiceModel ram)
      throws IOException {
    this.glue = new GlueService(account, glue, faults);
    this.lake = new LakeService(account, lake, faults);
    this.sharing = new SharingService(account, ram);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A server; empty where AWS's service model is not installed. */
  public static Optional<AwsHttpServer> over(FakeAccount account) throws IOException {
    Optional<ServiceModel> glue = ServiceModel.glue();
    Optional<ServiceModel> lake = ServiceModel.lakeFormation();
    Optional<ServiceModel> ram = ServiceModel.ram();
    return glue.isEmpty() || lake.isEmpty() || ram.isEmpty()
        ? Optional.empty()
        : Optional.of(new AwsHttpServer(account, glue.get(), lake.get(), ram.get()));
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What is to go wrong. */
  Faults faults() {
    return faults;
  }

  /** The operations that it was asked so far, in order, refused ones too. */
  List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    boolean isGlue = target != null;
    Service service = isGlue ? glue : isSigned(exchange, sharing) ? sharing : lake;
    String operation =
        isGlue
            ? target.substring(target.indexOf('.') + 1)
            : service.model().operationAt(exchange.getRequestURI().getPath());
    synchronized (asked) {
      asked.add(operation);
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      checkAddress(exchange, service, isGlue);
      JsonNode answer = answered(service, operation, body);
      send(exchange, isGlue, 200, json.writeValueAsBytes(answer));
    } catch (Refused e) {
      refuse(exchange, isGlue, service.model(), operation, e);
    }
  }

  private static boolean isSigned(HttpExchange exchange, Service service) {
    String signed = exchange.getRequestHeaders().getFirst("Authorization");
    String name = "/" + service.model().metadata("endpointPrefix") + "/aws4_request";
    return signed != null && signed.startsWith("AWS4-HMAC-SHA256 ") && signed.contains(name);
  }

  /** The protocol of each service, and whether the request is signed for it. */
  private static void checkAddress(HttpExchange exchange, Service service, boolean isGlue) {
    if (!isSigned(exchange, service)) {
      throw new Refused("AccessDeniedException", "not signed for the service");
    }
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (!exchange.getRequestMethod().equals("POST")
        || isGlue
            && !(exchange.getRequestURI().getPath().equals("/") && target.startsWith("AWSGlue."))) {
      throw new Refused("InternalFailure", "not a request as the service has them");
    }
  }

  private JsonNode answered(Service service, String operation, byte[] body) throws IOException {
    ServiceModel model = service.model();
    if (!model.knows(operation)) {
      throw new Refused("InternalFailure", "there is no operation " + operation);
    }
    JsonNode request =
        body.length == 0 ? JsonNodeFactory.instance.objectNode() : json.readTree(body);
    Optional<String> fault = faults.ofCall(operation, request);
    if (fault.isPresent() && !fault.get().equals(Faults.LOST)) {
      throw new Refused(fault.get(), "a fault that was asked for");
    }
    JsonNode answer =
        held(service, operation, request, service == lake ? INVALID : "ValidationException");
    if (fault.isPresent()) {
      throw new Refused(Faults.UNAVAILABLE, "the answer is lost");
    }
    return answer;
  }

  /** What a service answers, where both the request and the answer are as the model says. */
  static JsonNode held(Service service, String operation, JsonNode request, String code) {
    ServiceModel model = service.model();
    List<String> problems = ModelCheck.of(model, model.input(operation), request);
    if (!problems.isEmpty()) {
      throw new Refused(
          code,
          "%d validation error%s detected: %s"
              .formatted(
                  problems.size(), problems.size() == 1 ? "" : "s", String.join("; ", problems)));
    }
    return checked(model, operation, ask(service, operation, request));
  }

  private static JsonNode ask(Service service, String operation, JsonNode request) {
    try {
      return service.answer(operation, request);
    } catch (MeshException e) {
      throw Refused.of(String.valueOf(e.getMessage()));
    }
  }

  /** A fake that answers what AWS cannot answer is broken. */
  private static JsonNode checked(ServiceModel model, String operation, JsonNode answer) {
    List<String> problems = ModelCheck.of(model, model.output(operation), answer);
    if (!problems.isEmpty()) {
      throw new Refused("InternalFailure", "the fake's own answer: " + problems);
    }
    return answer;
  }

  static void refuse(
      HttpExchange exchange, boolean isGlue, ServiceModel model, String operation, Refused refused)
      throws IOException {
    if (refused.code().equals(Faults.UNAVAILABLE)) {
      send(exchange, isGlue, 503, new byte[0]);
      return;
    }
    String code = refused.code();
    String said = refused.said();
    if (!COMMON.contains(code) && !model.errors(operation).contains(code)) {
      said = operation + " does not answer with " + code + ": " + said;
      code = "InternalFailure";
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (isGlue) {
      body.put("__type", code);
    } else {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", code + ":http://internal.amazon.com/");
    }
    body.put("Message", said);
    int status = code.equals("InternalFailure") ? 500 : model.status(code);
    send(exchange, isGlue, status, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static void send(HttpExchange exchange, boolean isGlue, int status, byte[] body)
      throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Type", isGlue ? "application/x-amz-json-1.1" : "application/json");
    exchange.getResponseHeaders().add("x-amzn-RequestId", "fake");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

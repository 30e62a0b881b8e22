package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshwright.provider.aws.moto.MotoAccount;
import io.meshwright.provider.aws.moto.MotoInstallation;
import io.meshwright.provider.aws.moto.PassingOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * Moto, with data cells filters, which moto does not have: those are a FAKE of ours, {@link
 * FilterService}, held to AWS's own service model; everything else goes to moto byte for byte. So
 * nobody but us says what a filter does, and neither side knows the other: moto takes rights on
 * filters that are not there, and keeps them when a filter goes.
 */
public final class MotoWithFilters implements MotoAccount.Front {
  /** The account that moto is unless it is told otherwise. */
  private static final String MOTO = "123456789012";

  private final HttpServer server;
  private final PassingOn moto;
  private final FilterService filters;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger ours = new AtomicInteger();
  private final AtomicInteger passed = new AtomicInteger();

  private MotoWithFilters(URI moto, ServiceModel lake) throws IOException {
    this.moto = new PassingOn(moto);
    this.filters = new FilterService(lake, MOTO);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Before moto; where AWS's service model is not installed the test is skipped. */
  public static MotoWithFilters before(URI moto) {
    Optional<ServiceModel> lake = ServiceModel.lakeFormation();
    Assumptions.assumeTrue(
        lake.isPresent(), "AWS's service model comes with moto, and " + MotoInstallation.MISSING);
    try {
      return new MotoWithFilters(moto, lake.orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests the fake answered. */
  int ours() {
    return ours.get();
  }

  /** How many requests moto answered. */
  int passed() {
    return passed.get();
  }

  private static boolean isOfFilters(HttpExchange exchange) {
    String signed = exchange.getRequestHeaders().getFirst("Authorization");
    return signed != null
        && signed.contains("/lakeformation/aws4_request")
        && exchange.getRequestMethod().equals("POST")
        && FilterService.OPERATIONS.contains(exchange.getRequestURI().getPath().substring(1));
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!isOfFilters(exchange)) {
      passed.incrementAndGet();
      moto.pass(exchange);
      return;
    }
    ours.incrementAndGet();
    String operation = exchange.getRequestURI().getPath().substring(1);
    try {
      JsonNode request = json.readTree(exchange.getRequestBody().readAllBytes());
      JsonNode answer = AwsHttpServer.held(filters, operation, request, AwsHttpServer.INVALID);
      AwsHttpServer.send(exchange, false, 200, json.writeValueAsBytes(answer));
    } catch (Refused e) {
      AwsHttpServer.refuse(exchange, false, filters.model(), operation, e);
    }
  }

  @Override
  public void clear() {
    filters.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    moto.close();
  }
}

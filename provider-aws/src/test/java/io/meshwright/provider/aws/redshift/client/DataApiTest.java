package io.meshwright.provider.aws.redshift.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.redshift.sql.RsSql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client makes of answers; they were prepared by us, and show nothing about AWS. */
class DataApiTest {
  private static final String STARTED = "{\"Id\":\"one\"}";
  private static final String RUNS = "{\"Id\":\"one\",\"Status\":\"STARTED\"}";
  private static final String ENDED =
      "{\"Id\":\"one\",\"Status\":\"FINISHED\",\"HasResultSet\":true}";

  private final Queue<String> answers = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private final RedshiftClients clients;
  private int status = 200;

  DataApiTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    System.setProperty("aws.accessKeyId", "canned");
    System.setProperty("aws.secretAccessKey", "canned");
    clients =
        new RedshiftClients(
            new RedshiftTarget(
                new AwsTarget(
                    Optional.of("eu-central-1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))),
                Optional.of("company"),
                Optional.empty(),
                "dev",
                Optional.empty()));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(action.substring(action.indexOf('.') + 1) + " " + body);
    String answer = answers.size() > 1 ? answers.remove() : answers.element();
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterEach
  void close() {
    clients.close();
    server.stop(0);
  }

  private DataApi api(String... prepared) {
    answers.addAll(List.of(prepared));
    StatementWait wait =
        new StatementWait(Duration.ofNanos(1), Duration.ofNanos(4), Duration.ofNanos(20));
    return new DataApi(clients, new CallMeter(new PlatformName("warehouse"), event -> {}), wait);
  }

  private static List<List<Optional<String>>> roles(DataApi api) {
    CatalogueQuery query = CatalogueQuery.ROLE_GRANTS;
    return api.query(query, query.sql(Ordered.set(List.of())));
  }

  @Test
  void aQueryIsWaitedForAndItsPagesAreJoined() {
    DataApi api =
        api(
            STARTED,
            RUNS,
            ENDED,
            "{\"Records\":[[{\"stringValue\":\"a\"},{\"isNull\":true}]],\"NextToken\":\"two\"}",
            "{\"Records\":[[{\"longValue\":7},{\"booleanValue\":true}]]}");
    assertThat(roles(api))
        .containsExactly(
            List.of(Optional.of("a"), Optional.empty()),
            List.of(Optional.of("7"), Optional.of("true")));
    assertThat(asked)
        .extracting(a -> a.substring(0, a.indexOf(' ')))
        .containsExactly(
            "ExecuteStatement",
            "DescribeStatement",
            "DescribeStatement",
            "GetStatementResult",
            "GetStatementResult");
    assertThat(asked.getFirst()).contains("\"WorkgroupName\":\"company\"", "\"Database\":\"dev\"");
    assertThat(asked.getLast()).contains("\"NextToken\":\"two\"");
  }

  @Test
  void statementsGoTogetherAndOnce() {
    api(STARTED, "{\"Id\":\"one\",\"Status\":\"FINISHED\"}")
        .run(List.of(RsSql.of("CREATE SCHEMA").name("a"), RsSql.of("DROP SCHEMA").name("b")));
    assertThat(asked.getFirst())
        .startsWith("BatchExecuteStatement")
        .contains("CREATE SCHEMA \\\"a\\\"", "DROP SCHEMA \\\"b\\\"", "ClientToken");
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, ERROR: permission denied for schema a, PERMISSION",
    "FAILED, ERROR: role x does not exist, CONFLICT",
    "FAILED, ERROR: Serializable isolation violation on table, TRANSIENT",
    "FAILED, ERROR: syntax error, USER",
    "ABORTED, gone, TRANSIENT",
    "STARTED, still, TRANSIENT"
  })
  void whatTheDatabaseSaysHasAKind(String status, String said, ErrorKind kind) {
    DataApi api =
        api(STARTED, "{\"Id\":\"one\",\"Status\":\"" + status + "\",\"Error\":\"" + said + "\"}");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> api.run(List.of(RsSql.of("DROP SCHEMA").name("b"))))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "ActiveStatementsExceededException, TRANSIENT",
    "AccessDeniedException, PERMISSION",
    "ValidationException, USER"
  })
  void whatTheServiceRefusesHasAKind(String code, ErrorKind kind) {
    status = 400;
    DataApi api = api("{\"__type\":\"" + code + "\",\"Message\":\"no\"}");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> roles(api))
        .withMessageContaining("redshift-data:ExecuteStatement on company/dev: no")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void aPageThatFollowsItselfIsNotReadForEver() {
    DataApi api = api(STARTED, ENDED, "{\"Records\":[],\"NextToken\":\"again\"}");
    assertThatExceptionOfType(MeshException.class).isThrownBy(() -> roles(api));
  }

  @Test
  void moreStatementsThanATransactionHoldsAreNotSent() {
    DataApi api = api(STARTED);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> api.run(Collections.nCopies(41, RsSql.of("SELECT 1"))));
    assertThat(asked).isEmpty();
  }
}

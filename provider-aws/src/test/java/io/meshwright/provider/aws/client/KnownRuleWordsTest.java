package io.meshwright.provider.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule with a word that the SDK would leave out is not read as one without it. */
class KnownRuleWordsTest {
  private static final String RULE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule>\
      <ID>theirs</ID><Filter>%s</Filter><Status>Enabled</Status>\
      <Expiration><Days>3</Days></Expiration></Rule></LifecycleConfiguration>\
      """;

  private String answer = "";
  private HttpServer server;
  private AwsClients clients;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "fake");
    System.setProperty("aws.secretAccessKey", "fake");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/xml");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    clients =
        new AwsClients(
            new AwsTarget(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))));
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
  }

  private BucketRules rules() {
    return new SdkStorage(clients, new CallMeter(new PlatformName("lake"), event -> {}))
        .rules()
        .rules("company-mesh-sales");
  }

  @Test
  void whatIsKnownIsRead() {
    answer = RULE.formatted("<Prefix>tmp/</Prefix>");
    assertThat(rules().rules())
        .singleElement()
        .satisfies(r -> assertThat(r.filter().prefix()).isEqualTo("tmp/"));
  }

  @Test
  void aWordThatNobodyKnowsIsRefusedWithPlaceCauseAndRemedy() {
    answer = RULE.formatted("<OwnedBy>somebody</OwnedBy>");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(this::rules)
        .withMessageContaining("company-mesh-sales")
        .withMessageContaining("'OwnedBy'")
        .withMessageContaining("take that rule out")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
  }
}

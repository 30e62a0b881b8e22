package io.meshwright.provider.aws.http;

import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.moto.MotoInstallation;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftClients;
import io.meshwright.provider.aws.redshift.client.RedshiftTarget;
import io.meshwright.provider.aws.redshift.client.SdkDataShares;
import io.meshwright.provider.aws.redshift.fake.FakeDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The datashares of a fake database as the SDK sees them; its statements go without HTTP. */
final class HttpDataShares implements AutoCloseable {
  private final DataShareServer server;
  private final RedshiftClients clients;

  private HttpDataShares(DataShareServer server) {
    this.server = server;
    this.clients =
        new RedshiftClients(
            new RedshiftTarget(
                new AwsTarget(
                    Optional.of("eu-central-1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(server.address())),
                Optional.of("company"),
                Optional.empty(),
                "dev",
                Optional.empty()));
  }

  /** A server over a database; where AWS's service model is not installed the test is skipped. */
  static HttpDataShares open(FakeDatabase database) {
    // The server takes any; the SDK wants some.
    System.setProperty("aws.accessKeyId", "fake");
    System.setProperty("aws.secretAccessKey", "fake");
    try {
      Optional<DataShareServer> server = DataShareServer.over(database.authorisations());
      Assumptions.assumeTrue(
          server.isPresent(),
          "AWS's service model comes with moto, and " + MotoInstallation.MISSING);
      return new HttpDataShares(server.orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataShareGateway gateway(CallMeter meter) {
    return new SdkDataShares(clients, meter);
  }

  List<String> asked() {
    return server.asked();
  }

  void fails(String code) {
    server.fails(code);
  }

  @Override
  public void close() {
    clients.close();
    server.close();
  }
}

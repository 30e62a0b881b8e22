package io.meshwright.provider.aws.http;

import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.AwsClients;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.LocationGateway;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.client.RoleGateway;
import io.meshwright.provider.aws.client.SchemaGateway;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.provider.aws.client.SmallPages;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.provider.aws.moto.MotoInstallation;
import io.meshwright.spi.CallEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/**
 * The fake account as the SDK sees it: over HTTP, two items a page; S3, IAM and registrations
 * without HTTP.
 */
public final class HttpAccount implements TestAccount {
  private final FakeAccount account = new FakeAccount();
  private final AwsHttpServer server;
  private final AwsClients clients;

  private HttpAccount() {
    server = server(account);
    clients =
        new AwsClients(
            new AwsTarget(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(server.address()),
                Optional.of("meshwright-athena")));
  }

  /** An empty account; where AWS's service model is not installed the test is skipped. */
  public static HttpAccount open() {
    // The server takes any; the SDK wants some.
    System.setProperty("aws.accessKeyId", "fake");
    System.setProperty("aws.secretAccessKey", "fake");
    return new HttpAccount();
  }

  private static AwsHttpServer server(FakeAccount account) {
    try {
      Optional<AwsHttpServer> server = AwsHttpServer.over(account);
      Assumptions.assumeTrue(
          server.isPresent(),
          "AWS's service model comes with moto, and " + MotoInstallation.MISSING);
      return server.orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What links to another account show. */
  void knows(String number, FakeAccount other) {
    account.knows(number, other);
  }

  /** The account behind it. */
  FakeAccount fake() {
    return account;
  }

  AwsHttpServer server() {
    return server;
  }

  @Override
  public CatalogueGateway catalogue(String platform, Consumer<CallEvent> meter) {
    return SmallPages.catalogue(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public PermissionGateway permissions(String platform, Consumer<CallEvent> meter) {
    return SmallPages.permissions(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public TagGateway tags(String platform, Consumer<CallEvent> meter) {
    return SmallPages.tags(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public LocationGateway locations(String platform, Consumer<CallEvent> meter) {
    return account.locations(platform, meter);
  }

  @Override
  public StorageGateway storage(String platform, Consumer<CallEvent> meter) {
    return account.storage(platform, meter);
  }

  @Override
  public JobGateway jobs(String platform, Consumer<CallEvent> meter) {
    return SmallPages.jobs(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public RoleGateway roles(String platform, Consumer<CallEvent> meter) {
    return account.roles(platform, meter);
  }

  @Override
  public StreamGateway streams(String platform, Consumer<CallEvent> meter) {
    return account.streams(platform, meter);
  }

  @Override
  public SchemaGateway schemas(String platform, Consumer<CallEvent> meter) {
    return SmallPages.schemas(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public SharingGateway sharing(String platform, Consumer<CallEvent> meter) {
    return SmallPages.sharing(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public void clear() {
    account.clear();
  }

  @Override
  public void close() {
    clients.close();
    server.close();
  }
}

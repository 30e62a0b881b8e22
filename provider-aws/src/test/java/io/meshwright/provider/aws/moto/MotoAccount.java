package io.meshwright.provider.aws.moto;

import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.AwsClients;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LocationGateway;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.client.RoleGateway;
import io.meshwright.provider.aws.client.SchemaGateway;
import io.meshwright.provider.aws.client.SdkCatalogue;
import io.meshwright.provider.aws.client.SdkLocations;
import io.meshwright.provider.aws.client.SdkPermissions;
import io.meshwright.provider.aws.client.SdkRoles;
import io.meshwright.provider.aws.client.SdkSharing;
import io.meshwright.provider.aws.client.SdkStorage;
import io.meshwright.provider.aws.client.SdkStreams;
import io.meshwright.provider.aws.client.SdkTags;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.provider.aws.client.SmallPages;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.CallEvent;
import io.meshwright.testkit.server.LocalServer;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** Moto as an account, through the SDK; it lists no schemas, so that registries are our fake. */
public final class MotoAccount implements TestAccount {
  private final MotoServer server;
  private final Optional<Front> front;
  private final AwsClients clients;

  /** Moto has none: they are our fake. */
  private final FakeAccount rulesets = new FakeAccount();

  private final FakeAccount registries = new FakeAccount();

  /** A server before moto, which serves what moto does not have. */
  public interface Front extends AutoCloseable {
    /** Where it listens. */
    URI address();

    /** Forgets everything of its own. */
    void clear();

    @Override
    void close();
  }

  private MotoAccount(MotoServer server, Optional<Front> front) {
    this.server = server;
    this.front = front;
    this.clients =
        new AwsClients(
            new AwsTarget(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(front.map(Front::address).orElseGet(server::address))));
  }

  /** An empty account; where there is no moto the test is skipped. */
  public static MotoAccount open() {
    return opened(moto -> Optional.empty());
  }

  /** An empty account behind a front of moto's address; where there is no moto likewise. */
  public static MotoAccount behind(Function<URI, Front> front) {
    return opened(moto -> Optional.of(front.apply(moto)));
  }

  private static MotoAccount opened(Function<URI, Optional<Front>> front) {
    LocalServer started = MotoServer.started();
    Assumptions.assumeTrue(started.address().isPresent(), started.reason());
    // Moto takes any; the SDK wants some.
    System.setProperty("aws.accessKeyId", "moto");
    System.setProperty("aws.secretAccessKey", "moto");
    // Moto reads requests to Kinesis as JSON only.
    System.setProperty("aws.cborEnabled", "false");
    MotoServer server = new MotoServer(started.address().orElseThrow());
    MotoAccount account = new MotoAccount(server, front.apply(server.address()));
    account.clear();
    return account;
  }

  @Override
  public CatalogueGateway catalogue(String platform, Consumer<CallEvent> meter) {
    return new SdkCatalogue(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public PermissionGateway permissions(String platform, Consumer<CallEvent> meter) {
    return new SdkPermissions(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public TagGateway tags(String platform, Consumer<CallEvent> meter) {
    return new SdkTags(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public LocationGateway locations(String platform, Consumer<CallEvent> meter) {
    return new SdkLocations(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public StorageGateway storage(String platform, Consumer<CallEvent> meter) {
    return new SdkStorage(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public RoleGateway roles(String platform, Consumer<CallEvent> meter) {
    return new SdkRoles(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public JobGateway jobs(String platform, Consumer<CallEvent> meter) {
    return SmallPages.jobs(
        clients,
        new CallMeter(new PlatformName(platform), meter),
        rulesets.jobs(platform, meter).rulesets());
  }

  @Override
  public StreamGateway streams(String platform, Consumer<CallEvent> meter) {
    return new SdkStreams(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public SchemaGateway schemas(String platform, Consumer<CallEvent> meter) {
    return registries.schemas(platform, meter);
  }

  @Override
  public SharingGateway sharing(String platform, Consumer<CallEvent> meter) {
    return new SdkSharing(clients, new CallMeter(new PlatformName(platform), meter));
  }

  /** Where it listens. */
  URI address() {
    return server.address();
  }

  @Override
  public void clear() {
    server.reset();
    rulesets.clear();
    registries.clear();
    front.ifPresent(Front::clear);
    locations("clear", event -> {})
        .register(LakeLocation.of("company-lake", "arn:aws:iam::123456789012:role/registered"));
  }

  @Override
  public void close() {
    clients.close();
    front.ifPresent(Front::close);
  }
}

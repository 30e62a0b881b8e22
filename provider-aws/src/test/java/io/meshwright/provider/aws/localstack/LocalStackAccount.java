package io.meshwright.provider.aws.localstack;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
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
import io.meshwright.provider.aws.client.SdkRoles;
import io.meshwright.provider.aws.client.SdkStorage;
import io.meshwright.provider.aws.client.SdkStreams;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.CallEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * S3 and IAM of LocalStack, a third party's reading of AWS, through the SDK; the rest is our fake.
 * Where there is no Docker engine its tests are skipped.
 */
public final class LocalStackAccount implements TestAccount {
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static final int PORT = 4566;

  /** A minute or so. */
  private static final int MOST_LOOKS = 1_000;

  private final FakeAccount fake = new FakeAccount();
  private final AwsClients clients;

  private LocalStackAccount(LocalStackContainer container) {
    this.clients =
        new AwsClients(
            new AwsTarget(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(container.getEndpoint())));
  }

  private static final class Once {
    static final LocalStackContainer STARTED = start();

    private static LocalStackContainer start() {
      LocalStackContainer container =
          new LocalStackContainer(IMAGE)
              .withServices("s3", "iam", "kms", "kinesis", "redshift")
              .withCreateContainerCmdModifier(
                  command ->
                      Optional.ofNullable(command.getHostConfig())
                          .orElseThrow()
                          .withPortBindings(
                              new PortBinding(
                                  Ports.Binding.bindIp("127.0.0.1"), new ExposedPort(PORT))));
      container.start();
      return container;
    }
  }

  /** The one container of this process; it ends with it. */
  static LocalStackContainer container() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "LocalStack needs a Docker engine, and there is none");
    return Once.STARTED;
  }

  /** An account without anything of others. */
  public static LocalStackAccount open() {
    LocalStackContainer container = container();
    // LocalStack takes any; the SDK wants some.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    LocalStackAccount account = new LocalStackAccount(container);
    account.clear();
    return account;
  }

  @Override
  public CatalogueGateway catalogue(String platform, Consumer<CallEvent> meter) {
    return fake.catalogue(platform, meter);
  }

  @Override
  public PermissionGateway permissions(String platform, Consumer<CallEvent> meter) {
    return fake.permissions(platform, meter);
  }

  @Override
  public TagGateway tags(String platform, Consumer<CallEvent> meter) {
    return fake.tags(platform, meter);
  }

  @Override
  public LocationGateway locations(String platform, Consumer<CallEvent> meter) {
    return fake.locations(
        platform,
        meter,
        arn ->
            roles(platform, event -> {})
                .role(arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> role.arn().equals(arn))
                .isPresent());
  }

  @Override
  public StorageGateway storage(String platform, Consumer<CallEvent> meter) {
    return new SdkStorage(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public JobGateway jobs(String platform, Consumer<CallEvent> meter) {
    return fake.jobs(platform, meter);
  }

  @Override
  public RoleGateway roles(String platform, Consumer<CallEvent> meter) {
    return new RolesOneByOne(
        new SdkRoles(clients, new CallMeter(new PlatformName(platform), meter)));
  }

  @Override
  public StreamGateway streams(String platform, Consumer<CallEvent> meter) {
    return new SdkStreams(clients, new CallMeter(new PlatformName(platform), meter));
  }

  @Override
  public SchemaGateway schemas(String platform, Consumer<CallEvent> meter) {
    return fake.schemas(platform, meter);
  }

  @Override
  public SharingGateway sharing(String platform, Consumer<CallEvent> meter) {
    return fake.sharing(platform, meter);
  }

  @Override
  public void clear() {
    StreamGateway streams = streams("clear", event -> {});
    // One that is going already is listed for a while.
    streams.streams("").stream()
        .filter(name -> streams.stream(name).isPresent())
        .forEach(streams::deleteStream);
    for (int look = 0; look < MOST_LOOKS && !streams.streams("").isEmpty(); look++) {
      Thread.onSpinWait();
    }
    fake.clear();
    StorageGateway storage = storage("clear", event -> {});
    storage.buckets("").forEach(storage::deleteBucket);
    RoleGateway roles = roles("clear", event -> {});
    roles.roles("/").forEach(role -> roles.deleteRole(role.name()));
  }

  @Override
  public void close() {
    clients.close();
  }
}

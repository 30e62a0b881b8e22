package io.meshwright.provider.aws.client;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients of one account and region, made when they are first needed. */
public final class AwsClients implements AutoCloseable {
  private final AwsTarget target;
  private final SdkSession session;
  private Optional<GlueClient> glue = Optional.empty();
  private Optional<LakeFormationClient> lake = Optional.empty();
  private Optional<S3Client> storage = Optional.empty();
  private Optional<IamClient> identities = Optional.empty();
  private Optional<StsClient> callers = Optional.empty();
  private Optional<KinesisClient> streams = Optional.empty();
  private Optional<RamClient> shares = Optional.empty();

  /** Clients of a target. */
  public AwsClients(AwsTarget target) {
    this.target = target;
    this.session = new SdkSession(target);
  }

  synchronized GlueClient glue() {
    if (glue.isEmpty()) {
      glue = Optional.of(session.configured(GlueClient.builder()).build());
    }
    return glue.get();
  }

  synchronized LakeFormationClient lakeFormation() {
    if (lake.isEmpty()) {
      lake = Optional.of(session.configured(LakeFormationClient.builder()).build());
    }
    return lake.get();
  }

  synchronized S3Client s3() {
    if (storage.isEmpty()) {
      storage =
          Optional.of(
              session
                  .configured(S3Client.builder())
                  .overrideConfiguration(o -> o.addExecutionInterceptor(new KnownRuleWords()))
                  // Another address has no names of buckets before it.
                  .forcePathStyle(target.endpoint().isPresent())
                  .build());
    }
    return storage.get();
  }

  synchronized IamClient iam() {
    if (identities.isEmpty()) {
      identities = Optional.of(session.configured(IamClient.builder()).build());
    }
    return identities.get();
  }

  synchronized KinesisClient kinesis() {
    if (streams.isEmpty()) {
      streams = Optional.of(session.configured(KinesisClient.builder()).build());
    }
    return streams.get();
  }

  synchronized RamClient ram() {
    if (shares.isEmpty()) {
      shares = Optional.of(session.configured(RamClient.builder()).build());
    }
    return shares.get();
  }

  synchronized StsClient sts() {
    if (callers.isEmpty()) {
      callers = Optional.of(session.configured(StsClient.builder()).build());
    }
    return callers.get();
  }

  /** By which Athena checks texts of views. */
  Optional<String> connection() {
    return target.connection();
  }

  Region region() {
    return SignIn.region(target);
  }

  @Override
  public synchronized void close() {
    glue.ifPresent(GlueClient::close);
    lake.ifPresent(LakeFormationClient::close);
    storage.ifPresent(S3Client::close);
    identities.ifPresent(IamClient::close);
    callers.ifPresent(StsClient::close);
    streams.ifPresent(KinesisClient::close);
    shares.ifPresent(RamClient::close);
    session.close();
  }
}

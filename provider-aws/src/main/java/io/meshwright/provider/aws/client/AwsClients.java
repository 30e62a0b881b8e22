package io.meshwright.provider.aws.client;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The SDK's clients of one account and region, made when they are first needed. */
public final class AwsClients implements AutoCloseable {
  private static final String SESSION = "meshwright";

  private final AwsTarget target;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private Optional<StsClient> sts = Optional.empty();
  private Optional<GlueClient> glue = Optional.empty();
  private Optional<LakeFormationClient> lake = Optional.empty();
  private Optional<S3Client> storage = Optional.empty();
  private Optional<IamClient> identities = Optional.empty();
  private Optional<KinesisClient> streams = Optional.empty();

  /** Clients of a target. */
  public AwsClients(AwsTarget target) {
    this.target = target;
  }

  synchronized GlueClient glue() {
    if (glue.isEmpty()) {
      glue = Optional.of(configured(GlueClient.builder()).httpClient(http).build());
    }
    return glue.get();
  }

  synchronized LakeFormationClient lakeFormation() {
    if (lake.isEmpty()) {
      lake = Optional.of(configured(LakeFormationClient.builder()).httpClient(http).build());
    }
    return lake.get();
  }

  synchronized S3Client s3() {
    if (storage.isEmpty()) {
      storage =
          Optional.of(
              configured(S3Client.builder())
                  .httpClient(http)
                  // Another address has no names of buckets before it.
                  .forcePathStyle(target.endpoint().isPresent())
                  .build());
    }
    return storage.get();
  }

  synchronized IamClient iam() {
    if (identities.isEmpty()) {
      identities = Optional.of(configured(IamClient.builder()).httpClient(http).build());
    }
    return identities.get();
  }

  synchronized KinesisClient kinesis() {
    if (streams.isEmpty()) {
      streams = Optional.of(configured(KinesisClient.builder()).httpClient(http).build());
    }
    return streams.get();
  }

  Region region() {
    return SignIn.region(target);
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
    return placed(builder).credentialsProvider(credentials());
  }

  private <B extends AwsClientBuilder<B, ?>> B placed(B builder) {
    target.endpoint().ifPresent(builder::endpointOverride);
    return builder.region(SignIn.region(target));
  }

  private AwsCredentialsProvider credentials() {
    AwsCredentialsProvider own =
        SignIn.told(
            target
                .profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build()));
    return target.role().<AwsCredentialsProvider>map(r -> assumed(r, own)).orElse(own);
  }

  private AwsCredentialsProvider assumed(String role, AwsCredentialsProvider own) {
    if (sts.isEmpty()) {
      sts =
          Optional.of(
              placed(StsClient.builder()).httpClient(http).credentialsProvider(own).build());
    }
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts.get())
        .refreshRequest(r -> r.roleArn(role).roleSessionName(SESSION))
        .build();
  }

  @Override
  public synchronized void close() {
    glue.ifPresent(GlueClient::close);
    lake.ifPresent(LakeFormationClient::close);
    storage.ifPresent(S3Client::close);
    identities.ifPresent(IamClient::close);
    streams.ifPresent(KinesisClient::close);
    sts.ifPresent(StsClient::close);
    http.close();
  }
}

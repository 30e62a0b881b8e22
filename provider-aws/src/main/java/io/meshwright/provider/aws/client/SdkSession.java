package io.meshwright.provider.aws.client;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** What all clients of a target share: its region, who asks, and one client of HTTP. */
public final class SdkSession implements AutoCloseable {
  private static final String NAME = "meshwright";

  private final AwsTarget target;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private Optional<StsClient> sts = Optional.empty();

  /** A session with a target. */
  public SdkSession(AwsTarget target) {
    this.target = target;
  }

  /** A builder that knows where, and as whom. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder) {
    return placed(builder).credentialsProvider(credentials());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B placed(B builder) {
    target.endpoint().ifPresent(builder::endpointOverride);
    return builder.region(SignIn.region(target)).httpClient(http);
  }

  private synchronized AwsCredentialsProvider credentials() {
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
      sts = Optional.of(placed(StsClient.builder()).credentialsProvider(own).build());
    }
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts.get())
        .refreshRequest(r -> r.roleArn(role).roleSessionName(NAME))
        .build();
  }

  @Override
  public synchronized void close() {
    sts.ifPresent(StsClient::close);
    http.close();
  }
}

package io.meshwright.provider.aws.redshift.client;

import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.client.SignIn;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The SDK's clients of one database, made when they are first needed. */
public final class RedshiftClients implements AutoCloseable {
  private static final String SESSION = "meshwright";

  private final RedshiftTarget target;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private Optional<StsClient> sts = Optional.empty();
  private Optional<RedshiftDataClient> data = Optional.empty();

  /** Clients of a target. */
  public RedshiftClients(RedshiftTarget target) {
    this.target = target;
  }

  RedshiftTarget target() {
    return target;
  }

  synchronized RedshiftDataClient data() {
    if (data.isEmpty()) {
      data =
          Optional.of(
              placed(RedshiftDataClient.builder())
                  .credentialsProvider(credentials())
                  .httpClient(http)
                  .build());
    }
    return data.get();
  }

  private <B extends AwsClientBuilder<B, ?>> B placed(B builder) {
    account().endpoint().ifPresent(builder::endpointOverride);
    return builder.region(SignIn.region(account()));
  }

  private AwsTarget account() {
    return target.account();
  }

  private AwsCredentialsProvider credentials() {
    AwsCredentialsProvider own =
        SignIn.told(
            account()
                .profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build()));
    return account().role().<AwsCredentialsProvider>map(r -> assumed(r, own)).orElse(own);
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
    data.ifPresent(RedshiftDataClient::close);
    sts.ifPresent(StsClient::close);
    http.close();
  }
}

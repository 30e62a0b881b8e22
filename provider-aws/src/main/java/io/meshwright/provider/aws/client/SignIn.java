package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Credentials and region from where the AWS tools find theirs; that there are none is a word. */
public final class SignIn {
  private SignIn() {}

  /** The same credentials; where there are none, whoever asks is told how to sign in. */
  public static AwsCredentialsProvider told(AwsCredentialsProvider own) {
    return new AwsCredentialsProvider() {
      @Override
      public AwsCredentials resolveCredentials() {
        try {
          return own.resolveCredentials();
        } catch (SdkClientException e) {
          throw new MeshException(
              ErrorKind.USER,
              "there are no credentials for AWS: sign in as the AWS tools do, with a profile"
                  + " (setting 'profile' or AWS_PROFILE), with AWS_ACCESS_KEY_ID, or by a role of"
                  + " the machine. The SDK says: "
                  + e.getMessage(),
              e);
        }
      }
    };
  }

  /** The region of a target. */
  public static Region region(AwsTarget target) {
    if (target.region().isPresent()) {
      return Region.of(target.region().get());
    }
    DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
    target.profile().ifPresent(chain::profileName);
    try {
      return chain.build().getRegion();
    } catch (SdkClientException e) {
      throw new MeshException(
          ErrorKind.USER,
          "no region is known: write the setting 'region' of the platform, or set AWS_REGION",
          e);
    }
  }
}

package io.meshwright.provider.aws.client;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;

/** Lifecycle rules over the SDK. Calls are told by what IAM calls them. */
final class SdkBucketRules implements BucketRuleGateway {
  private static final Set<String> NO_RULES = Set.of("NoSuchLifecycleConfiguration");
  private static final String WRITE = "PutLifecycleConfiguration";

  private final AwsClients clients;
  private final SdkCalls calls;

  SdkBucketRules(AwsClients clients, SdkCalls calls) {
    this.clients = clients;
    this.calls = calls;
  }

  @Override
  public BucketRules rules(String bucket) {
    return SdkCalls.unless(
            NO_RULES,
            () ->
                calls.read(
                    "GetLifecycleConfiguration",
                    bucket,
                    () ->
                        rules(clients.s3().getBucketLifecycleConfiguration(r -> r.bucket(bucket)))))
        .orElse(BucketRules.NONE);
  }

  private static BucketRules rules(GetBucketLifecycleConfigurationResponse answer) {
    return new BucketRules(
        answer.rules(),
        Optional.ofNullable(answer.transitionDefaultMinimumObjectSizeAsString()).orElse(""));
  }

  /** A list without rules is none to S3, so that the last one takes the list with it. */
  @Override
  public void write(String bucket, BucketRules rules) {
    if (rules.rules().isEmpty()) {
      calls.write(WRITE, bucket, () -> clients.s3().deleteBucketLifecycle(r -> r.bucket(bucket)));
      return;
    }
    calls.write(
        WRITE,
        bucket,
        () ->
            clients
                .s3()
                .putBucketLifecycleConfiguration(
                    r -> {
                      r.bucket(bucket).lifecycleConfiguration(c -> c.rules(rules.rules()));
                      if (!rules.smallest().isEmpty()) {
                        r.transitionDefaultMinimumObjectSize(rules.smallest());
                      }
                    }));
  }
}

package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.BucketRuleGateway;
import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.spi.CallEvent;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;

/** Lifecycle rules of buckets, refused where S3's pages say that it refuses them. */
final class FakeBucketRules implements BucketRuleGateway {
  private static final int MAX_ID = 255;

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeBucketRules(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  @Override
  public BucketRules rules(String bucket) {
    meter.accept(new CallEvent(platform, "s3.GetLifecycleConfiguration", false));
    synchronized (account) {
      checkThere(bucket);
      return account.rules().of(bucket);
    }
  }

  private void checkThere(String bucket) {
    if (!account.buckets.containsKey(bucket)) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "NoSuchBucket: " + bucket);
    }
  }

  @Override
  public void write(String bucket, BucketRules rules) {
    meter.accept(new CallEvent(platform, "s3.PutLifecycleConfiguration", true));
    synchronized (account) {
      checkThere(bucket);
      check(rules);
      account.rules().write(bucket, rules);
    }
  }

  private static void check(BucketRules rules) {
    if (rules.size() > MAX_RULES) {
      throw malformed(rules.size() + " rules");
    }
    Set<String> ids = new HashSet<>();
    for (LifecycleRule rule : rules.rules()) {
      String id = Objects.requireNonNull(rule.id());
      if (id.length() > MAX_ID || !ids.add(id)) {
        throw FakeAccount.refused(ErrorKind.USER, "InvalidArgument: ID '" + id + "'");
      }
      check(rule);
    }
  }

  private static void check(LifecycleRule rule) {
    if (rule.status() == null || rule.status() == ExpirationStatus.UNKNOWN_TO_SDK_VERSION) {
      throw malformed("Status of " + rule.id());
    }
    boolean acts =
        rule.hasTransitions()
            || rule.hasNoncurrentVersionTransitions()
            || rule.expiration() != null
            || rule.noncurrentVersionExpiration() != null
            || rule.abortIncompleteMultipartUpload() != null;
    if (!acts) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidRequest: no action in " + rule.id());
    }
    Optional<LifecycleExpiration> expiration = Optional.ofNullable(rule.expiration());
    if (expiration.filter(FakeBucketRules::saysTwoThings).isPresent()) {
      throw malformed("Expiration of " + rule.id());
    }
    Stream.of(
            expiration.map(LifecycleExpiration::days),
            Optional.ofNullable(rule.noncurrentVersionExpiration()).map(n -> n.noncurrentDays()),
            Optional.ofNullable(rule.abortIncompleteMultipartUpload())
                .map(a -> a.daysAfterInitiation()))
        .flatMap(Optional::stream)
        .filter(days -> days <= 0)
        .forEach(
            days -> {
              throw FakeAccount.refused(ErrorKind.USER, "InvalidArgument: " + days + " days");
            });
    boolean tagged = Optional.ofNullable(rule.filter()).map(LifecycleRuleFilter::tag).isPresent();
    if (tagged && rule.abortIncompleteMultipartUpload() != null) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidRequest: uploads have no tags");
    }
  }

  private static boolean saysTwoThings(LifecycleExpiration expiration) {
    long said =
        Stream.of(
                Optional.ofNullable(expiration.days()),
                Optional.ofNullable(expiration.date()),
                Optional.ofNullable(expiration.expiredObjectDeleteMarker()))
            .filter(Optional::isPresent)
            .count();
    return said != 1;
  }

  private static MeshException malformed(String what) {
    return FakeAccount.refused(ErrorKind.USER, "MalformedXML: " + what);
  }
}

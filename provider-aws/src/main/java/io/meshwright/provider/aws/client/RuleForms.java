package io.meshwright.provider.aws.client;

import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.StorageResource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.AbortIncompleteMultipartUpload;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

/** Lifecycle rules and what they become. */
final class RuleForms {
  private RuleForms() {}

  /** By its id alone: whatever somebody made of it is to be seen, and put right. */
  static boolean isOurs(LifecycleRule rule) {
    return rule.id() != null && rule.id().startsWith(AwsExpiry.OURS);
  }

  /** A rule as S3 wants it. */
  static LifecycleRule rule(AwsExpiry expiry) {
    return LifecycleRule.builder()
        .id(expiry.ruleId())
        .status(ExpirationStatus.ENABLED)
        .filter(LifecycleRuleFilter.builder().prefix(expiry.prefix()).build())
        .expiration(LifecycleExpiration.builder().days(expiry.days()).build())
        .noncurrentVersionExpiration(n -> n.noncurrentDays(expiry.oldVersionDays()))
        .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(expiry.uploadDays()))
        .build();
  }

  static StorageResource resource(String bucket, LifecycleRule rule) {
    if (!isOurs(rule)) {
      Value.Obj all = value(rule);
      return new AwsBucketRule(
          bucket,
          Optional.ofNullable(rule.id()).orElseGet(() -> Digest.of(all.text()).hex()),
          deletes(rule),
          prefix(rule),
          all);
    }
    AwsExpiry plain =
        new AwsExpiry(
            bucket,
            rule.id().substring(AwsExpiry.OURS.length()),
            prefix(rule),
            Optional.ofNullable(rule.expiration()).map(LifecycleExpiration::days).orElse(0),
            Optional.ofNullable(rule.noncurrentVersionExpiration())
                .map(NoncurrentVersionExpiration::noncurrentDays)
                .orElse(0),
            Optional.ofNullable(rule.abortIncompleteMultipartUpload())
                .map(AbortIncompleteMultipartUpload::daysAfterInitiation)
                .orElse(0),
            AwsExpiry.nothing());
    return value(rule(plain)).equals(value(rule))
        ? plain
        : new AwsExpiry(
            bucket,
            plain.id(),
            plain.prefix(),
            plain.days(),
            plain.oldVersionDays(),
            plain.uploadDays(),
            value(rule));
  }

  /** What the keys begin with; the older form says so beside the filter. */
  private static String prefix(LifecycleRule rule) {
    Optional<LifecycleRuleFilter> filter = Optional.ofNullable(rule.filter());
    return filter
        .map(LifecycleRuleFilter::prefix)
        .or(() -> filter.map(LifecycleRuleFilter::and).map(LifecycleRuleAndOperator::prefix))
        .or(() -> Optional.ofNullable(value(rule).fields().get("Prefix")).map(Value::text))
        .orElse("");
  }

  /** A rule for objects with a tag deletes what somebody marked for that, whatever its age. */
  private static boolean deletes(LifecycleRule rule) {
    Optional<LifecycleRuleFilter> filter = Optional.ofNullable(rule.filter());
    boolean tagged =
        filter.map(LifecycleRuleFilter::tag).isPresent()
            || filter
                .map(LifecycleRuleFilter::and)
                .filter(LifecycleRuleAndOperator::hasTags)
                .filter(and -> !and.tags().isEmpty())
                .isPresent();
    return !tagged
        && rule.status() != ExpirationStatus.DISABLED
        && Optional.ofNullable(rule.expiration())
            .filter(e -> e.days() != null || e.date() != null)
            .isPresent();
  }

  /** All that is said, by the names that S3 gives it. */
  static Value.Obj value(SdkPojo pojo) {
    TreeMap<String, Value> fields = new TreeMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
        fields.put(field.locationName(), of(value));
      }
    }
    return new Value.Obj(fields);
  }

  private static Value of(Object value) {
    return switch (value) {
      case SdkPojo pojo -> value(pojo);
      case List<?> list -> new Value.Seq(list.stream().map(RuleForms::of).toList());
      default -> Value.of(value.toString());
    };
  }
}

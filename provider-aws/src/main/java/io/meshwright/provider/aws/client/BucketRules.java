package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.StorageResource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/**
 * The lifecycle rules of a bucket, those of others as S3 has them.
 *
 * @param rules in their order
 * @param smallest what S3 says about the smallest objects that move to other classes; empty where
 *     it says nothing, or where there are no rules
 */
public record BucketRules(List<LifecycleRule> rules, String smallest) {
  /** No rules. */
  public static final BucketRules NONE = new BucketRules(List.of(), "");

  /** Copies the rules; where there are none S3 remembers nothing else. */
  public BucketRules {
    rules = List.copyOf(rules);
    smallest = rules.isEmpty() ? "" : smallest;
  }

  /** How many. */
  public int size() {
    return rules.size();
  }

  /** Whether one of them is ours. */
  public boolean hasOurs() {
    return rules.stream().anyMatch(RuleForms::isOurs);
  }

  /** Those of others. */
  public BucketRules others() {
    return new BucketRules(rules.stream().filter(r -> !RuleForms.isOurs(r)).toList(), smallest);
  }

  /** As resources: {@link AwsExpiry} for ours, {@link AwsBucketRule} for those of others. */
  public List<StorageResource> resources(String bucket) {
    return rules.stream().map(r -> RuleForms.resource(bucket, r)).toList();
  }

  /** With a rule of ours in the place of the one of its id, or at the end. */
  public BucketRules with(AwsExpiry expiry) {
    List<LifecycleRule> all = new ArrayList<>();
    boolean found = false;
    for (LifecycleRule rule : rules) {
      boolean same = expiry.ruleId().equals(rule.id());
      all.add(same ? RuleForms.rule(expiry) : rule);
      found |= same;
    }
    if (!found) {
      all.add(RuleForms.rule(expiry));
    }
    return new BucketRules(all, smallest);
  }

  /** Without a rule of ours. */
  public BucketRules without(AwsExpiry expiry) {
    return new BucketRules(
        rules.stream().filter(r -> !expiry.ruleId().equals(r.id())).toList(), smallest);
  }
}

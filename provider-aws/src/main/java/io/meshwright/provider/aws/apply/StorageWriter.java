package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.PolicyDocuments;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.client.StorageLive;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.AwsRolePolicy;
import io.meshwright.provider.aws.resource.AwsStatement;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.spi.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes buckets, registrations and their roles. */
final class StorageWriter {
  private final Account account;
  private final StorageLive live;
  private final PolicyEdits edits = new PolicyEdits();
  private final RuleEdits rules = new RuleEdits();

  StorageWriter(Account account, StorageLive live) {
    this.account = account;
    this.live = live;
  }

  void make(Change change, StorageResource resource, Marker marker) {
    switch (resource) {
      case AwsBucket bucket -> {
        Map<String, String> tags = StorageLive.tags(bucket, marker, Map.of());
        account.storage().create(bucket.name(), tags);
        account
            .storage()
            .update(S3Bucket.fresh(bucket.name(), tags), wanted(bucket, new TreeMap<>(), tags));
      }
      case AwsRole role -> account.roles().create(PolicyDocuments.role(role));
      case AwsLocation location -> account.locations().register(registration(location));
      case AwsFilesGrant grant -> put(change, grant);
      case AwsExpiry expiry -> rules.put(change, expiry);
      case AwsBucketRule rule -> throw notOurs(rule);
      case AwsStatement statement -> throw notOurs(statement);
      case AwsRolePolicy policy -> throw notOurs(policy);
    }
  }

  void change(Change change, StorageResource resource, Marker marker) {
    switch (resource) {
      case AwsBucket bucket -> {
        S3Bucket now = there(bucket.name());
        account
            .storage()
            .update(
                now, wanted(bucket, now.others(), StorageLive.tags(bucket, marker, now.tags())));
      }
      case AwsRole role -> account.roles().update(PolicyDocuments.role(role));
      case AwsLocation location -> account.locations().update(registration(location));
      case AwsFilesGrant grant -> put(change, grant);
      case AwsExpiry expiry -> rules.put(change, expiry);
      case AwsBucketRule rule -> throw notOurs(rule);
      case AwsStatement statement -> throw notOurs(statement);
      case AwsRolePolicy policy -> throw notOurs(policy);
    }
  }

  void take(Change change, StorageResource resource) {
    switch (resource) {
      case AwsBucket bucket -> account.storage().deleteBucket(bucket.name());
      case AwsRole role -> account.roles().deleteRole(role.name());
      case AwsLocation location ->
          account.locations().deregister(LakeLocation.of(location.bucket(), ""));
      case AwsExpiry expiry -> rules.remove(change, expiry);
      case AwsBucketRule rule -> throw notOurs(rule);
      case AwsFilesGrant grant -> drop(change, grant.bucket(), AccessStatements.id(grant));
      case AwsStatement statement -> drop(change, statement.bucket(), statement.id());
      case AwsRolePolicy policy -> throw notOurs(policy);
    }
  }

  private void put(Change change, AwsFilesGrant grant) {
    S3Bucket now = there(grant.bucket());
    edits.put(
        change, now.name(), now::others, AccessStatements.id(grant), AccessStatements.text(grant));
  }

  private void drop(Change change, String bucket, String id) {
    S3Bucket now = there(bucket);
    edits.remove(change, now.name(), now::others, id);
  }

  /** Writes each policy and each list of rules that changed, once; the failures. */
  Map<Change, Outcome> run() {
    Map<Change, Outcome> failures =
        new HashMap<>(
            edits.run(
                (bucket, statements) -> {
                  S3Bucket now = there(bucket);
                  account.storage().update(now, now.withOthers(statements));
                }));
    failures.putAll(rules.run(account.storage(), this::there));
    return failures;
  }

  private static S3Bucket wanted(
      AwsBucket bucket, SortedMap<String, String> others, Map<String, String> tags) {
    return new S3Bucket(
        bucket.name(),
        bucket.encryption(),
        bucket.versioned(),
        bucket.closed(),
        bucket.tlsOnly(),
        others,
        new TreeMap<>(tags));
  }

  private S3Bucket there(String bucket) {
    return live.bucket(bucket)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.CONFLICT, "bucket " + bucket + " is not there; plan again"));
  }

  private LakeLocation registration(AwsLocation location) {
    return live.role(location.roleName())
        .map(role -> LakeLocation.of(location.bucket(), role.arn()))
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.CONFLICT,
                    "role " + location.roleName() + " is not there; plan again"));
  }

  private static MeshException notOurs(AwsRolePolicy policy) {
    return new MeshException(
        ErrorKind.USER,
        "policy %s of role %s is one that Meshwright reads and does not write"
            .formatted(policy.name(), policy.role()));
  }

  private static MeshException notOurs(AwsBucketRule rule) {
    return new MeshException(
        ErrorKind.USER,
        "rule %s of bucket %s is one that Meshwright reads and does not write"
            .formatted(rule.id(), rule.bucket()));
  }

  private static MeshException notOurs(AwsStatement statement) {
    return new MeshException(
        ErrorKind.USER,
        "statement %s of bucket %s is one that Meshwright reads and does not write"
            .formatted(statement.id(), statement.bucket()));
  }
}

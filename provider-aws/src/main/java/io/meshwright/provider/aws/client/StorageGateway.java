package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** S3 of an account. Throws as {@link CatalogueGateway} does. */
public interface StorageGateway {
  /** Names of the account's buckets that begin so. */
  List<String> buckets(String prefix);

  /** The tags of a bucket; empty where it is not there. */
  Optional<Map<String, String>> tags(String name);

  /** The rest of a bucket that is there. */
  S3Bucket bucket(String name, Map<String, String> tags);

  /** Makes a bucket with its tags; nothing else is set. */
  void create(String name, Map<String, String> tags);

  /** Makes a bucket what it should be; what is so already is not written. */
  void update(S3Bucket now, S3Bucket wanted);

  /** Lifecycle rules of buckets. */
  BucketRuleGateway rules();

  /** Deletes a bucket; one that holds objects is refused, one that is gone is fine. */
  void deleteBucket(String name);
}
